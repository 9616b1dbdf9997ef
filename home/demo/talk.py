"""What is said of one work under review, and one sentence that its reviewer would have otherwise."""

from home.demo.ground import Ground
from learning.models import CoursePage, LessonPage
from workflows.actions import claim, open_pins, propose_wording, refusal_to_review, settle_note, write_note

COURSE, LESSON = "apen-forskning-i-folkebibliotek", "hva-er-apent"
QUESTION = "Kravet om 400 kroner for ett døgn: Hvor gammelt er det tallet? Skriv gjerne året."
ANSWER = "Det er fra i vår. Jeg legger inn året så snart kurset er tilbake hos oss."
PRAISE = "Tabellen med ordene er gull. Den kommer jeg til å henge opp i skranken."
OLD = "Derfor blir sjansen for at du finner noe åpent, bedre for hvert år."
NEW = "Derfor finner du mer som er åpent, for hvert år."
WHY = "Kortere, og lettere å lese høyt."


def talk_about_a_course(ground: Ground) -> None:
    """A member takes it, asks, gets an answer, and proposes other words; the authors have not answered that yet."""
    course = CoursePage.objects.get(slug=COURSE)
    lesson = LessonPage.objects.child_of(course).get(slug=LESSON)
    state = course.current_workflow_state
    review = course.current_workflow_task_state
    member = next(member for member in ground.people.members if refusal_to_review(review, member) is None)
    claim(review.pk, member)
    question = write_note(state.pk, member, QUESTION, page_pk=lesson.pk)
    write_note(state.pk, course.owner, ANSWER, parent_pk=question.pk)
    settle_note(write_note(state.pk, member, PRAISE, page_pk=lesson.pk).pk, member, is_resolved=True)
    pin = open_pins(review).get(page=lesson)
    block = next(block for block in pin.revision.as_object().body if OLD in str(block.value))
    propose_wording(review.pk, member, pin, f"body/text.{block.id}", old=OLD, new=NEW, why=WHY)
