"""What the United Nations calls their goals and targets: the common identifiers of 2019, at their library.

Published as "SDG Knowledge Organization System" (UNStats, LOD4Stats): http://metadata.un.org/sdg/11 is a goal,
http://metadata.un.org/sdg/11.7 and http://metadata.un.org/sdg/11.b are targets, with the letter in lower case.
"""

GLOBAL_GOALS = "http://metadata.un.org/sdg"


def goal(nummer: int) -> str:
    return f"{GLOBAL_GOALS}/{nummer}"


def target(code: str) -> str:
    """Of a subdoel, by the code that the UN gave it: "11.7", "11.b"."""
    return f"{GLOBAL_GOALS}/{code}"


def addresses(doelen=(), subdoelen=()) -> list[str]:
    """Of these, the goals first; a commitment of another agenda has none."""
    goals = [goal(doel.nummer) for doel in doelen if doel.is_global_goal]
    return goals + [target(subdoel.code) for subdoel in subdoelen]
