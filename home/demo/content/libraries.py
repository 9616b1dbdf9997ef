# Prose: what each county library says of itself, hence long.
"""A few words of its own for every section of the bank."""

from home.demo.schema import LibraryText

LIBRARIES: tuple[LibraryText, ...] = (
    LibraryText(
        slug="abo",
        intro=(
            "Vi er ett fylkesbibliotek for tre fylker, fra Halden i sør til Hol i vest. Det gir oss mange å "
            "lære av, og mange å dele med. Her finner du det vi har laget om spill, samlinger og digital "
            "veiledning."
        ),
        website="https://example.org/fylkesbibliotek/abo",
        municipalities_note="Akershus, Buskerud og Østfold: både storbynære bibliotek og filialer med én ansatt.",
    ),
    LibraryText(
        slug="agder",
        intro=(
            "I Agder er det kort vei fra skjærgård til hei, men lang vei mellom fagmiljøene. Derfor samler "
            "vi folk, helst over en lunsj, og deler det de kommer fram til. Vi er særlig opptatt av dem som "
            "er nye i biblioteket."
        ),
        website="https://example.org/fylkesbibliotek/agder",
        municipalities_note="Bykle, Valle og Bygland skriver nynorsk. Spør oss gjerne om tekster på begge målformer.",
    ),
    LibraryText(
        slug="finnmark",
        intro=(
            "I Finnmark møter biblioteket folk på norsk, samisk, kvensk og finsk, ofte på samme dag. "
            "Avstandene er store, så det meste vi lager, kan brukes fra skranken. Bussene våre tar resten."
        ),
        website="https://example.org/fylkesbibliotek/finnmark",
        municipalities_note="Flere av kommunene er med i forvaltningsområdet for samiske språk.",
    ),
    LibraryText(
        slug="innlandet",
        intro=(
            "Vi jobber for bibliotek i dal, bygd og by, og vet hva det vil si å være alene på vakt. "
            "Oppskriftene våre er prøvd i små kommuner først. Virker de der, virker de de fleste steder."
        ),
        website="https://example.org/fylkesbibliotek/innlandet",
        municipalities_note="46 kommuner, og mange av bibliotekene har under to årsverk.",
    ),
    LibraryText(
        slug="more-og-romsdal",
        intro=(
            "Hos oss ligg biblioteka ved fjord, på øy og innerst i dalen, og mange av oss skriv nynorsk. Vi "
            "lagar kurs og oppskrifter om formidling, prosjektarbeid og møte mellom lesarar. Ta det du treng, "
            "og sei frå om kva som verka."
        ),
        website="https://example.org/fylkesbibliotek/more-og-romsdal",
        municipalities_note="Dei fleste kommunane er nynorskkommunar eller nøytrale.",
    ),
    LibraryText(
        slug="nordland",
        intro=(
            "Fra Bindal til Andøy er det en dagsreise, så vi møtes mest på skjerm. Vi lager korte fagprater "
            "som passer før biblioteket åpner, og spør alltid hva bibliotekene trenger før vi lager noe nytt."
        ),
        website="https://example.org/fylkesbibliotek/nordland",
        municipalities_note="Både lulesamisk og sørsamisk hører hjemme i fylket.",
    ),
    LibraryText(
        slug="oslo",
        intro=(
            "Deichman har mange avdelinger og tusen slags besøkende. Det vi lærer om digital hjelp, åpne rom "
            "og møter med publikum, deler vi her. Vi lærer minst like mye av de små bibliotekene."
        ),
        website="https://example.org/fylkesbibliotek/oslo",
        municipalities_note="Oslo er både kommune og fylke.",
    ),
    LibraryText(
        slug="rogaland",
        intro=(
            "I Rogaland satser vi på biblioteket som sted for samtale, også når folk er uenige. Du finner oss "
            "i podkasten om debatt, på kurs om kildekritikk og på hurtigbåten ut til øyene i Ryfylke."
        ),
        website="https://example.org/fylkesbibliotek/rogaland",
        municipalities_note="Store bibliotek på Nord-Jæren og små i Ryfylke, Dalane og på øyene.",
    ),
    LibraryText(
        slug="telemark",
        intro=(
            "Telemark er fortellinger, fossefall og to målformer side om side. Vi lager innhold på både "
            "bokmål og nynorsk og hjelper bibliotek som vil arrangere på nett. Spør oss også om "
            "samlingsarbeid."
        ),
        website="https://example.org/fylkesbibliotek/telemark",
        municipalities_note="Kommunene i vest skriver nynorsk, kommunene i Grenland bokmål eller begge deler.",
    ),
    LibraryText(
        slug="troms",
        intro=(
            "Her har samer, kvener og nordmenn levd side om side i hundrevis av år, og i dag er vi mange "
            "flere. Vi samler erfaringer med språkkafeer, flerspråklige samlinger og kvensk litteratur. Kom "
            "gjerne med dine."
        ),
        website="https://example.org/fylkesbibliotek/troms",
        municipalities_note=(
            "Flere kommuner har samisk som forvaltningsspråk, og Nordreisa, Kåfjord og Storfjord bygger opp "
            "kvenske samlinger."
        ),
    ),
    LibraryText(
        slug="trondelag",
        intro=(
            "I Trøndelag øver vi sammen: på referansesamtalen, på kildekritikk og på dager som ikke går etter "
            "planen. Det meste er laget sammen med dem som står i skranken. Bruk det på neste personalmøte."
        ),
        website="https://example.org/fylkesbibliotek/trondelag",
        municipalities_note="Sørsamisk er levende språk i flere av kommunene, blant dem Snåsa og Røyrvik.",
    ),
    LibraryText(
        slug="vestfold",
        intro=(
            "Seks kommuner og korte avstander gjør det lett å prøve ting sammen. Vi deler startpakker, "
            "nettverk og enkle ideer til formidling for små og store. Lån dem, endre dem og send dem videre."
        ),
        website="https://example.org/fylkesbibliotek/vestfold",
        municipalities_note="Alle kommunene er med i et felles nettverk for formidling.",
    ),
    LibraryText(
        slug="vestland",
        intro=(
            "Vi skriv nynorsk og arbeider for bibliotek frå Sveio til Stad, i storby og i små bygder. Her "
            "deler vi malar, oppskrifter og verkstader om samling, prosjekt og lesing heile livet. Alt er "
            "prøvd før det kjem hit."
        ),
        website="https://example.org/fylkesbibliotek/vestland",
        municipalities_note="43 kommunar, og dei fleste har nynorsk som tenestemål.",
    ),
    LibraryText(
        slug="nb",
        intro=(
            "Nasjonalbiblioteket driver Kompetansebanken og gir støtte til prosjekter som lager innhold. Her "
            "finner du nettverk og veiledning som gjelder hele landet."
        ),
        website="https://example.org/nasjonalbiblioteket",
        municipalities_note="Tilbudene er åpne for ansatte i alle folkebibliotek og fylkesbibliotek.",
    ),
    LibraryText(
        slug="felles",
        intro=(
            "Noe er best å gjøre sammen. Her ligger det fylkesbibliotekene har laget i fellesskap, slik at to "
            "fylker slipper å lage det samme kurset."
        ),
        website="https://example.org/felles",
        municipalities_note="Ressursgruppa samordner tiltakene og tar imot forslag til nye.",
    ),
)
