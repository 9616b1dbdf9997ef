"""What the group of the demo wants with each competence area: what, how and why, as its leader wrote it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StrategyText:
    what: str
    how: str
    why: str


STRATEGY = {
    "formidling": StrategyText(
        what="Alle som møter lånere, skal kunne anbefale en bok muntlig, også en de ikke har lest selv.",
        how=(
            "Ett felles grunnkurs i bokprat, korte digitale fagprater gjennom året og én øvingsdag i hvert fylke. "
            "Vi deler oppskrifter før vi lager nye kurs."
        ),
        why="Folk låner det noen har snakket varmt om. En god anbefaling når dem som ikke vet hva de leter etter.",
    ),
    "kunnskap": StrategyText(
        what="De som sitter i skranken, skal finne spørsmålet bak spørsmålet og vise hvor svaret kommer fra.",
        how=(
            "Kurset om veiledning i skranken holdes oppdatert og får oppgaver hentet fra virkelige samtaler. Det neste "
            "året lager vi noe om åpne kilder, som i dag er et hull i kartet."
        ),
        why="Biblioteket er et av få steder der det er gratis å spørre. Da må svaret være til å stole på.",
    ),
    "samling": StrategyText(
        what="Bibliotekene skal kunne begrunne hva de kjøper, og hva de kasserer, med en plan de selv har skrevet.",
        how="Håndbok, mal og én fagprat om kassering i halvåret. Fylkesbibliotekene leser hverandres planer.",
        why="En samling som er stelt, blir brukt. Lånerne finner fram, og staben slipper å flytte på det ingen vil ha.",
    ),
    "arrangement": StrategyText(
        what="Små bibliotek skal kunne lage samtaler og debatter uten å leie inn noen til å gjøre jobben.",
        how=(
            "Verksteder der deltakerne leder sitt eget opplegg, og veiledere som kan brukes fra dag én. Vi låner ut "
            "utstyr på tvers av fylkene."
        ),
        why="Loven gjør biblioteket til en arena for offentlig samtale. Det gjelder også der staben er én.",
    ),
    "digital": StrategyText(
        what=(
            "Alle skal kunne hjelpe med innlogging og skjema, kjenne grensene for hva de kan hjelpe med, og snakke "
            "nøkternt om kunstig intelligens."
        ),
        how="Åpne timer på nett hver måned, korte kurs og samtalekort til skranken. Innholdet sjekkes hvert halvår.",
        why="Når det offentlige bare finnes på nett, blir biblioteket døra inn. Da må den som hjelper, verne om den som spør.",
    ),
    "inkludering": StrategyText(
        what="Bibliotekene skal møte folk på flere språk, og kjenne samisk og kvensk litteratur godt nok til å vise den fram.",
        how=(
            "Kurs laget sammen med dem det gjelder, og oversatt av folk. Språkkafeene deler erfaringer i nettverk, ikke i "
            "nye hefter."
        ),
        why="Den som finner sitt eget språk på hylla, vet at biblioteket også er hennes.",
    ),
    "ledelse": StrategyText(
        what="Nye biblioteksjefer skal ha fått innføring i plan, økonomi og personalledelse i løpet av det første året.",
        how="Introduksjonskurset går hvert år med to kull. Fylkene følger opp med ledermøter og en fast kollega å ringe til.",
        why="Mange leder alene. Et bibliotek der lederen kan faget sitt, står støtt når budsjettet skal vedtas.",
    ),
    "trygghet": StrategyText(
        what="Alle som er alene på vakt, skal vite hva de gjør når det blir ubehagelig, og hvem de melder fra til.",
        how=(
            "Kurset om konflikthåndtering er det første vi anbefaler nyansatte. Øvingsdagene går på rundgang mellom fylkene, "
            "og rollekortene ligger i banken."
        ),
        why="Et åpent hus krever folk som er trygge. Er de ikke det, blir åpningstidene kortere.",
    ),
}
