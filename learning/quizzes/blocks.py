"""What a quiz is written in. Each block says what its question is in plain values, and the rules say what is wrong."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from cms.core.fields import PlainStreamField
from learning.quizzes.questions import FALSE, TRUE, WHOLE, Choice, Kind, Part, Question
from learning.quizzes.rules import Flaw, flaw_of_pool, flaws_of
from learning.quizzes.texts import FLAWS

FEEDBACK = ["bold", "italic", "link"]
_GAP = re.compile(r"\[([^\[\]]*)\]")
_OR = "|"


def _keyed(items: Any) -> Iterator[tuple[str, Any]]:
    """The values of a list with their keys; where code has written a list without, the place is the key."""
    for number, item in enumerate(items.bound_blocks, 1):
        yield item.original_id or str(number), item.value


class WithText(blocks.StructBlock):
    """What every question begins with."""

    question = blocks.TextBlock(label=_("Question"), rows=2)


class WithFeedback(blocks.StructBlock):
    """What every question ends with."""

    feedback_right = blocks.RichTextBlock(
        label=_("Feedback when it is right"), features=FEEDBACK, required=False, help_text=_("Why it is right.")
    )
    feedback_wrong = blocks.RichTextBlock(
        label=_("Feedback when it is wrong"),
        features=FEEDBACK,
        required=False,
        help_text=_("What one should look at once more. Do not give the answer away."),
    )


class QuestionBlock(blocks.StructBlock):
    """One question. `kind` says which, `answered` names the field in which its answers are written."""

    kind: Kind
    answered: str

    def parts_of(self, value: Any) -> dict[str, Any]:
        """What is particular to this kind: the fields of `Question` beside those every question has."""
        raise NotImplementedError

    def as_part(self, key: str, value: Any) -> Part:
        return Part([self.as_question(key, value)])

    def as_question(self, key: str, value: Any) -> Question:
        feedback: dict[str, Any] = {name: str(value[name].source) for name in ("feedback_right", "feedback_wrong")}
        return Question(key, self.kind, value["question"] or "", **self.parts_of(value), **feedback)

    def clean(self, value: Any) -> Any:
        """A draft may be half written."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            flaws = flaws_of(self.as_question("", cleaned))
            errors = {("question" if flaw == Flaw.NO_TEXT else self.answered): _error(self, flaw) for flaw in flaws}
            if errors:
                raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


def _error(block: Any, flaw: Flaw) -> ValidationError:
    """As the field it stands by shows it: a list shows what concerns it as a whole above its items."""
    message = ValidationError(str(FLAWS[flaw]), code=flaw)
    if isinstance(block.child_blocks.get(block.answered), blocks.ListBlock) and flaw != Flaw.NO_TEXT:
        return blocks.ListBlockValidationError(non_block_errors=[message])
    return message


class OptionBlock(blocks.StructBlock):
    """One choice, whether it is right, and what to say to who chose it."""

    text = blocks.CharBlock(label=_("Text"), max_length=300)
    is_right = blocks.BooleanBlock(label=_("This is right"), required=False)
    feedback = blocks.RichTextBlock(label=_("Feedback when it is chosen"), features=FEEDBACK, required=False)

    class Meta:
        icon = "check"
        label = _("Choice")


class WithOptions(blocks.StructBlock):
    options = blocks.ListBlock(OptionBlock(), label=_("Choices"))


class ChoicesBlock(WithFeedback, WithOptions, WithText, QuestionBlock):
    answered = "options"

    def parts_of(self, value: Any) -> dict[str, Any]:
        options = list(_keyed(value["options"]))
        return {
            "right": {WHOLE: [key for key, option in options if option["is_right"]]},
            "choices": [Choice(key, option["text"] or "", str(option["feedback"].source)) for key, option in options],
        }


class SingleBlock(ChoicesBlock):
    kind = Kind.SINGLE

    class Meta:
        icon = "radio-full"
        label = _("One right answer")


class MultipleBlock(ChoicesBlock):
    kind = Kind.MULTIPLE

    class Meta:
        icon = "tick-inverse"
        label = _("Several right answers")


class WithTruth(blocks.StructBlock):
    answer = blocks.ChoiceBlock(label=_("The statement is"), choices=[(TRUE, _("True")), (FALSE, _("False"))])


class TrueFalseBlock(WithFeedback, WithTruth, WithText, QuestionBlock):
    kind = Kind.TRUE_FALSE
    answered = "answer"

    class Meta:
        icon = "help"
        label = _("True or false")

    def parts_of(self, value: Any) -> dict[str, Any]:
        """The words for true and false are the interface's own."""
        return {
            "right": {WHOLE: [value["answer"]] if value["answer"] else []},
            "choices": [Choice(TRUE, ""), Choice(FALSE, "")],
        }


class WithItems(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Item"), max_length=300),
        label=_("In the right order"),
        help_text=_("They are shown in another order."),
    )


class OrderBlock(WithFeedback, WithItems, WithText, QuestionBlock):
    kind = Kind.ORDER
    answered = "items"

    class Meta:
        icon = "list-ol"
        label = _("Put in order")

    def parts_of(self, value: Any) -> dict[str, Any]:
        items = [Choice(key, text or "") for key, text in _keyed(value["items"])]
        return {"right": {item.key: [str(place)] for place, item in enumerate(items, 1)}, "items": items}


class PairBlock(blocks.StructBlock):
    left = blocks.CharBlock(label=pgettext_lazy("in a pair", "This"), max_length=300)
    right = blocks.CharBlock(label=pgettext_lazy("in a pair", "belongs with this"), max_length=300)

    class Meta:
        icon = "arrow-right-full"
        label = _("Pair")


class WithPairs(blocks.StructBlock):
    pairs = blocks.ListBlock(PairBlock(), label=_("Pairs"))


class MatchBlock(WithFeedback, WithPairs, WithText, QuestionBlock):
    kind = Kind.MATCH
    answered = "pairs"

    class Meta:
        icon = "group"
        label = _("Match")

    def parts_of(self, value: Any) -> dict[str, Any]:
        pairs = list(_keyed(value["pairs"]))
        return {
            "right": {key: [key] for key, _pair in pairs},
            "items": [Choice(key, pair["left"] or "") for key, pair in pairs],
            "choices": [Choice(key, pair["right"] or "") for key, pair in pairs],
        }


class WithAnswers(blocks.StructBlock):
    answers = blocks.ListBlock(
        blocks.CharBlock(label=_("Answer"), max_length=200),
        label=_("Answers that are right"),
        help_text=_("Capitals, spaces and a full stop at the end make no difference."),
    )


class ShortBlock(WithFeedback, WithAnswers, WithText, QuestionBlock):
    kind = Kind.SHORT
    answered = "answers"

    class Meta:
        icon = "pilcrow"
        label = _("Short answer")

    def parts_of(self, value: Any) -> dict[str, Any]:
        return {"right": {WHOLE: [text or "" for text in value["answers"]]}}


class WithGaps(blocks.StructBlock):
    passage = blocks.TextBlock(
        label=_("Text with gaps"),
        rows=4,
        help_text=_(
            "Put what belongs in a gap between square brackets, with | between what is as right: [book|novel]."
        ),
    )


class ClozeBlock(WithFeedback, WithGaps, WithText, QuestionBlock):
    kind = Kind.CLOZE
    answered = "passage"

    class Meta:
        icon = "edit"
        label = _("Fill in")

    def parts_of(self, value: Any) -> dict[str, Any]:
        pieces = _GAP.split(value["passage"] or "")
        return {
            "right": {str(number): gap.split(_OR) for number, gap in enumerate(pieces[1::2], 1)},
            "passage": pieces[::2],
        }


class QuestionsBlock(blocks.StreamBlock):
    """Questions of any kind."""

    single = SingleBlock()
    multiple = MultipleBlock()
    true_false = TrueFalseBlock()
    order = OrderBlock()
    match = MatchBlock()
    short = ShortBlock()
    cloze = ClozeBlock()


class PoolBlock(blocks.StructBlock):
    """More questions than are asked: so many are drawn for each who takes the quiz."""

    answered = "draw"

    draw = blocks.IntegerBlock(label=_("How many are drawn"), min_value=1, default=1)
    questions = QuestionsBlock(label=_("Questions to draw among"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Pool")

    def as_part(self, key: str, value: Any) -> Part:
        questions = [
            child.block.as_question(child.id or f"{key}-{number}", child.value)
            for number, child in enumerate(value["questions"], 1)
        ]
        return Part(questions, value["draw"] or 0)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        flaw = None if self.is_deferred_validation else flaw_of_pool(self.as_part("", cleaned))
        if flaw:
            raise blocks.StructBlockValidationError(block_errors={self.answered: _error(self, flaw)})
        return cleaned


class QuizBlock(QuestionsBlock):
    pool = PoolBlock()


class QuizField(PlainStreamField):
    """Never a search field: what is indexed is shown in results, and a quiz holds its own answers."""

    block = QuizBlock
