"""Every page there is, for everybody who may see it: what is looked at in each light and on each screen."""

PORT_AMBER = "/operators/port-amber-water-district/"

ANYBODY = {
    "directory": "/operators/",
    "directory, nothing found": "/operators/?q=nobody",
    "directory, a filter that cannot be read": "/operators/?country=nowhere",
    "operator": "/operators/lakeside-metropolitan-water/",
    "partnership": "/partnerships/WL-2026-001/",
    "how we match": "/how-we-match/",
}
SIGNED_IN = {"your work": "/", "jobs": "/jobs/", "jobs, none": "/jobs/?state=failed"}
NETWORK = {
    "need": "/needs/N-00001/",
    "need, more mentors": "/needs/N-00001/?show=more",
    "need with a partnership": "/needs/N-00002/",
    "compare": "/needs/N-00001/compare/?mentor=lakeside-metropolitan-water&mentor=orchid-ridge-utility",
    "rounds": "/rounds/",
    "round": "/rounds/R-00001/",
    "round, unmatched": "/rounds/R-00001/?unmatched=all",
    "partnership, private": "/partnerships/WL-2026-004/",
    "partnership, withdrawn": "/partnerships/WL-2026-003/",
}

PAGES = {
    None: ANYBODY | {"front": "/", "sign in": "/sign-in/", "gallery": "/ui/", "no such page": "/nothing/"},
    "Ana Reyes": SIGNED_IN
    | {
        "own operator": PORT_AMBER,
        "own need": "/needs/N-00001/",
        "not now": f"{PORT_AMBER}needs/metering/dismiss/",
        "not for her": "/rounds/",
    },
    "Fatima Rahman": ANYBODY | SIGNED_IN | NETWORK,
    "Joon Villar": SIGNED_IN
    | {"own operator": ANYBODY["operator"], "own partnership": "/partnerships/WL-2026-002/"},
    "Siti Wulandari": SIGNED_IN
    | {
        "imports": "/imports/",
        "import": "/imports/B-00002/",
        "job": "/jobs/J-00001/",
        "round": "/rounds/R-00001/",
    },
    "Peter Lund": SIGNED_IN | {"directory": "/operators/", "operator": PORT_AMBER},
}

ANSWERS = {"no such page": 404, "not for her": 403}  # all others answer 200
