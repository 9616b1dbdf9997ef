"""What comes after an event in the demo: recordings, who came, what they thought, and what they were told."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class RecordingText:
    """`drawings`: what is seen in the film. `captions`: a WebVTT file's text; empty while nobody has given any."""

    event: str  # slug
    film: str
    slides: tuple[str, ...]
    drawings: tuple[str, ...]
    put_up_days_ago: int
    captions: str = ""
    audio_description: Literal["", "described", "spoken", "not_needed"] = ""


RECORDINGS = (
    RecordingText(
        event="fagprat-sprakkafe",
        film="Opptak av fagpraten om språkkafé",
        slides=("Språkkafé med få frivillige, lysbilder",),
        drawings=("sprakkafe", "mote", "bokprat"),
        put_up_days_ago=2,
    ),
    RecordingText(
        event="forfattarmote-for-ungdom",
        film="Opptak av forfattarmøtet",
        slides=("Køyreplan for forfattarmøte", "Budsjett for forfattarmøte"),
        drawings=("debatt", "spillkveld", "hylle"),
        put_up_days_ago=17,
        captions=(
            "WEBVTT\n\n00:00.000 --> 00:03.000\nUngdom kjem når dei har bestemt noko.\n\n"
            "00:03.000 --> 00:06.000\nVi gav dei eit budsjett og ein nøkkel.\n\n"
            "00:06.000 --> 00:09.000\nSå heldt vi oss unna.\n"
        ),
        audio_description="spoken",
    ),
)

# Of the event with a recording that still has its days.
ASKED = "fagprat-sprakkafe"
CAME = 18
OWN_QUESTIONS = (
    ("Vil du starte språkkafé, eller endre på den du har?", "yes_no"),
    ("Hvor lett var det å følge med fra skranken? 1 er vanskelig, 5 er lett.", "scale"),
)
# Useful, what they will use, what was missing, the two own ones, and the rest.
ANSWERS = (
    ("5", "Vertskapslista med navn på hvem som dekker bord.", "", "yes", "4", "Takk for ærlige tall."),
    ("4", "Å spørre de faste gjestene om å være verter.", "Mer om barnepass.", "yes", "5", ""),
    ("5", "Opplegget med to temaer på bordet.", "", "yes", "3", "Det kom lånere, så jeg ser resten i opptaket."),
    ("3", "Plakaten, den kan vi bruke som den er.", "Hva det koster.", "no", "4", ""),
    ("4", "Avtalen med frivilligsentralen.", "", "yes", "4", ""),
    ("5", "Tipset om å slutte på tida.", "Noe om taushetsplikt.", "yes", "5", "Gjerne en runde to til våren."),
    ("2", "", "Vi er én på jobb. Det ble litt for mye for store bibliotek.", "no", "2", ""),
    ("4", "Bordkortene med bilder.", "", "yes", "4", ""),
    ("5", "Alt om å komme i gang.", "", "yes", "5", ""),
    ("4", "Å telle gjester på samme måte hver gang.", "Lenker til det dere viste.", "yes", "4", ""),
)
SUBJECT = "Opptak og lysbilder ligger ute"
MESSAGE = (
    "Takk for at du var med på fagpraten om språkkafé!\n\n"
    "Opptaket og lysbildene ligger nå på sida til arrangementet. Teksting kommer i løpet av ei uke. Vertskapslista som "
    "mange spurte etter, står på lysbilde fire.\n\n"
    "Får du prøvd noe av dette, hører vi gjerne hvordan det gikk."
)
SENT_DAYS_AGO = 1
