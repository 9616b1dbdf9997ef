"""Text for measuring: put together by chance, long enough to search in, in both written forms."""

import random
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """`titles` and `sentences` have places for a subject, another one, an audience, a place and a number."""

    subjects: tuple[str, ...]
    audiences: tuple[str, ...]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]


BOKMAL = Phrases(
    subjects=(
        "bokprat", "babysang", "kildekritikk", "språkkafé", "høytlesing", "spillkveld", "digital hjelp", "kassering",
        "bokbad", "leselyst", "strikkekveld", "debatt", "skrivekurs", "lesesirkel", "meråpent bibliotek", "emneord",
        "utlån av verktøy", "slektsforskning", "tegneserier", "samiske bøker", "kunstig intelligens", "personvern",
        "bibliotekplan", "frøbibliotek", "forfatterbesøk", "lokalhistorie", "lydbøker", "lekselesing", "filmklubb",
        "universell utforming",
    ),
    audiences=(
        "ungdom", "barnehager", "eldre", "skoleklasser", "nyansatte", "frivillige", "småbarnsforeldre", "ledere",
        "vikarer", "voksne som leser lite", "innvandrere", "studenter",
    ),
    titles=(
        "{Subject} for {audience}", "{Subject} i {place}", "{Subject} på {number} minutter",
        "Slik kom vi i gang med {subject} i {place}", "{Subject} og {other} for {audience}",
        "{Number} råd om {subject}", "Fra {subject} til {other}", "{Subject}: erfaringer fra {place}",
        "{Subject} når du er alene på vakt", "Nytt om {subject} for {audience} i {place}",
    ),
    sentences=(
        "I {place} begynte arbeidet med {subject} for {number} år siden.",
        "De fleste som kommer, er {audience}, og mange av dem har ikke vært i biblioteket før.",
        "Sett av {number} minutter, og la telefonen ligge.",
        "Det viktigste er ikke {subject} i seg selv, men praten etterpå.",
        "Spør kollegene i {place} om hva som gikk galt første gang.",
        "Vi prøvde {other} først, og gikk over til {subject} da det viste seg at få kom.",
        "Kostnaden er liten: kaffe, {number} stoler og en hylle på hjul.",
        "Skriv ned tre ting dere vil gjøre annerledes neste gang.",
        "For {audience} betyr det mye at noen kjenner igjen ansiktet deres.",
        "Loven sier at tilbudet skal være for alle, og det gjelder også {subject}.",
        "Planen passer for bibliotek med {number} ansatte eller færre.",
        "Vil du vite mer om {other}, finner du lenker nederst på siden.",
    ),
)  # fmt: skip
NYNORSK = Phrases(
    subjects=(
        "bokprat", "babysong", "kjeldekritikk", "språkkafé", "høgtlesing", "spelkveld", "digital hjelp", "kassering",
        "bokbad", "leselyst", "strikkekveld", "debatt", "skrivekurs", "lesesirkel", "meirope bibliotek", "emneord",
        "utlån av verktøy", "slektsgransking", "teikneseriar", "samiske bøker", "kunstig intelligens", "personvern",
        "bibliotekplan", "frøbibliotek", "forfattarbesøk", "lokalhistorie", "lydbøker", "lekselesing", "filmklubb",
        "universell utforming",
    ),
    audiences=(
        "ungdom", "barnehagar", "eldre", "skuleklassar", "nytilsette", "frivillige", "småbarnsforeldre", "leiarar",
        "vikarar", "vaksne som les lite", "innvandrarar", "studentar",
    ),
    titles=(
        "{Subject} for {audience}", "{Subject} i {place}", "{Subject} på {number} minutt",
        "Slik kom vi i gang med {subject} i {place}", "{Subject} og {other} for {audience}",
        "{Number} råd om {subject}", "Frå {subject} til {other}", "{Subject}: røynsler frå {place}",
        "{Subject} når du er åleine på vakt", "Nytt om {subject} for {audience} i {place}",
    ),
    sentences=(
        "I {place} byrja arbeidet med {subject} for {number} år sidan.",
        "Dei fleste som kjem, er {audience}, og mange av dei har ikkje vore i biblioteket før.",
        "Set av {number} minutt, og lat telefonen liggje.",
        "Det viktigaste er ikkje {subject} i seg sjølv, men praten etterpå.",
        "Spør kollegaene i {place} om kva som gjekk gale fyrste gongen.",
        "Vi prøvde {other} fyrst, og gjekk over til {subject} då det viste seg at få kom.",
        "Kostnaden er liten: kaffi, {number} stolar og ei hylle på hjul.",
        "Skriv ned tre ting de vil gjere annleis neste gong.",
        "For {audience} betyr det mykje at nokon kjenner att andletet deira.",
        "Lova seier at tilbodet skal vere for alle, og det gjeld òg {subject}.",
        "Planen passar for bibliotek med {number} tilsette eller færre.",
        "Vil du vite meir om {other}, finn du lenkjer nedst på sida.",
    ),
)  # fmt: skip


class Writer:
    """Writes titles, summaries and bodies in one written form, always the same from the same source of chance."""

    def __init__(self, phrases: Phrases, places: Sequence[str], chance: random.Random) -> None:
        self._phrases = phrases
        self._places = places
        self._chance = chance

    def title(self) -> str:
        return self._fill(self._chance.choice(self._phrases.titles))

    def sentences(self, number: int) -> str:
        return " ".join(self._fill(sentence) for sentence in self._chance.sample(self._phrases.sentences, number))

    def paragraphs(self, number: int) -> str:
        return "".join(f"<p>{self.sentences(6)}</p>" for _ in range(number))

    def _fill(self, text: str) -> str:
        subject, other = self._chance.sample(self._phrases.subjects, 2)
        number = str(self._chance.randint(3, 45))
        return text.format(
            subject=subject,
            Subject=subject.capitalize(),
            other=other,
            audience=self._chance.choice(self._phrases.audiences),
            place=self._chance.choice(self._places),
            number=number,
            Number=number,
        )
