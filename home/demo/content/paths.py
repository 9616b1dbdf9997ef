"""The learning paths of the demo."""

from home.demo.schema import PathText

PATHS = (
    PathText(
        slug="trygg-i-skranken",
        library="innlandet",
        language="nb",
        title="Trygg i skranken",
        summary=(
            "For deg som er ny bak skranken, eller som vil bli tryggere der. Fire trinn, fra det gode spørsmålet til den "
            "vanskelige situasjonen."
        ),
        outcomes=(
            "finne fram til det låneren egentlig spør om",
            "søke med en plan og vise hvordan du vurderer kilder",
            "roe ned en situasjon, og vite når du skal trekke deg",
        ),
        target_groups=("skranken", "nye"),
        areas=("kunnskap", "trygghet"),
        level="basic",
        steps=(
            ("fem-samtaler-i-skranken", "Begynn med å se hvordan fem helt vanlige samtaler kan gå."),
            ("veiledning-i-skranken", "Her lærer du metoden: spørsmålet, søket og kildene."),
            ("konflikthandtering-i-bibliotek", "Det meste går bra. Dette er for resten."),
            ("ovingsdag-konflikt", "Til slutt øver du sammen med andre, med skuespiller og rolige kolleger."),
        ),
        hours=9,
        tags=("skranke", "nyansatt"),
    ),
    PathText(
        slug="ny-som-leder",
        library="trondelag",
        language="nb",
        title="Ny som leder",
        summary="Kurs, samlinger og en mal du tar i bruk hjemme. For deg som har vært biblioteksjef i under to år.",
        outcomes=(
            "lede en liten stab gjennom et vanlig år",
            "legge fram et budsjett og en plan som blir brukt",
        ),
        target_groups=("ledere",),
        areas=("ledelse",),
        level="intermediate",
        steps=(
            ("introduksjonskurs-for-nye-biblioteksjefer", "Kurset gir deg oversikten, i ditt eget tempo."),
            ("samlingsutviklingsplan-mal", "Skriv én plan ferdig. Denne går på to møter."),
            ("introkurs-ledere-kull-2", "På samlingene treffer du andre som står i det samme."),
        ),
        hours=40,
        valid_months=60,
        tags=("ledelse",),
    ),
)
