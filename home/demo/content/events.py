# Prose: twenty-seven events in bokmål and nynorsk, hence long.
"""Events of the demo: seven that are over and twenty to come."""

from home.demo.schema import EventText, OccurrenceText

EVENTS: tuple[EventText, ...] = (
    EventText(
        slug="bibliotekdagene-i-sor",
        library="agder",
        language="nb",
        title="Bibliotekdagene i sør",
        summary=(
            "Fagdag for alle som jobber i bibliotek fra Sandefjord til Stavanger. Årets tema er naboskap: inn "
            "i huset, ut i bygda."
        ),
        form="physical",
        target_groups=("alle",),
        areas=("arrangement", "ledelse", "formidling"),
        tags=("leseglede", "debatt"),
        programme=(
            (
                "text",
                (
                    "<p>Vi samler hele staben, fra sjef til lørdagsvakt. Du får tre foredrag på scenen, to "
                    "verksteder du velger selv, og god tid til å snakke med noen du ikke kjenner.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Program",
                    "rows": [
                        ["Tid", "Hva"],
                        ["09.30", "Kaffe, bokbytte og registrering"],
                        ["10.00", "Naboskap som metode: en byvandring på scenen"],
                        ["11.00", "Verksted 1: uteservering, bokbenk eller båt"],
                        ["12.15", "Lunsj"],
                        ["13.15", "Når naboen klager: panel med tre biblioteksjefer"],
                        ["14.15", "Verksted 2: lån av ting, hagelag eller leksehjelp"],
                        ["15.30", "Kortslam: tolv ideer på tolv minutter"],
                        ["16.30", "Slutt. Middag for dem som vil"],
                    ],
                },
            ),
        ),
        occurrences=(OccurrenceText(75, "09:30", 420, venue="Kulturhuset ved havna"),),
        co_organisers=("rogaland", "telemark", "vestfold"),
        municipality="Kristiansand",
        capacity=180,
        places="available",
        deadline_days_before=21,
        sign_up_url="https://example.org/pamelding/bibliotekdagene-i-sor",
        fee="450 kroner, middag kommer i tillegg",
        covered="Reise over 500 kroner dekkes for bibliotek med under tre årsverk.",
        binding=True,
        contact="Arrangementsansvarlig i Agder, arrangement.agder@example.org",
        accessibility="Skrivetolk på scenen. Teleslynge i salen.",
        hours_away=8,
        preparation="Ta med én bok til bokbyttet.",
    ),
    EventText(
        slug="digital-fagprat-bokprat",
        library="nordland",
        language="nb",
        title="Digital fagprat: bokprat når du er alene",
        summary=(
            "Førtifem minutter om å holde bokprat uten kollega, scene eller budsjett. Med tre eksempler fra "
            "små bibliotek."
        ),
        form="digital",
        target_groups=("voksne", "skranken"),
        areas=("formidling",),
        tags=("leseglede",),
        programme=(
            (
                "text",
                (
                    "<p>Fagpraten går før åpningstid, og du kan følge den fra skranken med lyd på øret. Vi "
                    "bruker lite tid på teori og mye på triks.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Førtifem minutter",
                    "rows": [
                        ["Tid", "Hva"],
                        ["08.45", "Hvorfor fem bøker er nok"],
                        ["08.55", "Tre bibliotek viser: ferjekai, lesehjørne og eldresenter"],
                        ["09.15", "I grupper på tre: Anbefal én bok på ett minutt"],
                        ["09.25", "Spørsmål, og en liste du kan ta med"],
                    ],
                },
            ),
            ("text", "<p>Kommer det en låner, svarer du låneren. Vi legger ut notatene samme dag.</p>"),
        ),
        occurrences=(OccurrenceText(9, "08:45", 45),),
        places="available",
        capacity=200,
        deadline_days_before=0,
        fee="Gratis",
        contact="Fylkeskontakten i Nordland, arrangement.nordland@example.org",
        accessibility="Direkteteksting på norsk",
        hours_away=0.75,
        from_desk=True,
    ),
    EventText(
        slug="ki-i-skranken",
        library="abo",
        language="nb",
        title="KI i skranken: webinar",
        summary=(
            "Hva gjør du når låneren spør etter en bok en robot har funnet på? En time med eksempler, øvelse "
            "og klare råd."
        ),
        form="digital",
        target_groups=("skranken", "nye"),
        areas=("digital", "kunnskap"),
        tags=("kunstig intelligens", "kildekritikk", "personvern"),
        programme=(
            (
                "text",
                (
                    "<p>Vi har samlet ekte spørsmål fra åtte skranker, uten navn. Du får høre hva kollegene "
                    "svarte, og prøve selv.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li><b>10.00</b> Boka som ikke fantes: hvordan slike titler blir "
                    "til</li><li><b>10.15</b> Fire spørsmål fra skranken, og fire gode "
                    "svar</li><li><b>10.35</b> Hva kan du skrive inn, og hva må bli i "
                    "huset?</li><li><b>10.50</b> Spørsmål</li></ul>"
                ),
            ),
            (
                "text",
                (
                    "<p>Du trenger ingen forkunnskaper og ikke noe program på maskinen. Er dere flere, sett "
                    "dere sammen rundt én skjerm og bruk pausene til å snakke.</p>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(6, "10:00", 60),),
        places="available",
        capacity=400,
        deadline_days_before=1,
        fee="Gratis",
        contact="Kurskontakten i Akershus, Buskerud og Østfold, arrangement.abo@example.org",
        recording="Opptaket ligger ute i 14 dager. Lysbildene blir liggende.",
        accessibility="Direkteteksting på norsk",
        hours_away=1,
        from_desk=True,
    ),
    EventText(
        slug="biblioteksjefmote-innlandet",
        library="innlandet",
        language="nb",
        title="Biblioteksjefmøte i Innlandet",
        summary=(
            "To ganger i året møtes biblioteksjefene i fylket. Denne gangen handler det om bemanning, "
            "beredskap og budsjettet for neste år."
        ),
        form="physical",
        target_groups=("ledere",),
        areas=("ledelse", "trygghet"),
        programme=(
            ("text", "<p>Møtet er ditt. Send inn saker til oss inntil en uke før, så setter vi av tid.</p>"),
            (
                "table",
                {
                    "caption": "Saker",
                    "rows": [
                        ["Tid", "Sak"],
                        ["10.00", "Runden: én ting du er stolt av, én ting du grubler på"],
                        ["10.45", "Alene på vakt: Hva er forsvarlig bemanning?"],
                        ["11.45", "Lunsj"],
                        ["12.30", "Biblioteket i kommunens beredskapsplan"],
                        ["13.30", "Budsjett: Slik leser politikerne tallene dine"],
                        ["14.30", "Felles kurs neste år: Hva skal vi be om?"],
                        ["15.15", "Vel hjem"],
                    ],
                },
            ),
        ),
        occurrences=(OccurrenceText(34, "10:00", 315, venue="Hamar bibliotek, store møterom"),),
        open_to=("34",),
        municipality="Hamar",
        capacity=46,
        places="few",
        deadline_days_before=10,
        fee="Gratis",
        covered="Fylket dekker billigste reise og lunsj.",
        binding=True,
        contact="Rådgiver for ledelse i Innlandet, arrangement.innlandet@example.org",
        hours_away=7,
        preparation="Ta med bemanningsplanen for en vanlig uke.",
    ),
    EventText(
        slug="introkurs-ledere-kull-1",
        library="felles",
        language="nb",
        title="Introkurs for nye bibliotekledere, kull 1",
        summary=(
            "Fire samlinger for deg som har vært leder i under to år. Du får faglig påfyll, en ledergruppe og "
            "én ting å prøve mellom hver gang."
        ),
        form="hybrid",
        target_groups=("ledere", "nye"),
        areas=("ledelse", "trygghet"),
        tags=("nyansatt",),
        programme=(
            (
                "text",
                (
                    "<p>Mange biblioteksjefer er eneste fagperson i kommunen. Kurset gir deg kolleger. Første "
                    "og siste samling er fysisk, de to i midten er på skjerm.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li><b>Rollen</b>: hva lederen gjør, og hva som kan ligge</li><li><b>Folkene</b>: "
                    "medarbeidersamtale, turnus og sykefravær</li><li><b>Loven og pengene</b>: "
                    "folkebibliotekloven, plan og budsjett</li><li><b>Rommet rundt</b>: kommunedirektør, "
                    "politikere og presse</li></ul>"
                ),
            ),
            (
                "text",
                (
                    "<p>Mellom samlingene møtes dere i grupper på fire i tre kvarter. Gruppa velger selv "
                    "tidspunkt. Du får deltakerbevis når du har vært med på minst tre samlinger og prøvd ut "
                    "én oppgave hjemme.</p>"
                ),
            ),
        ),
        occurrences=(
            OccurrenceText(
                14,
                "10:00",
                360,
                title="Rollen",
                venue="Biblioteket i Lillestrøm",
                preparation="Skriv ned en vanlig arbeidsdag, time for time.",
            ),
            OccurrenceText(42, "09:00", 180, title="Folkene", venue="På skjerm"),
            OccurrenceText(
                70,
                "09:00",
                180,
                title="Loven og pengene",
                venue="På skjerm",
                preparation="Finn kommunens siste økonomiplan.",
            ),
            OccurrenceText(98, "10:00", 360, title="Rommet rundt", venue="Biblioteket i Lillestrøm"),
        ),
        co_organisers=("abo", "innlandet", "trondelag"),
        municipality="Lillestrøm",
        cohort="Kull 1",
        cohort_of="introduksjonskurs-for-nye-biblioteksjefer",
        capacity=24,
        places="full",
        deadline_days_before=7,
        fee="Gratis",
        covered="Reise og én overnatting. Bibliotek med én ansatt kan få dekket vikar.",
        binding=True,
        contact="Kursleder for introkurset, lederkurs@example.org",
        accessibility="Direkteteksting på skjermsamlingene",
        hours_away=18,
    ),
    EventText(
        slug="introkurs-ledere-kull-2",
        library="felles",
        language="nb",
        title="Introkurs for nye bibliotekledere, kull 2",
        summary=(
            "Nytt kull, nå med fem kortere samlinger og mest på skjerm. For deg som leder bibliotek og har "
            "gjort det i under to år."
        ),
        form="hybrid",
        target_groups=("ledere", "nye"),
        areas=("ledelse", "trygghet"),
        tags=("nyansatt",),
        programme=(
            (
                "text",
                (
                    "<p>Mange som ikke fikk plass i kull 1, ba om kortere økter og mindre reising. Det har vi "
                    "gjort noe med. Innholdet er det samme, men den vanskelige samtalen har fått en egen "
                    "dag.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Fem samlinger",
                    "rows": [
                        ["Samling", "Du øver på"],
                        ["Rollen", "Å si nei med god grunn"],
                        ["Folkene", "Å lage en turnus som tåler influensa"],
                        ["Den vanskelige samtalen", "Å begynne den"],
                        ["Loven og pengene", "Å forklare budsjettet på to minutter"],
                        ["Rommet rundt", "Å få biblioteket inn i kommuneplanen"],
                    ],
                },
            ),
            (
                "text",
                (
                    "<p>Bare den midterste samlingen er fysisk. De andre er på skjerm fra klokka ni til halv "
                    "tolv. Deltakerbevis krever fire av fem.</p>"
                ),
            ),
        ),
        occurrences=(
            OccurrenceText(105, "09:00", 150, title="Rollen", venue="På skjerm"),
            OccurrenceText(126, "09:00", 150, title="Folkene", venue="På skjerm", preparation="Ta med turnusen deres."),
            OccurrenceText(147, "10:00", 330, title="Den vanskelige samtalen", venue="Stjørdal bibliotek"),
            OccurrenceText(168, "09:00", 150, title="Loven og pengene", venue="På skjerm"),
            OccurrenceText(196, "09:00", 150, title="Rommet rundt", venue="På skjerm"),
        ),
        co_organisers=("trondelag", "nordland", "more-og-romsdal"),
        municipality="Stjørdal",
        cohort="Kull 2",
        cohort_of="introduksjonskurs-for-nye-biblioteksjefer",
        capacity=24,
        places="available",
        deadline_days_before=21,
        fee="Gratis",
        covered="Reise til den fysiske samlingen. Bibliotek med én ansatt kan få dekket vikar.",
        binding=True,
        contact="Kursleder for introkurset, lederkurs@example.org",
        accessibility="Direkteteksting på skjermsamlingene",
        hours_away=15.5,
    ),
    EventText(
        slug="nettverk-formidling-voksne",
        library="vestfold",
        language="nb",
        title="Nettverk for formidling til voksne",
        summary=(
            "Fire møter på skjerm for deg som snakker med voksne om bøker. Nytt tema hver gang, og alltid en "
            "bunke titler å ta med."
        ),
        form="digital",
        target_groups=("voksne",),
        areas=("formidling", "samling"),
        tags=("leseglede", "samlingsutvikling"),
        programme=(
            (
                "text",
                (
                    "<p>Nettverket har faste deltakere, men døra er åpen. Kom når temaet passer. Hvert møte "
                    "varer i halvannen time og har samme form:</p>"
                ),
            ),
            (
                "text",
                (
                    "<ol><li>Ti minutter: Hva låner folk hos dere nå?</li><li>Tretti minutter: innlegg fra en "
                    "i nettverket</li><li>Tretti minutter: prøv det ut to og to</li><li>Tjue minutter: "
                    "bokstafetten, der alle tipser om én bok</li></ol>"
                ),
            ),
            (
                "text",
                (
                    "<p>Bokstafetten blir til en liste som legges ut etter møtet. Den som sist hadde "
                    "innlegget, velger neste innleder. Vi tar ikke opptak, så det er lov å tenke høyt.</p>"
                ),
            ),
        ),
        occurrences=(
            OccurrenceText(12, "09:00", 90, title="Menn som ikke leser, og de som gjør det i smug"),
            OccurrenceText(
                54,
                "09:00",
                90,
                title="Dikt for folk som er redde for dikt",
                preparation="Velg ett dikt på under tjue linjer.",
            ),
            OccurrenceText(96, "09:00", 90, title="Lydbok, lesesirkel og strikketøy"),
            OccurrenceText(138, "09:00", 90, title="Tynne bøker, store opplevelser"),
        ),
        open_to=("31", "32", "33", "39", "40"),
        co_organisers=("abo", "telemark"),
        capacity=60,
        places="available",
        deadline_days_before=20,
        fee="Gratis",
        contact="Formidlingsrådgiver i Vestfold, arrangement.vestfold@example.org",
        accessibility="Direkteteksting på forespørsel",
        hours_away=1.5,
    ),
    EventText(
        slug="bibliobattles",
        library="more-og-romsdal",
        language="nn",
        title="Bibliobattles: slik lagar du bokduell",
        summary=(
            "Fem minutt, éi bok, ingen manus, og salen kårar vinnaren. Kom og dueller sjølv, og ta oppskrifta med heim."
        ),
        form="physical",
        target_groups=("barn-unge", "voksne"),
        areas=("formidling", "arrangement"),
        tags=("leseglede",),
        programme=(
            (
                "text",
                (
                    "<p>Ein bokduell er enkel: Fire personar snakkar om kvar si bok i fem minutt. Salen spør "
                    "i to minutt. Så røystar alle på boka dei helst vil lese, ikkje på den som snakka "
                    "best.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Program",
                    "rows": [
                        ["Tid", "Kva"],
                        ["10.00", "Demonstrasjon: tre elevar mot éin rektor"],
                        ["10.45", "Reglane, og når du bør bryte dei"],
                        ["11.30", "Lunsj"],
                        ["12.15", "Alle duellerer, fire og fire"],
                        ["13.45", "Finale med publikum frå gata"],
                        ["14.30", "Plan for eigen duell: stad, klasse, dato"],
                        ["15.00", "Slutt"],
                    ],
                },
            ),
        ),
        occurrences=(OccurrenceText(62, "10:00", 300, venue="Molde bibliotek, amfiet"),),
        open_to=("15", "46", "50"),
        municipality="Molde",
        capacity=32,
        places="few",
        deadline_days_before=7,
        fee="Gratis, lunsj er inkludert",
        covered="Ferje og billegaste reise innanfor fylket.",
        binding=True,
        contact="Formidlingsrådgjevar i Møre og Romsdal, arrangement.more-og-romsdal@example.org",
        hours_away=6,
        preparation="Vel ei bok du kan snakke om i fem minutt utan papir.",
    ),
    EventText(
        slug="konferanse-om-sprakkafeer",
        library="troms",
        language="nb",
        title="Konferanse om språkkafeer",
        summary=(
            "En dag for alle som dekker på til samtale: ansatte, frivillige og gjester. Vi deler det som "
            "virker, og snakker åpent om det som ikke gjør det."
        ),
        form="physical",
        target_groups=("voksne", "frivillige", "ledere"),
        areas=("inkludering", "arrangement"),
        tags=("språkkafé",),
        programme=(
            (
                "image",
                {
                    "illustration": "sprakkafe",
                    "alt": "Fire personer i samtale rundt et rundt bord med kopper",
                    "caption": "Dagen er dekket på som en språkkafé.",
                },
            ),
            (
                "table",
                {
                    "caption": "Program",
                    "rows": [
                        ["Tid", "Hva"],
                        ["09.00", "Finn bordet ditt: Hvert bord har sitt språk"],
                        ["09.30", "Jeg kom for kaffen: tre gjester forteller"],
                        ["10.30", "Frivillig uten å bli utslitt"],
                        ["11.30", "Lunsj fra fire kjøkken"],
                        ["12.30", "Verksted: samtaleemner, spill eller sang"],
                        ["14.00", "Når noen forteller om krigen"],
                        ["15.00", "Språkkafé på samisk og kvensk"],
                        ["15.45", "Oppsummering på ti språk"],
                    ],
                },
            ),
            ("text", "<p>Ta gjerne med en frivillig. Dere trenger bare én påmelding.</p>"),
        ),
        occurrences=(OccurrenceText(47, "09:00", 420, venue="Tromsø bibliotek"),),
        co_organisers=("finnmark", "nordland"),
        municipality="Tromsø",
        capacity=80,
        places="waiting_list",
        deadline_days_before=14,
        fee="Gratis",
        covered="Reise og én natt for ansatte og frivillige fra Troms, Finnmark og Nordland.",
        binding=True,
        contact="Fylkeskontakten i Troms, arrangement.troms@example.org",
        accessibility="Tegnspråktolk og samisk tolk hele dagen",
        hours_away=8,
    ),
    EventText(
        slug="samisk-sprakuke-seminar",
        library="finnmark",
        language="nb",
        title="Seminar: Klar for samisk språkuke",
        summary=(
            "Planlegg språkuka sammen med oss. Du får ideer som passer uten samisktalende ansatte, og kontakt "
            "med folk som kan språket."
        ),
        form="hybrid",
        target_groups=("alle", "barn-unge"),
        areas=("inkludering", "formidling"),
        tags=("samiske språk", "leseglede"),
        programme=(
            (
                "text",
                (
                    "<p>Språkuka er i oktober. Den blir best når planen er klar i god tid. Seminaret går i "
                    "Karasjok og på skjerm, og du velger selv hvor du er med fra.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Program",
                    "rows": [
                        ["Tid", "Hva"],
                        ["10.00", "Bures boahtin! Velkommen, og ti ord du kan bruke i morgen"],
                        ["10.30", "Eventyr på to språk: høytlesing med tospråklig tekst"],
                        ["11.15", "Når ingen hos oss kan samisk: erfaringer fra to bibliotek i sør"],
                        ["12.00", "Lunsj"],
                        ["12.45", "Idéverksted i tre rom: nordsamisk, lulesamisk, sørsamisk"],
                        ["14.00", "Betaling, rettigheter og respekt"],
                        ["14.30", "Hver sin plan på én side"],
                    ],
                },
            ),
        ),
        occurrences=(OccurrenceText(83, "10:00", 300, venue="Biblioteket i Karasjok, eller på skjerm"),),
        co_organisers=("nordland", "troms", "trondelag", "innlandet"),
        municipality="Karasjok",
        capacity=120,
        places="available",
        opens_days_before=60,
        deadline_days_before=5,
        sign_up_url="https://example.org/pamelding/samisk-sprakuke",
        fee="Gratis",
        covered="Reise for deltakere fra Finnmark.",
        contact="Rådgiver for samiske bibliotektjenester i Finnmark, arrangement.finnmark@example.org",
        recording="Foredragene tekstes og legges ut innen 14 dager. Verkstedene tas ikke opp.",
        accessibility="Tolking mellom nordsamisk og norsk. Direkteteksting på skjerm.",
        hours_away=5,
        preparation="Sjekk hvilke samiske barnebøker dere har på hylla.",
    ),
    EventText(
        slug="data-detox",
        library="oslo",
        language="nb",
        title="Data detox: rydd i sporene dine",
        summary=(
            "Et opplegg du kan holde for lånerne, prøvd på deg selv først. Rydd i apper, posisjon og passord "
            "på en time."
        ),
        form="digital",
        target_groups=("skranken", "voksne"),
        areas=("digital",),
        tags=("personvern", "digital hjelp"),
        programme=(
            (
                "text",
                (
                    "<p>Finn fram telefonen. I dag skal du ikke la være å se på den. Vi rydder sammen, steg "
                    "for steg, og stopper underveis for å snakke om hvordan du viser det samme til en "
                    "låner.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ol><li><b>Se</b>: Hva vet telefonen om i går?</li><li><b>Slett</b>: tre apper du ikke "
                    "savner</li><li><b>Skru av</b>: posisjon og varsler</li><li><b>Styrk</b>: ett bedre "
                    "passord</li></ol>"
                ),
            ),
            (
                "text",
                (
                    "<p>Til slutt får du kjøreplan, plakat og et ark til deltakerne. Opplegget krever ingen "
                    "teknisk bakgrunn. Det krever at du tør å si «det vet jeg ikke».</p>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(19, "09:00", 60),),
        capacity=150,
        places="available",
        deadline_days_before=1,
        fee="Gratis",
        contact="Team for digital deltakelse, arrangement.oslo@example.org",
        recording="Vi tar ikke opptak, for vi deler egne skjermer. Kjøreplanen legges ut.",
        accessibility="Direkteteksting på norsk",
        hours_away=1,
        from_desk=True,
        preparation="Ha telefonen ladet og bruk trådløst nett.",
    ),
    EventText(
        slug="soknadsverkstad",
        library="vestland",
        language="nn",
        title="Søknadsverkstad: frå lapp til ferdig søknad",
        summary=(
            "Ta med ein prosjektidé og gå heim med eit utkast. Vi skriv saman, les kvarandre og får svar frå "
            "nokon som vurderer søknader."
        ),
        form="hybrid",
        target_groups=("ledere", "alle"),
        areas=("ledelse",),
        tags=("prosjektarbeid",),
        programme=(
            (
                "text",
                (
                    "<p>Dette er ein arbeidsdag, ikkje eit foredrag. Du kan sitje i Førde eller delta på "
                    "skjerm frå di eiga pult. Er de to frå same bibliotek, skriv de på same søknad.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Arbeidsdagen",
                    "rows": [
                        ["Tid", "Kva"],
                        ["09.30", "Ideen på ein lapp: to setningar"],
                        ["10.15", "Kven har bruk for dette? Skriv avsnittet om behov"],
                        ["11.30", "Lunsj"],
                        ["12.15", "Budsjett med eigne timar"],
                        ["13.15", "Byt søknad med naboen og still tre spørsmål"],
                        ["14.00", "Ein sakshandsamar svarar"],
                        ["14.45", "Kva gjer du i morgon?"],
                    ],
                },
            ),
        ),
        occurrences=(OccurrenceText(40, "09:30", 330, venue="Førdehuset, eller på skjerm"),),
        co_organisers=("more-og-romsdal",),
        open_to=("11", "15", "46"),
        municipality="Sunnfjord",
        capacity=24,
        places="few",
        deadline_days_before=7,
        sign_up_url="https://example.org/pamelding/soknadsverkstad",
        fee="Gratis",
        covered="Reise for deltakarar frå bibliotek med under to årsverk.",
        binding=True,
        contact="Prosjektrettleiar i Vestland, arrangement.vestland@example.org",
        hours_away=6,
        preparation="Skriv ideen på høgst to setningar, og send han til oss to dagar før.",
    ),
    EventText(
        slug="nettverksmote-kompetanseheving",
        library="nb",
        language="nb",
        title="Nettverksmøte for kompetanseheving i fylkesbibliotekene",
        summary=(
            "Digitalt møte for fylkeskontakter og andre som planlegger kurs. Vi samordner planer, så to "
            "fylker slipper å lage det samme."
        ),
        form="digital",
        target_groups=("fylkesbibliotek",),
        areas=("ledelse",),
        tags=("prosjektarbeid",),
        programme=(
            (
                "text",
                (
                    "<p>Tre møter i løpet av halvåret. Hvert møte har én sak vi bestemmer noe om, og én sak "
                    "der vi bare lærer av hverandre.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Halvannen time",
                    "rows": [
                        ["Tid", "Hva"],
                        ["12.30", "Nytt fra ressursgruppa: Hva venter, hva må sjekkes?"],
                        ["12.50", "Hullkartet: områdene der ingen har laget noe ennå"],
                        ["13.15", "Dagens sak i grupper på tvers av fylker"],
                        ["13.45", "Beslutning: Hvem tar hva?"],
                    ],
                },
            ),
            (
                "text",
                "<p>Kan du ikke komme, send varaen. Referatet er på én side og ligger ute samme dag.</p>",
            ),
        ),
        occurrences=(
            OccurrenceText(
                27,
                "12:30",
                90,
                title="Felles plan for neste halvår",
                preparation="Skriv inn kursene dere planlegger, senest dagen før.",
            ),
            OccurrenceText(69, "12:30", 90, title="Hva gjør et nettkurs godt?"),
            OccurrenceText(118, "12:30", 90, title="Markedsføring hjemme i fylket"),
        ),
        capacity=40,
        places="available",
        deadline_days_before=1,
        fee="Gratis",
        contact="Koordinator for Kompetansebanken, kompetansebanken@example.org",
        accessibility="Direkteteksting på norsk",
        hours_away=1.5,
    ),
    EventText(
        slug="ovingsdag-konflikt",
        library="trondelag",
        language="nb",
        title="Øvingsdag: når det blir bråk",
        summary=(
            "Øv på vanskelige situasjoner med skuespiller og rolige kolleger. For dere som står i skranken, "
            "også på kveld og lørdag."
        ),
        form="physical",
        target_groups=("skranken", "frivillige", "ledere"),
        areas=("trygghet",),
        tags=("vold og trusler",),
        programme=(
            (
                "text",
                (
                    "<p>Ingen må spille foran alle. Vi øver i grupper på fem, og du kan si stopp når du vil. "
                    "Skuespilleren justerer trykket etter deg.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Program",
                    "rows": [
                        ["Tid", "Hva"],
                        ["09.30", "Hva gjør kroppen når noen roper?"],
                        ["10.15", "Øving 1: stemme, avstand, utgang"],
                        ["11.30", "Lunsj"],
                        ["12.15", "Øving 2: å be noen gå"],
                        ["13.30", "Når du er alene: avtaler, alarm og vekter"],
                        ["14.15", "Etterpå: samtalen, avviket, søvnen"],
                        ["15.00", "Slutt"],
                    ],
                },
            ),
        ),
        occurrences=(OccurrenceText(58, "09:30", 330, venue="Trondheim folkebibliotek, auditoriet"),),
        open_to=("50",),
        municipality="Trondheim",
        capacity=25,
        places="waiting_list",
        deadline_days_before=14,
        fee="Gratis, lunsj er inkludert",
        covered="Reise, og vikar for bibliotek med én ansatt.",
        binding=True,
        contact="Fylkeskontakten i Trøndelag, arrangement.trondelag@example.org",
        hours_away=7,
    ),
    EventText(
        slug="forteljarverkstad",
        library="vestland",
        language="nn",
        title="Forteljarverkstad: hald på ungane utan bok",
        summary=(
            "Lær å fortelje ei historie på fem minutt med kroppen, stemma og tre ting frå lomma. For deg som "
            "har samlingsstund."
        ),
        form="physical",
        target_groups=("barn-unge",),
        areas=("formidling",),
        tags=("leseglede",),
        programme=(
            (
                "text",
                (
                    "<p>Du treng ikkje vere skodespelar. Du treng ei historie du likar, og mot til å sjå på "
                    "ungane i staden for i boka. Vi øver på golvet heile dagen, så ta på deg klede du kan "
                    "krype i.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li><b>10.00</b> Historia i fem bilete</li><li><b>11.00</b> Stemma: lågt er sterkare "
                    "enn høgt</li><li><b>12.00</b> Lunsj</li><li><b>12.45</b> Tre ting frå "
                    "lomma</li><li><b>14.00</b> Vi fortel for ein barnehage</li><li><b>15.00</b> "
                    "Slutt</li></ul>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(30, "10:00", 300, venue="Voss bibliotek"),),
        open_to=("46",),
        municipality="Voss",
        capacity=20,
        places="none",
        cancelled=True,
        cancel_reason=(
            "Kurshaldaren er sjuk. Vi set opp verkstaden på nytt, og alle som var påmelde, får velje plass først."
        ),
        fee="Gratis",
        contact="Rådgjevar for barn og unge i Vestland, arrangement.vestland@example.org",
        hours_away=6,
    ),
    EventText(
        slug="studietur-meropent",
        library="rogaland",
        language="nb",
        title="Studietur: meråpne bibliotek på Jæren",
        summary=(
            "Vi besøker tre bibliotek på én dag og ser på dører, skilt og rutiner. Du får møte dem som rydder "
            "morgenen etter."
        ),
        form="physical",
        target_groups=("ledere", "skranken"),
        areas=("trygghet", "ledelse"),
        tags=("vold og trusler", "universell utforming"),
        programme=(
            (
                "text",
                (
                    "<p>Vi reiser i buss fra Sandnes og er tilbake til middag. På hvert sted får vi tre "
                    "kvarter: en kort omvisning, loggen fra den siste måneden og tid til å spørre.</p>"
                ),
            ),
            (
                "table",
                {
                    "caption": "Rute",
                    "rows": [
                        ["Tid", "Sted"],
                        ["08.30", "Avreise fra Sandnes"],
                        ["09.15", "Bibliotek 1: ungdom på kveld"],
                        ["11.00", "Bibliotek 2: eldre og nøkkelkort"],
                        ["12.15", "Lunsj"],
                        ["13.30", "Bibliotek 3: universell utforming ved døra"],
                        ["15.30", "Tilbake i Sandnes"],
                    ],
                },
            ),
        ),
        occurrences=(OccurrenceText(16, "08:30", 420, venue="Oppmøte utenfor Sandnes bibliotek"),),
        open_to=("11", "42"),
        co_organisers=("agder",),
        municipality="Sandnes",
        capacity=30,
        places="none",
        cancelled=True,
        cancel_reason=(
            "To av de tre bibliotekene er stengt etter vannskade. Vi kommer tilbake med ny rute, og "
            "påmeldingsavgiften betales tilbake."
        ),
        fee="200 kroner",
        binding=True,
        contact="Fylkeskontakten i Rogaland, arrangement.rogaland@example.org",
        accessibility="Bussen har rampe og plass til rullestol.",
        hours_away=7,
    ),
    EventText(
        slug="fagprat-kassering",
        library="telemark",
        language="nn",
        title="Digital fagprat: kast med godt samvit",
        summary=(
            "Tre kvarter om å ta bøker ut av samlinga utan å få avisa på døra. Med reglar, unntak og svar til "
            "folk som spør."
        ),
        form="digital",
        target_groups=("alle", "skranken"),
        areas=("samling",),
        tags=("samlingsutvikling", "berekraft"),
        programme=(
            (
                "text",
                (
                    "<p>Å kassere er å rydde plass til lesarane. Likevel gjer det vondt. Vi startar med den "
                    "boka du ikkje får deg til å kaste, og sluttar med ein konteinar du kan stå for.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li><b>08.45</b> Boka eg ikkje klarte å kaste</li><li><b>08.55</b> Reglar for fag, "
                    "skjønn og barn</li><li><b>09.10</b> Depotbiblioteket, bruktbordet og "
                    "papirinnsamlinga</li><li><b>09.20</b> «Kastar de bøker?» Tre svar som held</li></ul>"
                ),
            ),
            (
                "text",
                (
                    "<p>Ta gjerne med eit bilete av ei hylle som er for full. Vi vel ut tre og ryddar dei "
                    "saman på skjermen.</p>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(64, "08:45", 45),),
        capacity=200,
        places="available",
        deadline_days_before=0,
        fee="Gratis",
        contact="Rådgjevar for samling i Telemark, arrangement.telemark@example.org",
        accessibility="Direkteteksting på norsk",
        hours_away=0.75,
        from_desk=True,
        state="scheduled",
    ),
    EventText(
        slug="barnebokbad-intervju",
        library="rogaland",
        language="nn",
        title="Barnebokbad: kunsten å intervjue ein forfattar for barn",
        summary=(
            "Barn spør betre enn vaksne. Lær å leie samtalen så både forfattaren og ungane kjem til orde, og "
            "ingen sovnar."
        ),
        form="physical",
        target_groups=("barn-unge",),
        areas=("formidling", "arrangement"),
        tags=("leseglede",),
        programme=(
            (
                "image",
                {
                    "illustration": "barnebokbad",
                    "alt": (
                        "Eit barn les i eit badekar fullt av bøker, medan ein vaksen held fram mikrofonen og "
                        "to barn lyttar på golvet"
                    ),
                    "caption": "Badekar er frivillig. Spørsmåla er det ikkje.",
                },
            ),
            (
                "table",
                {
                    "caption": "Program",
                    "rows": [
                        ["Tid", "Kva"],
                        ["10.00", "Tre opningar som verkar, og éi som aldri gjer det"],
                        ["10.45", "Les boka som ein niåring"],
                        ["11.30", "Lunsj"],
                        ["12.15", "Øving: intervju kvarandre med barnejury"],
                        ["13.30", "Pengar, honorar og avtale"],
                        ["14.15", "Rommet: puter, lyd og dokø"],
                        ["15.00", "Slutt"],
                    ],
                },
            ),
            ("text", "<p>Barnejuryen er ein fjerdeklasse frå Sauda. Dei er strenge.</p>"),
        ),
        occurrences=(OccurrenceText(90, "10:00", 300, venue="Sauda folkebibliotek"),),
        open_to=("11", "46"),
        co_organisers=("vestland",),
        municipality="Sauda",
        capacity=24,
        places="available",
        deadline_days_before=14,
        sign_up_url="https://example.org/pamelding/barnebokbad",
        fee="Gratis",
        covered="Hurtigbåt og buss tur-retur.",
        contact="Rådgjevar for barn og unge i Rogaland, arrangement.rogaland@example.org",
        hours_away=7,
        state="in_review",
    ),
    EventText(
        slug="spor-om-personvern",
        library="nb",
        language="nb",
        title="Åpen time: spør om personvern",
        summary=(
            "Ta med spørsmålet du ikke tør stille i kommunen. En jurist og en biblioteksjef svarer, og vi "
            "noterer svarene for alle."
        ),
        form="digital",
        target_groups=("alle", "ledere"),
        areas=("digital",),
        tags=("personvern",),
        programme=(
            (
                "text",
                (
                    "<p>Vi har ikke noe foredrag. Du sender inn spørsmål på forhånd eller stiller dem på "
                    "dagen, med eller uten navn. Slike spørsmål kom sist:</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li>Kan mor få vite hva sønnen på 14 har lånt?</li><li>Politiet står i døra og spør "
                    "om en låner. Hva gjør vi?</li><li>Kan vi legge ut bilder fra babysang?</li><li>Hvor "
                    "lenge kan vi lagre en påmeldingsliste?</li></ul>"
                ),
            ),
            (
                "text",
                (
                    "<p>Svarene blir skrevet ned uten gjenkjennelige detaljer og lagt ut samme uke. Juridiske "
                    "enkeltsaker tar du videre med personvernombudet i kommunen.</p>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(112, "14:00", 60),),
        places="none",
        contact="Koordinator for Kompetansebanken, kompetansebanken@example.org",
        accessibility="Direkteteksting på norsk",
        from_desk=True,
        state="draft",
    ),
    EventText(
        slug="forfattarmote-for-ungdom",
        library="vestland",
        language="nn",
        title="Forfattarmøte for ungdom: korleis fylle salen?",
        summary=(
            "To bibliotek fortel korleis ungdom sjølve vel forfattar, leier samtalen og riggar lyden. Opptak "
            "og køyreplan ligg ute."
        ),
        form="digital",
        target_groups=("barn-unge",),
        areas=("formidling", "arrangement"),
        tags=("leseglede",),
        programme=(
            (
                "text",
                (
                    "<p>Ungdom kjem når dei har bestemt noko. På Stord og på Askøy fekk ei gruppe "
                    "tiandeklassingar ansvar for eitt forfattarmøte kvar, med budsjett og nøkkel.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li><b>13.00</b> Slik fann vi gruppa</li><li><b>13.15</b> Dei valde ein annan "
                    "forfattar enn vi ville</li><li><b>13.35</b> Lyd, lys og pizza: kva kosta "
                    "det?</li><li><b>13.50</b> Spørsmål frå salen</li></ul>"
                ),
            ),
            (
                "text",
                "<p>Det viktigaste dei lærte: Biblioteket må tole ti stille sekund utan å redde samtalen.</p>",
            ),
        ),
        occurrences=(OccurrenceText(-20, "13:00", 60),),
        places="none",
        fee="Gratis",
        contact="Rådgjevar for barn og unge i Vestland, arrangement.vestland@example.org",
        recording="Opptaket er teksta og ligg ute i eitt år. Køyreplan og budsjett kan lastast ned.",
        accessibility="Opptaket er teksta på nynorsk",
        hours_away=1,
        from_desk=True,
    ),
    EventText(
        slug="kildekritikk-pa-fem-minutter",
        library="rogaland",
        language="nb",
        title="Kildekritikk på fem minutter",
        summary=(
            "Webinar om å vise kildesjekk mens låneren venter. Fire korte grep, øvd inn med ekte spørsmål fra skranken."
        ),
        form="digital",
        target_groups=("skranken", "nye"),
        areas=("kunnskap",),
        tags=("kildekritikk",),
        programme=(
            (
                "text",
                (
                    "<p>Ingen låner vil ha et kurs i kildekritikk. Men de fleste vil vite om svaret er til å "
                    "stole på. Vi viste fire grep som tar under fem minutter til sammen.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ol><li><b>Hvem</b> sier det, og hva lever de av?</li><li><b>Når</b> ble det skrevet, og "
                    "er det endret?</li><li><b>Hvor ellers</b> står det?</li><li><b>Bildet</b>: Er det tatt "
                    "der teksten sier?</li></ol>"
                ),
            ),
            (
                "text",
                (
                    "<p>Siste halvdel gikk med til øving i par. De vanligste spørsmålene og svarene er samlet "
                    "i et notat på to sider.</p>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(-45, "09:00", 60),),
        co_organisers=("agder",),
        places="none",
        fee="Gratis",
        contact="Fylkeskontakten i Rogaland, arrangement.rogaland@example.org",
        recording="Notatet og lysbildene ligger ute. Opptaket er slettet etter 14 dager.",
        accessibility="Direkteteksting på norsk",
        hours_away=1,
        from_desk=True,
    ),
    EventText(
        slug="debattverksted-steinkjer",
        library="trondelag",
        language="nb",
        title="Debattverksted: tema, panel og ordstyrer",
        summary=(
            "Tolv bibliotek planla hver sin debatt på én dag. Her finner du temaene de valgte, og kjøreplanen "
            "de brukte."
        ),
        form="physical",
        target_groups=("voksne", "ledere"),
        areas=("arrangement",),
        tags=("debatt",),
        programme=(
            (
                "image",
                {
                    "illustration": "debatt",
                    "alt": "Tre debattanter ved hver sin talerstol, med publikum foran og bokhyller bak",
                    "caption": "Øvingsdebatten handlet om gratis buss.",
                },
            ),
            (
                "table",
                {
                    "caption": "Program",
                    "rows": [
                        ["Tid", "Hva"],
                        ["10.00", "Et spørsmål med to gode svar"],
                        ["11.00", "Panelet: Hvem mangler?"],
                        ["12.00", "Lunsj"],
                        ["12.45", "Ordstyrerskole: å avbryte med varme"],
                        ["14.00", "Øvingsdebatt med ekte uenighet"],
                        ["15.00", "Hver sin plan, hver sin dato"],
                    ],
                },
            ),
            (
                "text",
                "<p>Ni av de tolv debattene er holdt. Den best besøkte handlet om hvem som eier fjorden.</p>",
            ),
        ),
        occurrences=(OccurrenceText(-70, "10:00", 330, venue="Dampsaga, Steinkjer"),),
        open_to=("50",),
        municipality="Steinkjer",
        capacity=30,
        places="none",
        fee="Gratis",
        covered="Reise og lunsj.",
        contact="Fylkeskontakten i Trøndelag, arrangement.trondelag@example.org",
        hours_away=6,
    ),
    EventText(
        slug="spillkveld-for-nybegynnere",
        library="oslo",
        language="nb",
        title="Spillkveld for nybegynnere",
        summary=(
            "Du trenger ikke kunne spille for å holde spillkveld. Webinaret viste utstyr, aldersgrenser og "
            "hvordan ungdom kan være verter."
        ),
        form="digital",
        target_groups=("barn-unge", "nye"),
        areas=("formidling", "arrangement"),
        tags=("spill",),
        programme=(
            (
                "image",
                {
                    "illustration": "spillkveld",
                    "alt": "Tre ungdommer i en sofa sett bakfra, foran en skjerm med et enkelt plattformspill",
                    "caption": "Tre i sofaen, fem i kø, én som heier.",
                },
            ),
            (
                "text",
                (
                    "<ul><li><b>10.00</b> Ett bord, én skjerm, fire brettspill: minste "
                    "utgave</li><li><b>10.20</b> Aldersgrenser og brukerkontoer</li><li><b>10.35</b> Ungdom "
                    "som verter: avtale, pizza og attest</li><li><b>10.50</b> Tre ting som gikk galt</li></ul>"
                ),
            ),
            (
                "text",
                (
                    "<p>Vi sendte fra et rom der kveldens verter rigget imens. Alt på innkjøpslista koster "
                    "under 6000 kroner til sammen, og lista er rettet etter spørsmål fra deltakerne.</p>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(-110, "10:00", 60),),
        places="none",
        fee="Gratis",
        contact="Team for ungdom, arrangement.oslo@example.org",
        recording="Tekstet opptak og innkjøpsliste ligger ute. Lenkene til spill oppdaterer vi ikke.",
        accessibility="Opptaket er tekstet på bokmål",
        hours_away=1,
        from_desk=True,
    ),
    EventText(
        slug="metadata-for-nynorskhylla",
        library="more-og-romsdal",
        language="nn",
        title="Metadata for nynorskhylla",
        summary=(
            "Kan lånarane finne barnebøker på nynorsk i katalogen din? Kurset viste korleis målform blir "
            "registrert, og kva som skjer når ho ikkje blir det."
        ),
        form="digital",
        target_groups=("alle",),
        areas=("samling",),
        tags=("samlingsutvikling",),
        programme=(
            (
                "text",
                (
                    "<p>Ein lærar spør etter tretti lettlesne bøker på nynorsk. Katalogen svarar med åtte. "
                    "Dei andre står på hylla, men målforma manglar i posten.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ol><li>Kvar målforma høyrer heime i posten</li><li>Eit søk som avslører hola i di eiga "
                    "samling</li><li>Rett opp i bolkar: ti postar om dagen</li><li>Vis det fram: hylle, liste "
                    "og filter på nett</li></ol>"
                ),
            ),
            (
                "text",
                (
                    "<p>Deltakarane retta 640 postar på to timar. Søket og framgangsmåten ligg i eit notat "
                    "som du kan følgje åleine. Set av ein roleg ettermiddag, og start med biletbøkene.</p>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(-33, "12:00", 120),),
        co_organisers=("vestland",),
        places="none",
        fee="Gratis",
        contact="Metadatarådgjevar i Møre og Romsdal, arrangement.more-og-romsdal@example.org",
        recording="Notat og søkjestrengar ligg ute. Det vart ikkje gjort opptak.",
        hours_away=2,
    ),
    EventText(
        slug="biblioteksjefmote-nordland",
        library="nordland",
        language="nb",
        title="Biblioteksjefmøte i Nordland",
        summary=(
            "Biblioteksjefene møttes i Bodø og snakket om rekruttering, bokbuss og felles kurs. Referat og "
            "presentasjoner ligger ute."
        ),
        form="hybrid",
        target_groups=("ledere",),
        areas=("ledelse", "inkludering"),
        programme=(
            (
                "image",
                {
                    "illustration": "bibliotekbuss",
                    "alt": (
                        "En grønn bokbuss med bøker i vinduene på en vei under fjell, med en sjåfør i døra og "
                        "to lånere utenfor"
                    ),
                    "caption": "Bussen var sak nummer to.",
                },
            ),
            (
                "table",
                {
                    "caption": "Saker",
                    "rows": [
                        ["Tid", "Sak"],
                        ["11.00", "Når ingen søker på stillingen: fire grep"],
                        ["12.00", "Bokbuss på tvers av kommunegrenser"],
                        ["13.00", "Lunsj"],
                        ["13.45", "Lule- og sørsamisk i planene våre"],
                        ["14.45", "Tre kurs vi vil ha i fylket neste år"],
                        ["15.30", "Slutt"],
                    ],
                },
            ),
            (
                "text",
                "<p>Møtet ba fylkesbiblioteket om et felles opplegg for nyansatte. Arbeidet er i gang.</p>",
            ),
        ),
        occurrences=(OccurrenceText(-12, "11:00", 270, venue="Stormen bibliotek, Bodø"),),
        open_to=("18",),
        municipality="Bodø",
        capacity=41,
        places="none",
        fee="Gratis",
        covered="Reise og lunsj.",
        contact="Fylkeskontakten i Nordland, arrangement.nordland@example.org",
        recording="Referat og presentasjoner ligger ute. Runden ble ikke tatt opp.",
        hours_away=6,
    ),
    EventText(
        slug="fagprat-sprakkafe",
        library="innlandet",
        language="nb",
        title="Digital fagprat: språkkafé med få frivillige",
        summary=(
            "Hva gjør du når det er flere gjester enn verter? To bibliotek viser hvordan de fordeler oppgavene, og hva de "
            "sluttet å gjøre."
        ),
        form="digital",
        target_groups=("frivillige", "voksne", "skranken"),
        areas=("inkludering",),
        tags=("frivillighet",),
        programme=(
            (
                "text",
                (
                    "<p>Brumunddal og Fagernes har drevet språkkafé i fire år, med to verter hver. De fortalte hva som "
                    "skal til for at gjestene kommer igjen, og hva de har latt ligge.</p>"
                ),
            ),
            (
                "text",
                (
                    "<ul><li><b>08.45</b> To verter, tjue gjester: slik dekker vi bord</li><li><b>09.05</b> Gjester som "
                    "blir verter</li><li><b>09.20</b> Spørsmål, og en vertskapsliste du kan ta med</li></ul>"
                ),
            ),
        ),
        occurrences=(OccurrenceText(-5, "08:45", 45),),
        capacity=60,
        places="available",
        deadline_days_before=1,
        fee="Gratis",
        contact="Rådgiver for voksne i Innlandet, arrangement.innlandet@example.org",
        recording="Opptak og lysbilder ligger ute. Teksting kommer i løpet av ei uke.",
        accessibility="Direkteteksting på norsk",
        hours_away=0.75,
        from_desk=True,
    ),
    EventText(
        slug="apen-time-ki",
        library="innlandet",
        language="nb",
        title="Åpen time: spør om KI",
        summary=(
            "Én time i måneden der du kan ta med et spørsmål fra skranken. Vi prøver verktøyene sammen, og du melder deg på "
            "den timen som passer."
        ),
        form="digital",
        target_groups=("skranken", "alle"),
        areas=("digital",),
        tags=("kunstig intelligens",),
        programme=(
            (
                "text",
                (
                    "<p>Det er ingen forelesning. Vi er høyst tolv, og begynner med det dere har med: et spørsmål fra en "
                    "låner, en tekst dere er usikre på, eller noe som gikk galt.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "La låneren være anonym",
                    "text": "<p>Fortell om spørsmålet, ikke om den som stilte det. Lim aldri inn noe en låner har skrevet.</p>",
                },
            ),
        ),
        occurrences=(
            OccurrenceText(10, "09:00", 60, title="Å spørre så du får svar", signed_up=8),
            OccurrenceText(38, "09:00", 60, title="Bilder som ikke finnes", signed_up=12),
            OccurrenceText(66, "09:00", 60, title="Oversettelse og klarspråk", signed_up=3),
            OccurrenceText(94, "09:00", 60, title="Det dere lurer på"),
        ),
        capacity=12,
        places="available",
        each_alone=True,
        deadline_days_before=1,
        fee="Gratis",
        contact="Rådgiver for digital veiledning i Innlandet, arrangement.innlandet@example.org",
        accessibility="Direkteteksting på norsk",
        hours_away=1,
        from_desk=True,
        preparation="Ta med ett spørsmål du har fått i skranken.",
    ),
)
