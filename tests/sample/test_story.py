from waterlinks.sample import story
from waterlinks.sample.people import BODIES, PERSONAS
from waterlinks.sample.profiles import profiles


def test_everybody_the_story_names_is_in_the_sample():
    codes = {profile.code for profile in profiles()}
    named = {code for code, *_ in (*story.STATED, *story.ACCEPTED)} | {story.JOINED, story.WITHDRAWN[0]}

    assert named <= codes


def test_only_needs_stated_early_are_matched_and_matched_ones_are_younger():
    asked = {code: ago for code, ago, _ in story.STATED}

    assert all(ago < asked[code] for code, ago, _ in story.ACCEPTED)


def test_every_persona_belongs_somewhere():
    homes = {profile.code for profile in profiles()} | {body.code for body in BODIES}

    assert {persona.at for persona in PERSONAS} <= homes
