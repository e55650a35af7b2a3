from door.console import Misuse, Refusal, answer, say


def test_a_sentence_goes_to_the_person_and_an_answer_to_the_machine(capsys):
    say("Ready …")
    answer({"passed": True})

    assert capsys.readouterr() == ('{"passed": true}\n', "Ready …\n")


def test_a_misuse_is_a_refusal_too():
    assert issubclass(Misuse, Refusal)
