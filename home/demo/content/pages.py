# Prose: the standing pages of the site, each in bokmål and nynorsk, hence long.
"""Standing pages: about, how content comes to be, privacy, accessibility, contact and the resource group."""

from home.demo.schema import StandardText

PAGES: tuple[StandardText, ...] = (
    StandardText(
        slug="om",
        language="nb",
        title="Om Kompetansebanken",
        summary=(
            "Kurs, ressurser og arrangement for deg som jobber i folkebibliotek. Gratis, åpent og laget av "
            "fylkesbibliotekene sammen."
        ),
        body=(
            (
                "text",
                (
                    "<p>Rundt 2450 mennesker arbeider i norske folkebibliotek. Mange er alene på vakt og har "
                    "ti minutter om gangen til å lære noe nytt. Kompetansebanken er laget for dem.</p><p>Du "
                    "trenger ingen konto for å lese, se eller laste ned. På arrangement melder du deg hos "
                    "den som arrangerer.</p>"
                ),
            ),
            ("heading", "Tre slags innhold"),
            (
                "text",
                (
                    "<ul><li><b>Nettkurs</b> tar du i eget tempo, alene eller på et "
                    "personalmøte.</li><li><b>Ressurser</b> er maler, hefter, filmer og praksisoppskrifter "
                    "som du kan bruke med én gang.</li><li><b>Arrangement</b> er webinarer, kursrekker og "
                    "samlinger i hele landet.</li></ul>"
                ),
            ),
            ("heading", "Hvem står bak?"),
            (
                "text",
                (
                    "<p>Nasjonalbiblioteket drifter banken. Fylkesbibliotekene og andre fagmiljø lager "
                    "innholdet. Ressursgruppa, fem personer fra hvert sitt fylkesbibliotek, går gjennom og "
                    "publiserer det.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Ti minutter nå?",
                    "text": (
                        "<p>Velg et kurs og ta én leksjon. De fleste er på rundt ti minutter, og resten av "
                        "kurset venter på deg.</p>"
                    ),
                },
            ),
        ),
    ),
    StandardText(
        slug="om",
        language="nn",
        title="Om Kompetansebanken",
        summary=(
            "Kurs, ressursar og arrangement for deg som jobbar i folkebibliotek. Gratis, ope og laga av "
            "fylkesbiblioteka saman."
        ),
        body=(
            (
                "text",
                (
                    "<p>Rundt 2450 menneske arbeider i norske folkebibliotek. Mange er åleine på vakt og har "
                    "ti minutt om gongen til å lære noko nytt. Kompetansebanken er laga for dei.</p><p>Du "
                    "treng ingen konto for å lese, sjå eller laste ned. På arrangement melder du deg hos "
                    "den som arrangerer.</p>"
                ),
            ),
            ("heading", "Tre slags innhald"),
            (
                "text",
                (
                    "<ul><li><b>Nettkurs</b> tek du i eige tempo, åleine eller på eit "
                    "personalmøte.</li><li><b>Ressursar</b> er malar, hefte, filmar og praksisoppskrifter som "
                    "du kan bruke med ein gong.</li><li><b>Arrangement</b> er webinar, kursrekkjer og "
                    "samlingar i heile landet.</li></ul>"
                ),
            ),
            ("heading", "Kven står bak?"),
            (
                "text",
                (
                    "<p>Nasjonalbiblioteket driftar banken. Fylkesbiblioteka og andre fagmiljø lagar "
                    "innhaldet. Ressursgruppa, fem personar frå kvart sitt fylkesbibliotek, går gjennom og "
                    "publiserer det.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Ti minutt no?",
                    "text": (
                        "<p>Vel eit kurs og ta éin leksjon. Dei fleste er på rundt ti minutt, og resten av "
                        "kurset ventar på deg.</p>"
                    ),
                },
            ),
        ),
    ),
    StandardText(
        slug="slik-blir-innhold-til",
        language="nb",
        title="Slik blir innhold til",
        summary=(
            "Fra idé i et bibliotek til publisert side: hvem som skriver, hvem som ser over, og hvor lang tid det tar."
        ),
        body=(
            (
                "text",
                (
                    "<p>Alt du leser her, er sett av minst to fagpersoner før det ble publisert. Ingen "
                    "godkjenner noe de selv har skrevet.</p>"
                ),
            ),
            ("heading", "Steg for steg"),
            (
                "table",
                {
                    "caption": "Veien fra idé til publisert side",
                    "rows": [
                        ["Steg", "Hvem", "Vanlig tid"],
                        [
                            "Skrive utkast",
                            "Fylkeskontakten eller en invitert forfatter",
                            "Så lenge det trengs",
                        ],
                        ["Sende inn", "Fylkeskontakten", "Samme dag"],
                        [
                            "Faglig gjennomgang",
                            "Et medlem av ressursgruppa, ved behov med råd fra en fagperson",
                            "Innen fem arbeidsdager",
                        ],
                        [
                            "Godkjenne eller sende tilbake",
                            "Det samme medlemmet, som skriver hva som eventuelt må rettes",
                            "Samme dag",
                        ],
                    ],
                },
            ),
            ("heading", "Fire øyne"),
            (
                "text",
                (
                    "<p>Den som har skrevet i et utkast, kan ikke godkjenne det. Kommer innholdet fra "
                    "medlemmets eget fylkesbibliotek, er det et medlem fra et annet fylke som godkjenner. Er "
                    "noen syke eller på ferie, tar en annen i gruppa saken, så ingenting blir liggende.</p>"
                ),
            ),
            ("heading", "Dette ser vi etter"),
            (
                "text",
                (
                    "<ul><li>Er det faglig riktig, og går det fram hva det bygger på?</li><li>Er språket "
                    "klart, og passer det for målgruppa?</li><li>Har bilder alternativ tekst, og er film "
                    "tekstet?</li><li>Har vi lov til å bruke bilder og tekst?</li><li>Røper teksten noe om "
                    "personer som ikke har sagt ja?</li></ul>"
                ),
            ),
            ("heading", "Når noe blir gammelt eller feil"),
            (
                "text",
                (
                    "<p>Hver side viser når den sist ble faglig gjennomgått, og når den må sjekkes på nytt. "
                    "Finner noen en alvorlig feil eller et brudd på personvernet, tas siden ned med én gang. "
                    "Å publisere krever alltid gjennomgang. Å ta ned skal alltid gå raskt.</p>"
                ),
            ),
        ),
    ),
    StandardText(
        slug="slik-blir-innhold-til",
        language="nn",
        title="Slik blir innhald til",
        summary=(
            "Frå idé i eit bibliotek til publisert side: kven som skriv, kven som ser over, og kor lang tid det tek."
        ),
        body=(
            (
                "text",
                (
                    "<p>Alt du les her, er sett av minst to fagpersonar før det vart publisert. Ingen "
                    "godkjenner noko dei sjølve har skrive.</p>"
                ),
            ),
            ("heading", "Steg for steg"),
            (
                "table",
                {
                    "caption": "Vegen frå idé til publisert side",
                    "rows": [
                        ["Steg", "Kven", "Vanleg tid"],
                        [
                            "Skrive utkast",
                            "Fylkeskontakten eller ein invitert forfattar",
                            "Så lenge det trengst",
                        ],
                        ["Sende inn", "Fylkeskontakten", "Same dag"],
                        [
                            "Fagleg gjennomgang",
                            "Ein medlem av ressursgruppa, ved behov med råd frå ein fagperson",
                            "Innan fem arbeidsdagar",
                        ],
                        [
                            "Godkjenne eller sende tilbake",
                            "Den same medlemen, som skriv kva som eventuelt må rettast",
                            "Same dag",
                        ],
                    ],
                },
            ),
            ("heading", "Fire auge"),
            (
                "text",
                (
                    "<p>Den som har skrive i eit utkast, kan ikkje godkjenne det. Kjem innhaldet frå medlemen "
                    "sitt eige fylkesbibliotek, er det ein medlem frå eit anna fylke som godkjenner. Er nokon "
                    "sjuke eller på ferie, tek ein annan i gruppa saka, så ingenting blir liggjande.</p>"
                ),
            ),
            ("heading", "Dette ser vi etter"),
            (
                "text",
                (
                    "<ul><li>Er det fagleg rett, og går det fram kva det byggjer på?</li><li>Er språket "
                    "klart, og passar det for målgruppa?</li><li>Har bilete alternativ tekst, og er film "
                    "teksta?</li><li>Har vi lov til å bruke bilete og tekst?</li><li>Røper teksten noko om "
                    "personar som ikkje har sagt ja?</li></ul>"
                ),
            ),
            ("heading", "Når noko blir gammalt eller feil"),
            (
                "text",
                (
                    "<p>Kvar side viser når ho sist vart fagleg gjennomgått, og når ho må sjekkast på nytt. "
                    "Finn nokon ein alvorleg feil eller eit brot på personvernet, blir sida teken ned med ein "
                    "gong. Å publisere krev alltid gjennomgang. Å ta ned skal alltid gå raskt.</p>"
                ),
            ),
        ),
    ),
    StandardText(
        slug="personvern",
        language="nb",
        title="Personvern",
        summary=(
            "Hva vi vet om deg når du bruker Kompetansebanken, hvorfor vi trenger det, og hvordan du får det slettet."
        ),
        body=(
            ("heading", "Når du leser"),
            (
                "text",
                (
                    "<p>Du kan bruke alt uten å logge inn. Vi setter ingen informasjonskapsler når du leser, "
                    "og ingen andre får vite hva du ser på. Vi lagrer heller ikke hvem som har lest "
                    "hva.</p><p>Film fra YouTube og Vimeo er en lenke til du velger å spille den. Da kan de "
                    "som har filmen, se at du er innom. Det står ved lenka.</p>"
                ),
            ),
            ("heading", "Når du melder deg på"),
            (
                "text",
                (
                    "<p>Påmeldingen går til arrangøren, som ber om det som trengs: navn, e-post, arbeidssted "
                    "og eventuelt behov for tilrettelegging. Arrangøren eier opplysningene og sletter dem når "
                    "arrangementet er over. Be gjerne om en kopi, eller om å bli slettet før.</p>"
                ),
            ),
            ("heading", "Når du får kursbevis"),
            (
                "text",
                (
                    "<p>Kursbeviset får du av fylkesbiblioteket som holder kurset. Der står navnet ditt, "
                    "kurset og datoen, og du bestemmer selv hvem som skal se det.</p>"
                ),
            ),
            ("heading", "Tall og statistikk"),
            (
                "text",
                (
                    "<p>Vi viser aldri tall for grupper på færre enn fem personer. I en liten kommune kan "
                    "selv et tall røpe hvem du er.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Vil du klage?",
                    "text": "<p>Skriv først til personvern@example.org. Du kan også klage til Datatilsynet.</p>",
                },
            ),
        ),
    ),
    StandardText(
        slug="personvern",
        language="nn",
        title="Personvern",
        summary="Kva vi veit om deg når du bruker Kompetansebanken, kvifor vi treng det, og korleis du får det sletta.",
        body=(
            ("heading", "Når du les"),
            (
                "text",
                (
                    "<p>Du kan bruke alt utan å logge inn. Vi set ingen informasjonskapslar når du les, og "
                    "ingen andre får vite kva du ser på. Vi lagrar heller ikkje kven som har lese kva.</p><p>"
                    "Film frå YouTube og Vimeo er ei lenkje til du vel å spele han. Då kan dei som har "
                    "filmen, sjå at du er innom. Det står ved lenkja.</p>"
                ),
            ),
            ("heading", "Når du melder deg på"),
            (
                "text",
                (
                    "<p>Påmeldinga går til arrangøren, som ber om det som trengst: namn, e-post, arbeidsstad "
                    "og eventuelt behov for tilrettelegging. Arrangøren eig opplysningane og slettar dei når "
                    "arrangementet er over. Be gjerne om ein kopi, eller om å bli sletta før.</p>"
                ),
            ),
            ("heading", "Når du får kursbevis"),
            (
                "text",
                (
                    "<p>Kursbeviset får du av fylkesbiblioteket som held kurset. Der står namnet ditt, kurset "
                    "og datoen, og du bestemmer sjølv kven som skal sjå det.</p>"
                ),
            ),
            ("heading", "Tal og statistikk"),
            (
                "text",
                (
                    "<p>Vi viser aldri tal for grupper på færre enn fem personar. I ein liten kommune kan "
                    "sjølv eit tal røpe kven du er.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Vil du klage?",
                    "text": "<p>Skriv først til personvern@example.org. Du kan òg klage til Datatilsynet.</p>",
                },
            ),
        ),
    ),
    StandardText(
        slug="tilgjengelighet",
        language="nb",
        title="Tilgjengelighet",
        summary=(
            "Kompetansebanken skal kunne brukes av alle. Her står det hva vi gjør, hva som mangler, og "
            "hvordan du sier fra."
        ),
        body=(
            (
                "text",
                (
                    "<p>Loven krever at nettstedet følger WCAG 2.1 på nivå AA. Vi bygger etter versjon 2.2, "
                    "som er nyere og litt strengere.</p>"
                ),
            ),
            ("heading", "Slik skal det virke"),
            (
                "text",
                (
                    "<ul><li>Alt kan brukes med tastatur og leses av skjermleser.</li><li>Sidene tåler at du "
                    "forstørrer til 400 prosent.</li><li>Bilder som betyr noe, har alternativ "
                    "tekst.</li><li>Filmer er tekstet og har en utskrift du kan lese. Vi vurderer synstolking "
                    "for hver film.</li><li>Sidene virker uten JavaScript.</li></ul>"
                ),
            ),
            ("heading", "Arrangement"),
            (
                "text",
                (
                    "<p>Hvert arrangement sier om det blir teksting eller tolk. Trenger du noe annet, skriv "
                    "det i påmeldingen. Gir du beskjed minst to uker før, rekker vi som regel å bestille "
                    "tegnspråktolk.</p>"
                ),
            ),
            ("heading", "Det vi vet mangler"),
            (
                "text",
                (
                    "<p>Noen eldre dokumenter er ikke merket riktig for skjermleser. Vi bytter dem ut når "
                    "sidene blir gjennomgått, og sender deg gjerne teksten på annen måte imens.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "law",
                    "heading": "Tilgjengelighetserklæring",
                    "text": (
                        '<p>Erklæringen vår ligger hos <a href="https://www.uutilsynet.no/">Tilsynet for '
                        "universell utforming av ikt</a>. Skriv til tilgjengelighet@example.org når noe ikke "
                        "virker. Du får svar innen fem arbeidsdager.</p>"
                    ),
                },
            ),
        ),
    ),
    StandardText(
        slug="tilgjengelighet",
        language="nn",
        title="Tilgjenge",
        summary=(
            "Alle skal kunne bruke Kompetansebanken. Her står det kva vi gjer, kva som manglar, og korleis du "
            "seier frå."
        ),
        body=(
            (
                "text",
                (
                    "<p>Lova krev at nettstaden følgjer WCAG 2.1 på nivå AA. Vi byggjer etter versjon 2.2, "
                    "som er nyare og litt strengare.</p>"
                ),
            ),
            ("heading", "Slik skal det verke"),
            (
                "text",
                (
                    "<ul><li>Alt kan brukast med tastatur og lesast av skjermlesar.</li><li>Sidene toler at "
                    "du forstørrar til 400 prosent.</li><li>Bilete som betyr noko, har alternativ "
                    "tekst.</li><li>Filmar er teksta og har ei utskrift du kan lese. Vi vurderer synstolking "
                    "for kvar film.</li><li>Sidene verkar utan JavaScript.</li></ul>"
                ),
            ),
            ("heading", "Arrangement"),
            (
                "text",
                (
                    "<p>Kvart arrangement seier om det blir teksting eller tolk. Treng du noko anna, skriv "
                    "det i påmeldinga. Gir du beskjed minst to veker før, rekk vi som regel å bestille "
                    "teiknspråktolk.</p>"
                ),
            ),
            ("heading", "Det vi veit manglar"),
            (
                "text",
                (
                    "<p>Nokre eldre dokument er ikkje merkte rett for skjermlesar. Vi byter dei ut når sidene "
                    "blir gjennomgåtte, og sender deg gjerne teksten på annan måte så lenge.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "law",
                    "heading": "Tilgjengeerklæring",
                    "text": (
                        '<p>Erklæringa vår ligg hos <a href="https://www.uutilsynet.no/">Tilsynet for '
                        "universell utforming av ikt</a>. Skriv til tilgjengelighet@example.org når noko "
                        "ikkje verkar. Du får svar innan fem arbeidsdagar.</p>"
                    ),
                },
            ),
        ),
    ),
    StandardText(
        slug="kontakt",
        language="nb",
        title="Kontakt",
        summary="Spør fylkeskontakten din først. Her finner du også ressursgruppa og driften.",
        body=(
            (
                "text",
                (
                    "<p>Fylkeskontakten kjenner både banken og biblioteket ditt. Du finner adressen på "
                    "fylkesbibliotekets egen side. Er kontakten borte, svarer varaen.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Hvem svarer på hva",
                    "rows": [
                        ["Det gjelder", "Skriv til"],
                        ["Et kurs, en ressurs eller et arrangement", "Adressen som står på siden"],
                        ["Idé til noe nytt, eller ønske om et kurs i fylket", "Fylkeskontakten i fylket ditt"],
                        ["Faglig feil, eller noe som må ned med én gang", "ressursgruppa@example.org"],
                        ["Noe virker ikke på nettstedet", "drift@example.org"],
                        ["Personvern", "personvern@example.org"],
                    ],
                },
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Kort er nok",
                    "text": (
                        "<p>Send lenken til siden og én setning om hva som er galt. Vi spør hvis vi trenger mer.</p>"
                    ),
                },
            ),
        ),
    ),
    StandardText(
        slug="kontakt",
        language="nn",
        title="Kontakt",
        summary="Spør fylkeskontakten din først. Her finn du òg ressursgruppa og drifta.",
        body=(
            (
                "text",
                (
                    "<p>Fylkeskontakten kjenner både banken og biblioteket ditt. Du finn adressa på "
                    "fylkesbiblioteket si eiga side. Er kontakten borte, svarar varaen.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Kven svarar på kva",
                    "rows": [
                        ["Det gjeld", "Skriv til"],
                        ["Eit kurs, ein ressurs eller eit arrangement", "Adressa som står på sida"],
                        [
                            "Idé til noko nytt, eller ønske om eit kurs i fylket",
                            "Fylkeskontakten i fylket ditt",
                        ],
                        ["Fagleg feil, eller noko som må ned med ein gong", "ressursgruppa@example.org"],
                        ["Noko verkar ikkje på nettstaden", "drift@example.org"],
                        ["Personvern", "personvern@example.org"],
                    ],
                },
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Kort er nok",
                    "text": "<p>Send lenkja til sida og éi setning om kva som er gale. Vi spør viss vi treng meir.</p>",
                },
            ),
        ),
    ),
    StandardText(
        slug="ressursgruppa",
        language="nb",
        title="Ressursgruppa",
        summary=(
            "Fem fagfolk fra hvert sitt fylkesbibliotek går gjennom innholdet, publiserer det og holder det levende."
        ),
        body=(
            (
                "image",
                {
                    "illustration": "mote",
                    "alt": "Fire kolleger rundt et møtebord med notater og kaffekopper, foran en tavle med lapper",
                    "caption": "Gruppa møtes digitalt annenhver uke og fysisk én gang i året.",
                },
            ),
            (
                "text",
                (
                    "<p>Medlemmene er oppnevnt for en periode og kommer fra ulike deler av landet. Slik er "
                    "banken forankret i flere fylker, og ingen saker står og faller med én person.</p>"
                ),
            ),
            ("heading", "Det gjør gruppa"),
            (
                "text",
                (
                    "<ul><li>går gjennom det fylkene sender inn, og svarer med begrunnelse</li><li>passer på "
                    "at sider blir sjekket når datoen er inne</li><li>samordner tiltak, så to fylker ikke "
                    "lager det samme kurset</li><li>møter fylkeskontaktene i et nasjonalt nettverk</li></ul>"
                ),
            ),
            ("heading", "Det gjør gruppa ikke"),
            (
                "text",
                (
                    "<p>Gruppa skriver ikke om tekster uten å spørre, og et medlem godkjenner aldri innhold "
                    "fra sitt eget fylkesbibliotek. Økonomisk støtte søker du om hos Nasjonalbiblioteket.</p>"
                ),
            ),
            (
                "accordion",
                [
                    {
                        "heading": "Hvordan blir man medlem?",
                        "text": (
                            "<p>Fylkesbibliotekene foreslår kandidater, og gruppelederen oppnevner. Vi ser "
                            "etter faglig bredde, begge målformer og kjennskap til samiske språk.</p>"
                        ),
                    },
                    {
                        "heading": "Kan jeg sende inn noe selv?",
                        "text": (
                            "<p>Ja, gjennom fylkeskontakten din. Du skriver teksten i et utkast, og kontakten "
                            "sender den inn når dere begge er fornøyde.</p>"
                        ),
                    },
                ],
            ),
        ),
    ),
    StandardText(
        slug="ressursgruppa",
        language="nn",
        title="Ressursgruppa",
        summary="Fem fagfolk frå kvart sitt fylkesbibliotek går gjennom innhaldet, publiserer det og held det levande.",
        body=(
            (
                "image",
                {
                    "illustration": "mote",
                    "alt": "Fire kollegaer rundt eit møtebord med notat og kaffikoppar, framfor ei tavle med lappar",
                    "caption": "Gruppa møtest digitalt annakvar veke og fysisk éin gong i året.",
                },
            ),
            (
                "text",
                (
                    "<p>Medlemene er oppnemnde for ein periode og kjem frå ulike delar av landet. Slik er "
                    "banken forankra i fleire fylke, og inga sak står og fell med éin person.</p>"
                ),
            ),
            ("heading", "Det gjer gruppa"),
            (
                "text",
                (
                    "<ul><li>går gjennom det fylka sender inn, og svarar med grunngiving</li><li>passar på at "
                    "sider blir sjekka når datoen er inne</li><li>samordnar tiltak, så to fylke ikkje lagar "
                    "det same kurset</li><li>møter fylkeskontaktane i eit nasjonalt nettverk</li></ul>"
                ),
            ),
            ("heading", "Det gjer gruppa ikkje"),
            (
                "text",
                (
                    "<p>Gruppa skriv ikkje om tekstar utan å spørje, og ein medlem godkjenner aldri innhald "
                    "frå sitt eige fylkesbibliotek. Økonomisk støtte søkjer du om hos Nasjonalbiblioteket.</p>"
                ),
            ),
            (
                "accordion",
                [
                    {
                        "heading": "Korleis blir ein medlem?",
                        "text": (
                            "<p>Fylkesbiblioteka føreslår kandidatar, og gruppeleiaren oppnemner. Vi ser "
                            "etter fagleg breidd, begge målformer og kjennskap til samiske språk.</p>"
                        ),
                    },
                    {
                        "heading": "Kan eg sende inn noko sjølv?",
                        "text": (
                            "<p>Ja, gjennom fylkeskontakten din. Du skriv teksten i eit utkast, og kontakten "
                            "sender han inn når de begge er nøgde.</p>"
                        ),
                    },
                ],
            ),
        ),
    ),
)
