"""The resource group of the demo: what it does, when, and what it wants to speak of."""

import datetime

from cms.people.models import Membership, Role, User
from home.demo.days import working_day_on_or_after
from home.demo.ground import Ground
from workflows.mandate.actions import add_point
from workflows.models import Mandate, YearWheelTask

TEXT = (
    "<p>Ressursgruppa er fem fra hvert sitt fylkesbibliotek, oppnevnt for to år. Vi møtes digitalt annenhver uke og "
    "fysisk én gang i året.</p>"
    "<ul>"
    "<li>Vi leser, godkjenner og publiserer det fylkesbibliotekene sender inn, innen fem arbeidsdager.</li>"
    "<li>Vi holder banken i live: det som er blitt gammelt, blir sjekket, fornyet eller tatt ned.</li>"
    "<li>Vi samordner tiltak på tvers av fylkene, så ikke to lager det samme kurset.</li>"
    "<li>Vi hjelper prosjekter som lager kurs, og støtter fylkeskontaktene.</li>"
    "</ul>"
)
YEAR = (
    (1, "Halvårsrapport til fylkesbibliotekene"),
    (2, "Nettverksmøte med fylkeskontaktene"),
    (3, "Gå gjennom hullene i kompetansekartet"),
    (4, "Samles fysisk, planlegg høsten"),
    (6, "Minn fylkene på det som må sjekkes før sommeren"),
    (8, "Halvårsrapport til fylkesbibliotekene"),
    (9, "Nettverksmøte med fylkeskontaktene"),
    (10, "Spør brukerne hva som mangler"),
    (11, "Finn nye medlemmer til dem som går ut"),
    (12, "Felles plan for neste år"),
)
WHOSE_TERM_ENDS, TERM_ENDS_IN = "ressurs.vestland@example.org", 50  # days: the group is warned
POINTS = ("Skal vi ha en felles mal for kursevaluering?", "Kan noen ta en økt om opphavsrett på nettverksmøtet?")


def make_mandate(ground: Ground) -> None:
    mandate = Mandate.load()
    mandate.text = TEXT
    mandate.next_meeting_on = working_day_on_or_after(ground.day(3))  # as the meeting is called
    mandate.save()
    YearWheelTask.objects.bulk_create(YearWheelTask(mandate=mandate, month=month, task=task) for month, task in YEAR)
    ends_on = ground.today + datetime.timedelta(days=TERM_ENDS_IN)
    Membership.objects.filter(user__email=WHOSE_TERM_ENDS, role=Role.MEMBER).update(ends_on=ends_on)
    for member, point in zip(ground.people.members, POINTS, strict=False):
        add_point(member, point)


def choose_one_letter_a_day(email: str) -> None:
    """Before anything is sent in: what waits for the daily letter is then seen by the operator."""
    User.objects.filter(email=email).update(mail_rhythm=User.MailRhythm.DAILY)
