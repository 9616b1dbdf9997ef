"""What fits the minutes one has, alone or together. Plain functions of plain values."""

BUDGETS = (5, 10, 20, 30)  # minutes alone
USUAL_BUDGET = 10
MEETINGS = (30, 45, 60)  # minutes together
USUAL_MEETING = 30
TALK_ABOUT_QUESTION = 5  # minutes; a question that nobody has time to answer is not asked
TALK_ABOUT_RECIPE = 20  # minutes to agree on who does what, and when
READING_A_RECIPE = 10  # minutes, where nobody has said


def fits(minutes: int | None, budget: int) -> bool:
    """What nobody has given a length fits no budget: the promise could not be kept."""
    return minutes is not None and 0 < minutes <= budget


def lesson_together(minutes: int, questions: int) -> int:
    """How long a lesson takes at a meeting: it is read, and its questions are talked over."""
    return minutes + TALK_ABOUT_QUESTION * questions


def recipe_together(minutes: int | None) -> int:
    """How long a practice recipe takes at a meeting: it is read, and the work is shared out."""
    return (minutes or READING_A_RECIPE) + TALK_ABOUT_RECIPE


def chosen(value: str, choices: tuple[int, ...], usual: int) -> tuple[int, bool]:
    """What a query string asks for, and whether it was understood; nothing asked for is the usual."""
    known = {str(choice): choice for choice in choices}
    return known.get(value, usual), not value or value in known
