# Demo courses, second half: the file is prose for readers, and hence long.
from home.demo.schema import CourseText, LessonText, RunInCounty

KONFLIKT = CourseText(
    slug="konflikthandtering-i-bibliotek",
    library="innlandet",
    language="nb",
    title="Konflikthåndtering i bibliotek",
    summary=(
        "Fire leksjoner om å forebygge, dempe og lære av vanskelige situasjoner i et åpent rom. Laget sammen med folk som "
        "står alene på kveldsvakt."
    ),
    purpose="Å gjøre arbeidsdagen tryggere for ansatte og biblioteket tryggere for alle som bruker det.",
    outcomes=(
        "kjenne igjen tegn på at en situasjon er i ferd med å skifte",
        "bruke stemme, avstand og ord som demper",
        "vite når du skal trekke deg unna og hvem du ringer",
        "melde og snakke om det som skjedde",
    ),
    target_groups=("skranken", "alle", "frivillige"),
    areas=("trygghet",),
    level="basic",
    tags=("konflikt", "arbeidsmiljø", "vold og trusler", "meråpent"),
    partners="Oslo, som har laget leksjonen om ungdom, og to verneombud i Innlandet",
    run_in_county=RunInCounty(
        plan=(
            "Én dag, kl. 10–15. Innledning og erfaringsrunde, øvelser to og to, lunsj, rollespill i skranken, og til slutt en "
            "time der hvert bibliotek går gjennom sin egen rutine."
        ),
        speakers="En kursholder med bakgrunn fra oppsøkende arbeid, og en bibliotekleder fra fylket.",
        equipment="Et rom med plass til å bevege seg, en skranke eller et bord, og rutinene deltakerne har fra før.",
        price="Ca. 18 000 kroner, pluss reise. Inntil 20 deltakere. Kan deles av to fylker.",
    ),
    published_days_ago=260,
    reviewed_days_ago=80,
    review_due_in_days=285,
    lessons=(
        LessonText(
            slug="for-det-skjer",
            title="Før det skjer noe",
            minutes=9,
            summary="Rommet, husreglene og de første ti sekundene.",
            learn=(
                "hvordan rommet kan skape eller dempe uro",
                "hvordan tre korte husregler hjelper deg",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>De fleste konflikter i biblioteket begynner med noe lite: en skriver som ikke virker, en "
                        "åpningstid som er endret, en plass noen mener er sin. Hver ting du rydder av veien, er en krangel "
                        "du slipper.</p>"
                        "<p>Gå en runde med en kollega i rolig tid. Se etter steder der du ikke kan komme deg ut, der køen "
                        "står i veien for skranken, og der ingen ser hva som foregår. Flytt det som kan flyttes. Saks og tung "
                        "hullemaskin hører hjemme i en skuff.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Tre husregler holder",
                        "text": (
                            "<ol><li>Her skal alle kunne være.</li><li>Vi snakker til hverandre slik at andre får ro.</li>"
                            "<li>Du gjør som de ansatte ber deg om.</li></ol>"
                            "<p>Heng dem ved inngangen på språkene dere trenger. Da kan du vise til regelen og slippe å "
                            "diskutere person.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Det viktigste du gjør, er likevel å hilse. Den som er blitt sett i døra, er lettere å "
                        "snakke med en time senere. Si hei til alle, også til dem du gruer deg for.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Jeg kan navnet på han som pleide å skrike. Nå sier han fra til meg når det er noe.",
                        "attribution": "bibliotekmedarbeider i en jernbaneby",
                    },
                ),
            ),
            reflection=(
                "Hvor i rommet vårt ville jeg ikke like å stå hvis noen ble sinte?",
                "Hilser vi på alle, eller mest på dem vi kjenner?",
            ),
        ),
        LessonText(
            slug="demp",
            title="Demp: stemme, avstand og ord",
            minutes=10,
            summary="Hva du gjør når noen blir sinte på deg.",
            learn=(
                "hva som skjer i kroppen når noen er sinte",
                "ord som demper, og ord som gjør vondt verre",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En person i fullt sinne hører tonen din før ordene. Forklaringer preller av. Senk stemmen, snakk "
                        "saktere enn du pleier, stå litt på skrå og hold minst to armlengders avstand. Pust ut.</p>"
                    ),
                ),
                (
                    "video",
                    {
                        "title": "Skriveren virker ikke: to versjoner av samme situasjon",
                        "transcript": (
                            "<p>En kvinne slår hånda i skranken: «Denne skriveren er ødelagt, og jeg skal ha toget!» "
                            "Første versjon: Den ansatte sier «Du må roe deg ned». Kvinnen hever stemmen og går. Andre "
                            "versjon: Den ansatte reiser seg, blir stående litt på skrå og sier lavt: «Det er "
                            "ergerlig. Når går toget?» Kvinnen svarer: «Om tjue minutter.» «Da rekker vi det. Kom, så skriver vi "
                            "ut herfra.»</p>"
                        ),
                        "audio_description": "spoken",
                    },
                ),
                (
                    "table",
                    {
                        "caption": "Bytt ut ordene",
                        "rows": [
                            ["I stedet for", "Prøv"],
                            ["«Du må roe deg»", "«Jeg vil gjerne hjelpe deg»"],
                            ["«Det er reglene»", "«Dette kan jeg gjøre nå»"],
                            [
                                "«Du har misforstått»",
                                "«Jeg tror jeg forklarte det dårlig»",
                            ],
                            [
                                "«Slutt, ellers …»",
                                "«Du kan velge: Enten setter du deg her, eller så kommer du igjen i morgen»",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>To valg gir den andre en vei ut med æren i behold. Si dem én gang, og gi tid. Virker det ikke, er du "
                        "ferdig med å dempe. Da går du til neste leksjon.</p>"
                    ),
                ),
            ),
            reflection=("Hva får stemmen min til å stige, og hva kan jeg gjøre når jeg merker det?",),
        ),
        LessonText(
            slug="ungdom-i-flokk",
            title="Ungdom i flokk",
            minutes=9,
            summary="Når det er tretti av dem og én av deg.",
            library="oslo",
            learn=(
                "hvordan du får kontakt med en gruppe",
                "hvordan dere lager avtaler som ungdommene er med på",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Klokka er halv tre, skolen er slutt, og biblioteket fylles. De er høye, de spiser, og de "
                        "sitter på bordene. De er også de mest trofaste brukerne dere har, og mange av dem har ikke noe "
                        "annet sted å være.</p>"
                        "<p>Snakk med én om gangen, aldri med hele flokken. Finn den de andre ser på, presenter deg med navn og "
                        "spør hva hun heter. Sett deg ned hvis de sitter. Be om én konkret ting: «Kan dere ta maten bort "
                        "til bordet der?» Takk når det skjer.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "De filmer deg",
                            "text": (
                                "<p>Ikke grip etter telefonen. Si rolig at du ikke vil bli filmet, og fortsett med det du gjorde. "
                                "Uten noe å se på blir filmen kort.</p>"
                            ),
                        },
                        {
                            "heading": "Noen blir plaget",
                            "text": (
                                "<p>Gå bort til den som blir plaget, ikke til dem som plager. «Kan du hjelpe meg med noe?» gir en "
                                "grunn til å reise seg.</p>"
                            ),
                        },
                        {
                            "heading": "Du må be noen gå",
                            "text": (
                                "<p>Gjør det på tomannshånd, si hvor lenge det gjelder, og si at de er velkomne i morgen. Møt dem "
                                "med et hei neste dag.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "text",
                    (
                        "<p>Inviter fem av dem på pizza i et møterom. Spør hva som gjør det til et bra sted å være, og skriv "
                        "husregler sammen. Ta også kontakt med skolen, utekontakten og fritidsklubben. Det er lettere å ringe "
                        "en du har møtt før.</p>"
                    ),
                ),
            ),
            reflection=("Hvilke av ungdommene kan vi navnet på?",),
        ),
        LessonText(
            slug="trekk-deg-og-meld",
            title="Trekk deg unna, meld fra, snakk sammen",
            minutes=10,
            summary="Når det blir farlig, og hva som skal skje etterpå.",
            learn=(
                "når du skal slutte å snakke og gå",
                "hva arbeidsgiver har plikt til",
                "hvordan en god samtale etterpå ser ut",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Trusler, slag, kasting av ting eller en følelse av at dette ikke er trygt: Da går du. Du trenger "
                        "ikke begrunne det. Ta med deg kollegaen, lås en dør mellom dere og ring 112. Bøker og kassaapparat "
                        "kan erstattes.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Arbeidsgivers ansvar",
                        "text": (
                            "<p>Arbeidsmiljøloven sier at du så langt det er mulig skal beskyttes mot vold, trusler og uheldige "
                            "belastninger i kontakt med andre. Arbeidsgiver skal vurdere risikoen, gi opplæring og følge opp. "
                            "Det gjelder også den som er alene på kveldsvakt.</p>"
                        ),
                    },
                ),
                ("heading", "Etterpå"),
                (
                    "text",
                    (
                        "<ol><li><b>Samme dag:</b> Lederen snakker med deg, og du går ikke hjem alene hvis du ikke vil.</li>"
                        "<li><b>Innen to dager:</b> Avviket er skrevet i kommunens system, også når ingen ble skadet.</li>"
                        "<li><b>Innen en uke:</b> Personalet går gjennom hva som skjedde. Ingen leter etter skyld.</li>"
                        "<li><b>Etter en måned:</b> Lederen spør igjen. Noen reaksjoner kommer sent.</li></ol>"
                        "<p>Skal noen holdes borte over tid, må avgjørelsen være saklig, tidsbegrenset og skriftlig. "
                        "Snakk med kommunens jurist før brevet sendes.</p>"
                    ),
                ),
                (
                    "download",
                    {
                        "document": "mal-rutine-vold-og-trusler",
                        "title": "Mal: rutine for vold og trusler",
                    },
                ),
            ),
            reflection=(
                "Vet alle på vaktlista hvilken dør de skal gå ut av?",
                "Når skrev vi sist et avvik, og hva skjedde med det?",
            ),
            read_more=(("Arbeidsmiljøloven hos Lovdata", "https://lovdata.no/"),),
        ),
    ),
)

DIGITAL_INKLUDERING = CourseText(
    slug="digital-inkludering",
    library="finnmark",
    language="nb",
    title="Digital inkludering",
    summary=(
        "Hvordan biblioteket kan hjelpe dem som faller utenfor når alt skal gjøres på nett. Om verdighet, passord, samiske "
        "tastatur og en kursdag som virker for dem som aldri har vært på kurs."
    ),
    purpose="Å gi flere innbyggere mulighet til å klare seg selv digitalt, på språket de bruker.",
    outcomes=(
        "hjelpe uten å ta over musa",
        "sette trygge grenser for hjelp med bank, helse og passord",
        "legge til rette for samiske og kvenske brukere",
        "sette opp et lavterskeltilbud sammen med andre i kommunen",
    ),
    target_groups=("skranken", "voksne", "frivillige"),
    areas=("inkludering", "digital"),
    level="basic",
    tags=("digital hjelp", "samisk", "kvensk", "eldre", "personvern"),
    partners="Troms, som har laget leksjonen om samiske og kvenske brukere",
    published_days_ago=45,
    reviewed_days_ago=45,
    review_due_in_days=320,
    lessons=(
        LessonText(
            slug="hvem-star-utenfor",
            title="Hvem står utenfor?",
            minutes=8,
            summary="Det handler sjelden om alder alene.",
            learn=(
                "hvem som strever digitalt, og hvorfor det er vanskelig å se",
                "hvordan du møter noen som skammer seg",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Vi tenker på gamle. De finnes, men det gjør også lærlingen som bare har hatt telefon og aldri "
                        "lagret en fil. Kvinnen som er ny i Norge og ikke har BankID. Fiskeren som har dekning to dager i "
                        "uka, og mannen som kan alt på jobb og går i stå foran skattemeldingen.</p>"
                        "<p>Felles for mange er at de har klart seg med hjelp fra noen: en ektefelle, et barnebarn, en nabo. "
                        "Når den personen forsvinner, kommer de til oss. De kommer ofte sent, med en frist i lomma.</p>"
                    ),
                ),
                (
                    "image",
                    {
                        "illustration": "digitalhjelp",
                        "alt": "Enkel tegning av to personer foran en skjerm der den ene hjelper den andre.",
                        "caption": "Den som skal lære, sitter ved tastaturet.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Skam høres ut som «jeg er så dum med sånt». Svar med noe sant: «Dette skjemaet er vanskelig. Jeg "
                        "måtte lese det to ganger selv.» Spør hva de vil ha gjort i dag, og hva de vil kunne selv neste "
                        "gang. Det er ikke alltid det samme, og noen ganger er det riktig å bare få brevet sendt.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Hendene bak ryggen",
                        "text": (
                            "<p>Stå ved siden av med hendene på ryggen. Da må du si hvor det skal trykkes, og låneren husker det "
                            "bedre enn om du gjør det.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hvem i kommunen vår har mistet hjelperen sin det siste året?",),
        ),
        LessonText(
            slug="trygge-grenser",
            title="Trygge grenser: bank, helse og passord",
            minutes=10,
            summary="Hva du kan gjøre, hva du ikke skal gjøre, og hva du sier.",
            learn=(
                "hvilke oppgaver dere kan hjelpe med",
                "hvordan du verner både låneren og deg selv",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Før eller siden strekker noen fram telefonen og sier: «Koden er 4471, kan du gjøre det for meg?» "
                        "Du vil hjelpe. Likevel er det riktig å si nei til koden og ja til resten.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "En tommelfingerregel for skranken",
                        "rows": [
                            ["Oppgave", "Kan vi?", "Slik"],
                            [
                                "Finne fram til riktig nettside",
                                "Ja",
                                "Vis hvordan adressen ser ut, så de kjenner den igjen",
                            ],
                            [
                                "Forklare ord i et skjema",
                                "Ja",
                                "Les sammen. Låneren velger svaret",
                            ],
                            [
                                "Taste passord eller BankID",
                                "Nei",
                                "Snu deg bort mens låneren taster",
                            ],
                            [
                                "Betale regninger",
                                "Nei",
                                "Vis til banken, eller til en fullmakt hos familien",
                            ],
                            [
                                "Lese helseopplysninger høyt",
                                "Bare hvis de ber om det",
                                "Gå til et rom med dør",
                            ],
                            [
                                "Skrive ut og skanne",
                                "Ja",
                                "Gi originalen tilbake, og slett fila",
                            ],
                        ],
                    },
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Rydd etter dere",
                        "text": (
                            "<p>Logg ut, lukk nettleseren, tøm mappa for nedlastede filer og se etter papir i skriveren. Gjør det "
                            "sammen, så lærer låneren det også.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Ser du noe som ligner svindel, så stopp opp. En som aldri har møtt «kjæresten» og skal kjøpe "
                        "gavekort, trenger et rolig spørsmål: «Har du snakket med noen om dette?» Banken har døgnåpen "
                        "telefon, og dere kan ringe den fra skranken.</p>"
                    ),
                ),
            ),
            reflection=("Hva gjør vi i dag som vi egentlig burde slutte med?",),
            read_more=(
                (
                    "Nasjonalt regelverk om personvern, hos Lovdata",
                    "https://lovdata.no/",
                ),
            ),
        ),
        LessonText(
            slug="samisk-og-kvensk",
            title="Samiske og kvenske brukere på nett",
            minutes=9,
            summary="Tastatur, navn og tjenester på eget språk.",
            library="troms",
            learn=(
                "hvordan du setter opp samisk tastatur på en publikumsmaskin",
                "hvorfor et navn skrevet riktig betyr noe",
            ),
            body=(
                (
                    "image",
                    {
                        "illustration": "samisk",
                        "alt": "Et barn og en voksen leser i samme bok under en rekke vimpler; bak dem står ei bokhylle.",
                        "caption": "«Bures boahtin» på døra er en god begynnelse. Tastaturet er neste steg.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Nordsamisk har bokstaver som á, č, đ, ŋ, š, ŧ og ž. Mangler de på publikumsmaskinen, må Áilu bli "
                        "til Ailu for å søke jobb. Da har vi sagt noe om hvem maskinen er laget for.</p>"
                        "<p>Samisk tastatur følger med i de fleste systemer og kan legges til under språkinnstillingene. For "
                        "flere samiske språk og for kvensk finnes gratis tastatur og stavekontroll. Be kommunens ikt-avdeling "
                        "om å legge dem inn på alle publikumsmaskiner, og heng opp et ark som viser hvor tegnene er.</p>"
                    ),
                ),
                ("heading", "Tre ting å få på plass"),
                (
                    "text",
                    (
                        "<ul><li>Bibliotekssystemet må vise samiske tegn i navn, på lånekort og i SMS. Prøv med «Ŋiŋŋá».</li>"
                        "<li>Ha en liste over offentlige tjenester som finnes på samisk, og si at de finnes. Mange er vant "
                        "til å velge norsk.</li>"
                        "<li>Spør hvilket språk folk ønsker. Ikke gjett ut fra etternavn.</li></ul>"
                    ),
                ),
                (
                    "text",
                    (
                        "<p>For mange eldre kvener er språket noe man snakket hjemme og aldri lærte å skrive. Skriveøkter "
                        "med kvensk tastatur, kaffe og gamle bilder kan være den første gangen. Da er det digitale bare "
                        "redskapet.</p>"
                    ),
                ),
            ),
            reflection=("Kan en samisk låner skrive navnet sitt riktig hos oss, fra lånekort til purring?",),
            read_more=(("Språklova og sameloven hos Lovdata", "https://lovdata.no/"),),
        ),
        LessonText(
            slug="apen-hjelp",
            title="Åpen hjelp hver onsdag",
            minutes=9,
            summary="Et lavterskeltilbud med to stoler, kaffe og noen å dele det med.",
            learn=(
                "hvordan et fast tilbud kan organiseres i en liten kommune",
                "hvordan frivillige kan bidra innenfor trygge rammer",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>«Datakurs for seniorer» trekker dem som allerede tør. «Kom med det du lurer på, onsdag 11–13» trekker "
                        "flere. Fast tid slår god plakat: Etter to måneder vet alle at det er onsdag.</p>"
                        "<p>Regn med ti til femten minutter per person. Still fram to stoler ved hver maskin og noen til "
                        "ved kaffen. Ventetida er en del av tilbudet, for der hjelper folk hverandre.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "Hvem kan være hjelpere?",
                            "text": (
                                "<p>Frivilligsentralen, pensjonistforeningen, elever på videregående. Tre på vakt er "
                                "bedre enn én. Alle skriver under på taushetsløfte og får et kvarter opplæring i hva de "
                                "ikke skal gjøre.</p>"
                            ),
                        },
                        {
                            "heading": "Hva med bygdene langt unna?",
                            "text": (
                                "<p>Ta med nettbrett og mobilt nett på bokbussen, eller lån grendehuset én dag i kvartalet. Si fra i "
                                "lokalradioen.</p>"
                            ),
                        },
                        {
                            "heading": "Hva om de samme kommer hver gang?",
                            "text": (
                                "<p>Da kommer de for selskapets skyld. Gi dem en oppgave: De kan lære opp nestemann.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "image",
                    {
                        "illustration": "bibliotekbuss",
                        "alt": "Enkel tegning av en bibliotekbuss på veien.",
                        "caption": "Bussen stopper lenger når den også har nettbrett.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Noter hva folk spør om, uten navn. Dukker det samme kommunale skjemaet opp tjue ganger, så send lista "
                        "til den avdelingen som eier skjemaet. Det er den raskeste digitale inkluderingen vi "
                        "vet om.</p>"
                    ),
                ),
            ),
            reflection=("Hvilke tre spørsmål kommer igjen hver uke, og hvem kunne fjernet årsaken?",),
        ),
    ),
)

APEN_FORSKNING = CourseText(
    slug="apen-forskning-i-folkebibliotek",
    library="nb",
    language="nb",
    title="Åpen forskning i folkebibliotek",
    summary=(
        "Stadig mer forskning er gratis å lese. Her lærer du å finne den, forklare den og ta den med inn i debatten lokalt."
    ),
    purpose="Å gjøre folkebiblioteket til en vei inn i forskningen for alle som ikke har et universitet.",
    outcomes=(
        "forklare hva åpen tilgang betyr",
        "finne en åpen versjon av en forskningsartikkel",
        "formidle forskning for folk uten fagbakgrunn",
    ),
    target_groups=("skranken", "voksne", "fylkesbibliotek"),
    areas=("kunnskap", "arrangement"),
    level="intermediate",
    tags=("åpen tilgang", "forskning", "kildekritikk", "søk"),
    partners="Tre universitetsbibliotek og to folkebibliotek har lest og prøvd kurset",
    state="in_review",
    lessons=(
        LessonText(
            slug="hva-er-apent",
            title="Hva betyr åpen?",
            minutes=9,
            summary="Grønn, gull og alt imellom, forklart på ni minutter.",
            learn=(
                "hvorfor noen artikler koster penger og andre er gratis",
                "hva lisensene lar deg gjøre",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En pårørende leser om en ny studie i avisa og vil lese den selv. Hun finner artikkelen, og et "
                        "krav om 400 kroner for ett døgns tilgang. Forskningen er betalt av fellesskapet. Likevel står "
                        "hun utenfor.</p>"
                        "<p>Åpen tilgang vil si at artikkelen kan leses gratis på nett av hvem som helst. Norske forskere "
                        "som får offentlige penger, er bedt om å publisere slik. Derfor blir sjansen for at du finner noe "
                        "åpent, bedre for hvert år.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Ordene du møter",
                        "rows": [
                            ["Ord", "Betyr"],
                            ["Åpent tidsskrift", "Alt i tidsskriftet er gratis å lese"],
                            [
                                "Egenarkivering",
                                "Forskeren har lagt sin versjon i et åpent arkiv",
                            ],
                            [
                                "Preprint",
                                "Artikkelen er lagt ut før andre forskere har vurdert den",
                            ],
                            [
                                "Fagfellevurdert",
                                "Andre forskere har lest og godkjent før publisering",
                            ],
                            [
                                "CC BY",
                                "Du kan dele og bruke teksten når du oppgir hvem som har laget den",
                            ],
                        ],
                    },
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Åpen betyr ikke god",
                        "text": (
                            "<p>Det finnes tidsskrifter som tar betalt av forskeren og trykker alt. Se etter hvem som står i "
                            "redaksjonen, og om tidsskriftet er registrert i kjente oversikter.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Når spurte noen sist om en forskningsartikkel hos oss, og hva svarte vi?",),
        ),
        LessonText(
            slug="finn-den-apne",
            title="Finn den åpne versjonen",
            minutes=10,
            summary="Fem steg fra avisoppslag til artikkel.",
            learn=(
                "hvordan du finner artikkelen bak en nyhetssak",
                "hvor du leter når utgiveren ber om betaling",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Avisa skriver «ny forskning viser», og lenken mangler. Slik går du fram sammen med låneren:</p>"
                        "<ol><li>Finn navnet på en forsker og hvor vedkommende jobber. Det står nesten alltid.</li>"
                        "<li>Søk på navnet og to ord fra saken. Let etter tittel og DOI, en lang kode som begynner på 10.</li>"
                        "<li>Lim inn DOI-en i søkefeltet. Kommer det krav om betaling, går du videre.</li>"
                        "<li>Søk på tittelen i universitetets vitenarkiv og i det nasjonale arkivet. Der kan forfatterens "
                        "egen versjon ligge.</li>"
                        "<li>Finner dere den ikke, så skriv til forskeren. De fleste blir glade og sender den samme dag.</li></ol>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": (
                            "Vi skrev en e-post på tre linjer fra skranken. Etter en time hadde han artikkelen og en hilsen fra "
                            "professoren."
                        ),
                        "attribution": "bibliotekar i en øykommune",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Husk også at biblioteket kan fjernlåne. Fagbibliotekene er til for alle, og mange av dem har "
                        "publikumsmaskiner der besøkende kan lese det institusjonen abonnerer på. Ring og spør før du sender noen "
                        "på tur.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Begynn med oversikten",
                        "text": (
                            "<p>En enkelt studie beviser sjelden noe. Spør om det finnes en oversiktsartikkel, som samler mange "
                            "studier om samme spørsmål. Skriv «review» eller «oversikt» i søket.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hvilket fagbibliotek er nærmest, og kjenner vi noen der?",),
            read_more=(("Nasjonalbiblioteket", "https://www.nb.no/"),),
        ),
        LessonText(
            slug="forskning-pa-scenen",
            title="Forskning på scenen",
            minutes=9,
            summary="Fra foredrag med femti lysark til samtale folk husker.",
            learn=(
                "hvordan du inviterer en forsker",
                "hvordan uenighet blir en del av opplegget",
            ),
            body=(
                (
                    "image",
                    {
                        "illustration": "debatt",
                        "alt": "Enkel tegning av personer som diskuterer på en scene foran publikum.",
                        "caption": "En forsker og en som kjenner saken på kroppen, er et godt par.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Forskere vil gjerne ut. De får sjelden hjelp til hva de skal si. Det er jobben din. Be om tolv "
                        "minutter uten lysark, og still tre spørsmål på forhånd: Hva lurte du på? Hvordan fant du det ut? Hva "
                        "vet du fortsatt ikke?</p>"
                        "<p>Det tredje spørsmålet er det viktigste. Publikum som hører en fagperson si «det vet vi ikke», "
                        "lærer mer om forskning enn av noen konklusjon.</p>"
                    ),
                ),
                ("heading", "Hent inn kommunen"),
                (
                    "text",
                    (
                        "<p>Velg et tema som er en sak der du bor: nedlagt skole, oppdrett, ulv, radon. Sett forskeren sammen med en "
                        "som lever med det. Legg fram artikkelen i papir, med en side på vanlig norsk som du har "
                        "skrevet og forskeren har godkjent.</p>"
                        "<p>Avtal på forhånd hva du gjør hvis noen mener forskningen er kjøpt og betalt. Det er et "
                        "rimelig spørsmål. La forskeren svare på hvem som har finansiert, og hvem som har kontrollert.</p>"
                    ),
                ),
            ),
            reflection=("Hvilken lokal sak trenger flere fakta og færre overskrifter?",),
        ),
    ),
)

SHARED_READING = CourseText(
    slug="leselederkurs-i-shared-reading",
    library="oslo",
    language="nb",
    title="Leselederkurs i shared reading",
    summary=(
        "Les høyt, stopp opp, snakk sammen. Kurset gir deg metoden og øvelsen du trenger for å lede en lesegruppe der "
        "ingen trenger å ha forberedt seg."
    ),
    purpose="Å utdanne leseledere som kan holde en trygg og levende lesegruppe over tid.",
    outcomes=(
        "velge tekster som tåler å bli lest sakte",
        "lese høyt slik at andre våger å høre etter",
        "åpne og holde en samtale om en tekst uten fasit",
        "ta vare på gruppa når det blir sårbart",
    ),
    target_groups=("voksne", "frivillige"),
    areas=("formidling", "inkludering"),
    level="advanced",
    tags=("shared reading", "høytlesing", "lesegruppe", "psykisk helse"),
    form="with_meetings",
    certificate=(
        "Du har gjennomført alle fire leksjonene, deltatt på begge samlingsdagene, ledet minst fire gruppemøter og "
        "levert en refleksjon på én side om et av dem."
    ),
    partners="En frivilligsentral og et distriktspsykiatrisk senter",
    run_in_county=RunInCounty(
        plan=(
            "To dager med seks uker imellom. Dag 1: metode, tekstvalg og øvelser i grupper på fem. Mellom samlingene "
            "leder deltakerne to møter hjemme. Dag 2: veiledning på egen praksis."
        ),
        speakers="To erfarne leseledere. En av dem bør ha ledet grupper utenfor biblioteket.",
        equipment="Fire små rom eller kroker, kopier av tekstene, kaffe og te.",
        price="Ca. 32 000 kroner for begge dagene, pluss reise og opphold. Inntil 15 deltakere.",
    ),
    published_days_ago=30,
    reviewed_days_ago=30,
    review_due_in_days=335,
    lessons=(
        LessonText(
            slug="hva-er-shared-reading",
            title="En annen måte å lese på",
            minutes=9,
            summary="Ingen lekser, ingen fasit, ingen som må si noe.",
            learn=(
                "hvordan et gruppemøte er bygd opp",
                "hva som skiller metoden fra en vanlig lesesirkel",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>I en vanlig lesesirkel har alle lest boka, eller later som. I shared reading har ingen lest noe. "
                        "Leselederen leser høyt fra en novelle, stopper, og gruppa snakker om det som nettopp skjedde. Så leser "
                        "hun videre. Mot slutten leser de et dikt.</p>"
                        "<p>Metoden kommer fra Liverpool og brukes i dag i bibliotek, fengsel, sykehjem og på arbeidsplasser. "
                        "Den krever lite av dem som kommer, og mye av deg som leder.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Et møte på nitti minutter",
                        "rows": [
                            ["Tid", "Hva skjer"],
                            [
                                "10 min",
                                "Folk kommer, det er kaffe. Leselederen sier hvordan det foregår",
                            ],
                            ["50 min", "Novellen leses høyt, med tre til fem stopp"],
                            ["25 min", "Diktet leses to ganger, av to ulike stemmer"],
                            ["5 min", "Takk, og noen ord om neste gang"],
                        ],
                    },
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Lesing, ikke behandling",
                        "text": (
                            "<p>Folk kan komme til å fortelle om sorg eller sykdom. Ta imot det, og gå tilbake til teksten. Gruppa er "
                            "der for å lese. Leselederen trenger ikke løse noe.</p>"
                        ),
                    },
                ),
                (
                    "quote",
                    {
                        "text": "Jeg sa ingenting de fem første gangene. Ingen spurte hvorfor.",
                        "attribution": "deltaker i en lesegruppe",
                    },
                ),
            ),
            reflection=("Når var jeg sist sammen med noen om en tekst jeg ikke kjente fra før?",),
        ),
        LessonText(
            slug="velg-teksten",
            title="Velg teksten",
            minutes=10,
            summary="Hva som kjennetegner en tekst som tåler tid.",
            learn=(
                "hvordan du kjenner igjen en god tekst for gruppa",
                "hva du må vite om kopiering",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En god tekst for shared reading har et rom i seg: noe usagt, en handling som kan forstås på to "
                        "måter, en setning man vil ha lest om igjen. Den bør kunne leses høyt på tretti minutter uten pause. "
                        "Språket kan gjerne være krevende. Det er forskjell på vanskelig og lukket.</p>"
                        "<p>Les teksten høyt hjemme, hele. Hvor sank du ned? Der kan du stoppe. Kom du på noe fra ditt eget liv? "
                        "Da vil andre gjøre det også.</p>"
                    ),
                ),
                ("heading", "Sett sammen novelle og dikt"),
                (
                    "text",
                    (
                        "<p>Diktet skal ligge ved siden av novellen og gi den et nytt lys. Handler novellen om to brødre som "
                        "deler et hus, kan diktet handle om en dør, en vinter eller en hånd. Velg helst et kort dikt.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Før du kopierer",
                        "text": (
                            "<p>Tekster er vernet til sytti år etter utløpet av opphaverens dødsår. Eldre tekster kan du kopiere og "
                            "dele fritt, men husk at en ny oversettelse har sitt eget vern. For nyere tekster må du ha avtale "
                            "eller eksemplarer til alle.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Lag din egen bank. Skriv en linje om hver tekst du har brukt: lengde, stoppesteder, hva gruppa snakket "
                        "om. Del den med en annen leseleder i fylket. Etter et år har dere førti tekster.</p>"
                    ),
                ),
            ),
            reflection=("Hvilken novelle kan jeg lese om igjen uten å bli ferdig med den?",),
            read_more=(("Åndsverkloven hos Lovdata", "https://lovdata.no/"),),
        ),
        LessonText(
            slug="les-og-stopp",
            title="Les, stopp, spør",
            minutes=10,
            summary="Stemmen, pausen og spørsmålene som holder samtalen i teksten.",
            learn=(
                "hvordan du leser rolig uten å dramatisere",
                "hvilke spørsmål som åpner, og hvilke som lukker",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Les saktere enn du tror er nødvendig. Løft blikket ved punktum. Du skal ikke spille rollene, bare gi "
                        "setningene plass nok til at andre rekker å se dem.</p>"
                        "<p>Når du stopper, så vent. Det blir stille, og det kjennes langt. Tell rolig til ti. Ofte er det den "
                        "niende pusten som får noen til å si: «Jeg tror ikke på ham.»</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Spørsmål å ha i lomma",
                        "rows": [
                            ["Åpner", "Lukker"],
                            ["Hva la dere merke til?", "Hva er temaet her?"],
                            [
                                "Er det et ord dere stopper ved?",
                                "Hva symboliserer fuglen?",
                            ],
                            [
                                "Hvordan tror dere hun har det nå?",
                                "Synes dere hun gjorde rett?",
                            ],
                            [
                                "Skal jeg lese det avsnittet om igjen?",
                                "Har dere opplevd noe lignende?",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Det siste spørsmålet til høyre ser vennlig ut, men tvinger folk til å velge mellom å tie og å "
                        "blottstille seg. La erfaringene komme av seg selv. De kommer.</p>"
                        "<p>Når samtalen drar av sted til boligpriser og bomringer, tar du den hjem med teksten: «Kan vi se på "
                        "linja der hun låser døra?» Les linja høyt. Det virker nesten alltid.</p>"
                    ),
                ),
            ),
            reflection=(
                "Hva gjør jeg når det blir stille?",
                "Hvem i gruppa snakker jeg mest til?",
            ),
        ),
        LessonText(
            slug="gruppa-over-tid",
            title="Gruppa over tid",
            minutes=9,
            summary="Rekruttering, rytme og den som tar for mye plass.",
            learn=(
                "hvordan du finner de første seks deltakerne",
                "hvordan du tar vare på deg selv som leseleder",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En plakat rekker ikke langt. Spør heller ti mennesker ansikt til ansikt, og be NAV, fastlegen og "
                        "frivilligsentralen om å spørre én hver. Si hva det er: «Vi leser en novelle sammen. Du trenger ikke lese "
                        "selv, og du trenger ikke si noe.» Seks personer er nok. Tolv er for mange.</p>"
                        "<p>Hold samme dag, samme rom og samme stoler. Når noen uteblir to ganger, ringer du. De fleste kommer "
                        "tilbake når de hører at de er savnet.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "Én snakker hele tiden",
                            "text": (
                                "<p>Sett deg ved siden av, så får dere mindre øyekontakt. Takk for innspillet og spør: «Er det "
                                "noen som leste det annerledes?»</p>"
                            ),
                        },
                        {
                            "heading": "Noen forteller noe svært alvorlig",
                            "text": (
                                "<p>Takk for tilliten, og snakk med personen på tomannshånd etterpå. Vis til hjelp, og ring en "
                                "kollega samme kveld for din egen del.</p>"
                            ),
                        },
                        {
                            "heading": "To er uenige",
                            "text": ("<p>Fint. Be begge peke på stedet i teksten der de ser det.</p>"),
                        },
                    ],
                ),
                (
                    "text",
                    (
                        "<p>Finn en annen leseleder å snakke med en gang i måneden. Du leser for andre i nitti minutter og har "
                        "øynene på alle. Det tar på, og det er lettere å si høyt til en som vet hva du snakker om.</p>"
                    ),
                ),
            ),
            reflection=("Hvem i nabolaget ville hatt glede av en fast time i uka, og hvem kjenner dem?",),
        ),
    ),
)

SKRIVE_FOR_NETT = CourseText(
    slug="a-skrive-for-nett",
    library="nordland",
    language="nn",
    title="Å skrive for nett",
    summary=(
        "Korte, klare og tilgjengelege tekstar til nettside, nyheitsbrev og skilt. Med øvingar du kan gjere på dine "
        "eigne sider."
    ),
    purpose="Å gjere det lett for innbyggjarane å finne ut kva biblioteket tilbyr, og korleis dei får det.",
    outcomes=(
        "setje det viktigaste fyrst",
        "skrive overskrifter og lenkjer som gir meining åleine",
        "rette ein tekst etter reglane for klarspråk og universell utforming",
    ),
    target_groups=("alle", "skranken"),
    areas=("digital",),
    level="basic",
    tags=("klarspråk", "universell utforming", "nettside", "nynorsk"),
    state="sent_back",
    note=(
        "Fint og brukande kurs, og øvingane er gode! To ting før eg kan godkjenne: I leksjon 2 står det at alle bilete skal "
        "ha alternativ tekst. Reine pyntebilete skal ha tom alternativ tekst, så skriv om det avsnittet. Og i leksjon 3 "
        "manglar det kva ein gjer når ein ikkje har ein kollega å be om hjelp. Mange av oss er åleine på jobb. Éi setning held. "
        "Send gjerne inn att denne veka, så tek eg det måndag morgon."
    ),
    lessons=(
        LessonText(
            slug="det-viktigaste-fyrst",
            title="Det viktigaste fyrst",
            minutes=9,
            summary="Snu teksten på hovudet, så finn folk svaret.",
            learn=(
                "korleis folk les på skjerm",
                "korleis du byggjer ein tekst ovanfrå og ned",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>På nett les folk som om dei leitar etter nøklane sine. Dei skannar, stoppar ved eit ord dei kjenner, og "
                        "går vidare. Finn dei ikkje svaret på ti sekund, ringjer dei deg. Eller dei let vere.</p>"
                        "<p>Vi som skriv, byrjar gjerne med bakgrunnen: vedtaket, prosjektet, samarbeidet. Lesaren vil "
                        "vite om det er ope på laurdag. Snu rekkjefølgja.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Same nyheit, to gonger",
                        "rows": [
                            ["Slik vi skriv", "Slik folk les"],
                            [
                                "Som følgje av oppgradering av ventilasjonsanlegget vil det i perioden …",
                                "Biblioteket er stengt 3.–7. mars",
                            ],
                            [
                                "Det vert gjort merksam på at lånarar kan nytte …",
                                "Lever bøkene i luka ved inngangen",
                            ],
                            [
                                "For nærare informasjon, ta kontakt",
                                "Lurer du på noko? Ring 00 00 00 00",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Prøv dette: Skriv teksten slik du pleier. Stryk så alt fram til den fyrste setninga lesaren treng. "
                        "Ofte er det andre avsnitt. Det du strauk, kan stå nedst dersom nokon saknar det.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Eitt spørsmål per side",
                        "text": (
                            "<p>Gi kvar nettside eitt spørsmål å svare på, og skriv spørsmålet på ein lapp før du byrjar. Alt som ikkje "
                            "svarer på lappen, høyrer heime ein annan stad.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Kva side på nettstaden vår gir flest telefonar?",),
        ),
        LessonText(
            slug="for-alle",
            title="Skriv så alle kan bruke det",
            minutes=10,
            summary="Overskrifter, lenkjer, bilete og tabellar.",
            learn=(
                "kva krav som gjeld for tekst på nettsidene til biblioteket",
                "korleis du sjekkar ei side på fem minutt",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Nokon høyrer nettsida di lesen opp. Nokon ser alt i firedobbel storleik. Nokon les norsk på tredje "
                        "året. Det som hjelper dei, hjelper alle dei andre òg.</p>"
                        "<ul><li><b>Overskrifter:</b> Bruk stilane i verktøyet, og hopp ikkje over nivå. Feit skrift er inga "
                        "overskrift for ein skjermlesar.</li>"
                        "<li><b>Lenkjer:</b> Skriv kvar lenkja går: «Meld deg på språkkafeen», ikkje «her».</li>"
                        "<li><b>Bilete:</b> Alle bilete skal ha alternativ tekst.</li>"
                        "<li><b>Dokument:</b> Legg teksten rett på sida. Ein PDF er tung å lese på telefon.</li></ul>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Kommunen har plikt",
                        "text": (
                            "<p>Nettsidene til offentlege verksemder skal vere universelt utforma, og det skal finnast ei "
                            'tilgjengeerklæring. <a href="https://www.uutilsynet.no/">Uu-tilsynet</a> fører kontroll og har '
                            "gode rettleiingar.</p>"
                        ),
                    },
                ),
                ("heading", "Fem minutt med tastaturet"),
                (
                    "text",
                    (
                        "<p>Legg vekk musa. Trykk på tabulator og gå gjennom sida. Ser du kvar du er? Kjem du deg til "
                        "påmeldinga? Auk så storleiken til 200 prosent. Forsvinn noko? Skriv ned det du finn, og send det til "
                        "den som har ansvar for nettstaden.</p>"
                    ),
                ),
            ),
            reflection=("Kven har ansvaret når noko på nettsida vår ikkje verkar for alle?",),
            read_more=(
                (
                    "Tilsynet for universell utforming av ikt",
                    "https://www.uutilsynet.no/",
                ),
            ),
        ),
        LessonText(
            slug="stryk-og-les-hogt",
            title="Stryk, del opp, les høgt",
            minutes=9,
            summary="Ein redaktørrunde på eit kvarter.",
            learn=(
                "korleis du kortar ned utan å miste meininga",
                "korleis de kan rette kvarandre på ein god måte",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Fyrsteutkastet er for deg. Det andre er for lesaren. Gi deg sjølv eit kvarter og gå fire rundar med kvar "
                        "sin oppgåve:</p>"
                        "<ol><li><b>Stryk</b> alle ord som kan bort: «i høve til», «på ein god måte», «ulike typar».</li>"
                        "<li><b>Del</b> kvar setning som har meir enn tjue ord.</li>"
                        "<li><b>Finn verbet.</b> «Gjere ei vurdering av» er å vurdere. «Føreta innkjøp» er å kjøpe.</li>"
                        "<li><b>Les høgt.</b> Skriv om det du ikkje ville ha sagt over disken.</li></ol>"
                    ),
                ),
                ("heading", "Ei øving frå skilta våre"),
                (
                    "text",
                    (
                        "<p>Gå rundt i biblioteket og fotografer alle lappar med teip. Tel kor mange som byrjar med «Ikkje» eller "
                        "«Forbode». Skriv om fem av dei til noko folk kan gjere: «Ikkje set frå deg sykkelen her» kan bli «Sykkelen "
                        "kan stå til venstre for døra».</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Vi tok ned nitten lappar og hengde opp fire. Ingen har spurt etter dei andre.",
                        "attribution": "bibliotekar i ein øykommune",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Be ein kollega lese det du har skrive, og still berre eitt spørsmål: «Kva skal du gjere no?» Kan ho ikkje "
                        "svare, er det teksten som må endrast.</p>"
                    ),
                ),
            ),
            reflection=("Kva ord brukar vi på nett som vi aldri seier til nokon?",),
        ),
    ),
)

BABYSANG = CourseText(
    slug="babysang",
    library="troms",
    language="nb",
    title="Babysang",
    summary=(
        "Sang, rim og bevegelse for de aller minste og de voksne som har dem med. For deg som ikke synes du kan synge, og skal "
        "holde babysang likevel."
    ),
    purpose="Å gjøre biblioteket til et naturlig sted å gå med en baby, også for dem som ikke kjenner noen ennå.",
    outcomes=(
        "sette sammen et program på tretti minutter",
        "lede sangen uten instrument",
        "få nye foreldre til å føle seg ventet",
    ),
    target_groups=("barn-unge", "nye"),
    areas=("formidling", "inkludering"),
    level="basic",
    tags=("babysang", "småbarn", "sang", "møteplass"),
    state="draft",
    lessons=(
        LessonText(
            slug="du-kan-synge",
            title="Du kan synge nok",
            minutes=8,
            summary="Stemmen din holder, og babyene bryr seg ikke om tonearten.",
            learn=(
                "hvorfor sang og rim betyr noe for språket",
                "hvordan du finner en tone som passer for alle",
            ),
            body=(
                (
                    "image",
                    {
                        "illustration": "babysang",
                        "alt": "Enkel tegning av voksne som sitter i ring på gulvet med babyer på fanget.",
                        "caption": "Ring på gulvet, tepper og ingen sko.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Babyer hører forskjell på stavelser lenge før de sier et ord. Rim og sang strekker lydene ut, gjentar "
                        "dem og gir dem en rytme kroppen husker. Derfor er det lurt å synge tydelig og sakte, og å synge det samme "
                        "hver uke.</p>"
                        "<p>Voksne er mer nervøse enn barna. Mange har ikke sunget høyt siden skolen. Synger du litt "
                        "lavt og litt vanlig, tør de å være med. En flott sopran kan være det som får dem til å tie.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Finn tonen",
                        "text": (
                            "<p>Begynn lavere enn du tror. Syng den høyeste linja i sangen inni deg først. Kommer du opp "
                            "dit uten å presse, er starttonen riktig for de fleste.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Øv på fem sanger til du kan dem uten ark. Du trenger hendene fri, og du trenger å se på dem som kommer. Lær "
                        "én sang på et språk som brukes i kommunen. Be gjerne en forelder lære den bort.</p>"
                    ),
                ),
            ),
            reflection=("Hvilke fem sanger kan jeg uten ark?",),
        ),
        LessonText(
            slug="tretti-minutter",
            title="Tretti minutter, samme vei hver gang",
            minutes=9,
            summary="Et program med goddagsang, fanglek, bok og farvel.",
            learn=(
                "hvordan du bygger opp en økt",
                "hva du trenger av utstyr",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Gjentakelse er hele poenget. Behold rekkefølgen i minst åtte uker, og bytt ut én sang om gangen. Barn "
                        "på sju måneder viser forventning når de kjenner igjen begynnelsen, og foreldrene ser det.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Et program som tåler gråt",
                        "rows": [
                            ["Minutter", "Hva", "Hvorfor"],
                            [
                                "0–5",
                                "Goddagsang med alle navnene",
                                "Alle blir sett, og de voksne lærer navn",
                            ],
                            ["5–12", "Tre fangleker og fingerrim", "Berøring og rytme"],
                            [
                                "12–17",
                                "Tøystykker over ringen",
                                "Noe å se på når noen er slitne",
                            ],
                            [
                                "17–22",
                                "En kartongbok lest høyt",
                                "Bok hver gang, aldri bare sang",
                            ],
                            ["22–27", "Rolig sang, vugging", "Pulsen ned"],
                            ["27–30", "Farvelsang", "Nå er det slutt, og det er kaffe"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Du trenger tepper som kan vaskes, ti sjal, noen rasleegg og et sted å sette vogner. Rasleegg skal være så "
                        "store at de ikke kan svelges, og de vaskes etterpå. Sørg for stellebord og en stol med armlene til den "
                        "som ammer.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Musikk i offentlige rom",
                        "text": (
                            "<p>Gamle folkeviser og rim kan du bruke fritt. Synger dere nyere sanger, så sjekk om kommunen har en avtale som "
                            "dekker framføring. De fleste har det.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hva kan vi gjenta oftere enn vi gjør?",),
        ),
        LessonText(
            slug="kaffen-etterpa",
            title="Kaffen etterpå",
            minutes=8,
            summary="Halvtimen som gjør at folk kommer igjen.",
            learn=(
                "hvordan du legger til rette for at foreldre blir kjent",
                "hvordan du når dem som ikke kommer av seg selv",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Spør foreldre hvorfor de kommer på babysang, og de svarer at det er for barnets skyld. Spør en gang til, "
                        "og de sier at det er dagens eneste samtale med en voksen. Sett av en halvtime etter sangen, og vær der "
                        "selv.</p>"
                        "<p>Små grep hjelper. Heng opp et verdenskart og la folk sette en nål der de kommer fra. Legg lånekortskjema "
                        "og tre kasser bøker på gulvet. Presenter to som bor i samme gate.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Vi var fire som flyttet hit samme høst. Alle fire traff hverandre på teppet på biblioteket.",
                        "attribution": "mor i en nordnorsk by",
                    },
                ),
                ("heading", "Inviter dem som ikke kommer"),
                (
                    "text",
                    (
                        "<p>Fedre kommer oftere når tidspunktet passer for den som har pappaperm, og når det er en mann på bildet i "
                        "invitasjonen. Familier i mottak kommer når noen de kjenner, følger dem første gang. Avtal med "
                        "helsestasjonen og flyktningtjenesten at de sender en navngitt person, og møt dem i døra.</p>"
                        "<p>Merker du at en forelder har det tungt, så sett deg ned ved siden av. Du skal ikke stille diagnose. Du kan "
                        "si at helsesykepleieren er hyggelig å snakke med, og at du gjerne blir med bort.</p>"
                    ),
                ),
            ),
            reflection=(
                "Hvem satt alene sist, og hva gjorde vi?",
                "Hvilket tidspunkt utelukker hvem?",
            ),
        ),
    ),
)

BOKPRAT = CourseText(
    slug="bokprat-for-voksne",
    library="rogaland",
    language="nn",
    title="Bokprat for voksne",
    summary=(
        "Ti minutt om tre bøker, for kollegaer i kantina eller pensjonistar på bygdehuset. Lær å velje, bygge opp og framføre "
        "ein bokprat som gir lange reservasjonslister."
    ),
    purpose="Å få fleire vaksne til å oppdage bøker dei ikkje visste at dei ville lese.",
    outcomes=(
        "velje bøker som utfyller kvarandre",
        "byggje ein bokprat rundt eit spørsmål eller ei scene",
        "snakke fritt og tilpasse deg publikum",
    ),
    target_groups=("voksne", "skranken"),
    areas=("formidling", "arrangement"),
    level="basic",
    tags=("bokprat", "formidling", "vaksne", "munnleg"),
    published_days_ago=120,
    reviewed_days_ago=120,
    review_due_in_days=245,
    lessons=(
        LessonText(
            slug="vel-bokene",
            title="Vel bøkene",
            minutes=8,
            summary="Tre bøker som har noko å seie kvarandre.",
            learn=(
                "korleis du set saman eit utval",
                "kvifor du bør ha med ei bok du er usikker på",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Tre bøker er nok til ein bokprat på ti minutt. Med fem rekk du berre å seie kva dei heiter. Finn "
                        "ein tråd som held dei saman, gjerne litt uventa: «hus som blir tømde», «folk som lyg for å vere "
                        "snille», «bøker der det regnar».</p>"
                        "<p>Tråden gjer at publikum hugsar alle tre, og at du har ein naturleg veg frå den eine til den andre.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Eit utval som verkar",
                        "rows": [
                            ["Plass", "Bok", "Kvifor"],
                            ["Fyrst", "Ei som er lett å like", "Folk slappar av"],
                            [
                                "I midten",
                                "Ei dei aldri har høyrt om",
                                "Det er difor dei treng deg",
                            ],
                            [
                                "Sist",
                                "Ei som gjorde noko med deg",
                                "Du blir hugsa, og boka òg",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Ta med minst éi bok som har stått på hylla i fem år eller meir. Nyheitene har forlaga råd til å fortelje "
                        "om. Sjekk at det finst eksemplar å låne, elles sender du folk heim med lengt og venteliste.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Ei bok du er usikker på",
                        "text": (
                            "<p>Du har lov til å seie at slutten irriterte deg. Ein formidlar som berre elskar alt, blir det vanskeleg å "
                            "tru på.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Kva bok frå magasinet fortener ein ny sjanse denne månaden?",),
        ),
        LessonText(
            slug="bygg-praten",
            title="Bygg praten",
            minutes=9,
            summary="Opning, scene, krok. Og kunsten å ikkje røpe noko.",
            learn=(
                "ei enkel oppskrift på tre minutt om éi bok",
                "korleis du sluttar i rett tid",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Ein bokprat er inga bokmelding. Du skal ikkje vurdere boka, du skal opne ei dør og gå din veg. Denne "
                        "oppskrifta rekk til tre minutt:</p>"
                        "<ol><li><b>Opning:</b> Byrj midt i. «Ei kvinne står på ferja og ser at bilen hennar køyrer i land.»</li>"
                        "<li><b>Kven og kvar:</b> To setningar. Dropp alle namn utanom eitt.</li>"
                        "<li><b>Scena:</b> Fortel éi hending frå dei fyrste førti sidene, med lukt, lyd eller vêr.</li>"
                        "<li><b>Kroken:</b> Eit val som må takast. Stopp der.</li>"
                        "<li><b>Kven for:</b> «Denne er for deg som …»</li></ol>"
                    ),
                ),
                ("heading", "Skal du lese høgt?"),
                (
                    "text",
                    (
                        "<p>Ja, men kort. Eit halvt minutt held, og berre når språket er grunnen til å lese boka. Merk sida, øv på "
                        "avsnittet, og sei kva folk skal lytte etter.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Eg øver i bilen. Når eg er framme, har eg funne ut kva setning eg kan stryke.",
                        "attribution": "bibliotekar på bokbuss",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Skriv berre stikkord: opning, scene, siste setning. Den siste setninga kan du lære utanåt. Då veit du alltid "
                        "kvar du skal lande, sjølv om telefonen ringjer i salen.</p>"
                    ),
                ),
            ),
            reflection=("Kan eg opninga på favorittboka mi utanåt?",),
        ),
        LessonText(
            slug="mot-publikum",
            title="Møt publikum der dei er",
            minutes=8,
            summary="Kantina, bygdehuset, sjukeheimen og skranken.",
            learn=(
                "korleis du tilpassar praten til rommet",
                "korleis ein bokprat kan bli til ein samtale",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Den kortaste bokpraten varer i tjue sekund og går føre seg over skranken når nokon leverer. Den lengste er "
                        "ein kveld på bygdehuset med kaffi og loddsal. Innhaldet kan vere det same.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "På ein arbeidsplass",
                            "text": (
                                "<p>Spør om å få ti minutt i lunsjen. Vel éi bok som har med yrket å gjere, og to som ikkje har det. Ta med "
                                "bøkene og lån dei ut på staden.</p>"
                            ),
                        },
                        {
                            "heading": "På sjukeheimen",
                            "text": (
                                "<p>Snakk høgt og roleg, og vis omslaga lenge. Les dikt og korte stykke som folk kan kjenne att. La det vere "
                                "tid til at nokon fortel noko anna.</p>"
                            ),
                        },
                        {
                            "heading": "For menn som seier dei ikkje les",
                            "text": (
                                "<p>Mange les heile tida: handbøker, lokalhistorie, krigsminne, fotballbiografiar. Byrj der.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "text",
                    (
                        "<p>Slutt alltid med å spørje: «Kva les de no?» Vent. Det kjem éin tittel, så tre til. Skriv dei opp og "
                        "heng lista ved utgangen med overskrifta «Tilrådd av folk her». Neste gong er det halvparten av publikum som "
                        "har bokpraten, og du har fått innkjøpstips på kjøpet.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Noter kva som blir lånt",
                        "text": (
                            "<p>Tel reservasjonar på titlane veka etter. Tre bokpratar gir deg eit godt bilete av kva som fengjer, og "
                            "eit tal å vise leiaren.</p>"
                        ),
                    },
                ),
            ),
            reflection=(
                "Kva arbeidsplass i kommunen har aldri hatt besøk av oss?",
                "Kva seier eg no når nokon leverer ei bok dei likte?",
            ),
        ),
    ),
)

BARNEBOKBAD = CourseText(
    slug="barnebokbad",
    library="vestland",
    language="nn",
    title="Barnebokbad",
    summary=(
        "La barna intervjue forfattaren. Slik førebur du ein skuleklasse, øver med dei unge bokbadarane og lagar ei scene der "
        "det er barna som spør."
    ),
    purpose="Å gi barn ei aktiv rolle i møtet med forfattarar og lyst til å lese meir av det dei skriv.",
    outcomes=(
        "planleggje eit barnebokbad saman med skulen",
        "hjelpe barn med å lage spørsmål som opnar",
        "leie gjennomføringa slik at alle på scena er trygge",
    ),
    target_groups=("barn-unge",),
    areas=("arrangement", "formidling"),
    level="intermediate",
    tags=("barnebokbad", "forfattarbesøk", "skule", "medverknad"),
    supported_by="Tilskot frå fylkeskommunen",
    run_in_county=RunInCounty(
        plan=(
            "Ein halv dag, kl. 9–12.30. Fyrst metode og øvingar for dei tilsette. Deretter eit ekte barnebokbad med ein "
            "klasse frå nærområdet, og til slutt ei kort oppsummering."
        ),
        speakers="Ein formidlar frå Vestland og ein barnebokforfattar de vel sjølve.",
        equipment="Scene eller podium, to handmikrofonar, stolar i barnehøgd og klassesett av boka.",
        price="Om lag 9000 kroner til kurshaldar, pluss honorar til forfattar og reise.",
    ),
    published_days_ago=75,
    reviewed_days_ago=75,
    review_due_in_days=290,
    lessons=(
        LessonText(
            slug="saman-med-skulen",
            title="Saman med skulen",
            minutes=8,
            summary="Tidslinje, bokval og ein lærar som er med på laget.",
            learn=(
                "når de må byrje, og kven som gjer kva",
                "korleis de vel bok og forfattar",
            ),
            body=(
                (
                    "image",
                    {
                        "illustration": "barnebokbad",
                        "alt": "Eit barn les i eit badekar fullt av bøker, medan ein vaksen held fram mikrofonen og to barn lyttar på golvet.",
                        "caption": "Badekaret er til pynt. Det er barna som spør.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Eit vanleg forfattarbesøk er noko som skjer med barna. Eit barnebokbad er noko dei gjer. Tre eller fire "
                        "elevar les boka særleg grundig, lagar spørsmål og leier samtalen framfor resten av trinnet.</p>"
                        "<p>Femte til sjuande trinn høver best. Då les dei fleste lange bøker, og dei er framleis meir nysgjerrige "
                        "enn flaue.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Tidslinje",
                        "rows": [
                            ["Når", "Kva", "Kven"],
                            [
                                "10 veker før",
                                "Avtale med forfattar og lærar",
                                "Biblioteket",
                            ],
                            [
                                "7 veker før",
                                "Bøkene kjem til klassen, bokprat",
                                "Biblioteket",
                            ],
                            ["4 veker før", "Bokbadarane er valde", "Læraren"],
                            [
                                "3 veker før",
                                "Fyrste øving, spørsmål",
                                "Biblioteket og bokbadarane",
                            ],
                            ["1 veke før", "Prøve på scena med mikrofon", "Alle"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Vel ei bok som finst i nok eksemplar, og gjerne som lydbok. Be læraren velje bokbadarar etter nyfikne, "
                        "ikkje etter karakterar. Eit barn som les lite, men lurer på mykje, blir ofte best.</p>"
                    ),
                ),
            ),
            reflection=("Kva lærar i kommunen ville sagt ja til dette i dag?",),
        ),
        LessonText(
            slug="gode-sporsmal",
            title="Gode spørsmål",
            minutes=9,
            summary="Frå «kor gammal er du?» til «kvifor måtte hunden døy?»",
            learn=(
                "tre øvingar som gir betre spørsmål",
                "kor mykje du skal hjelpe",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Set dykk på golvet med boka, gule lappar og noko å ete. Be kvar bokbadar skrive ti spørsmål på ti "
                        "minutt, utan å tenkje på om dei er gode. Dei fyrste fem handlar om pengar, alder og kjæledyr. Dei siste fem "
                        "er dei du ventar på.</p>"
                    ),
                ),
                ("heading", "Tre øvingar"),
                (
                    "text",
                    (
                        "<ul><li><b>Kvifor-trappa:</b> Ta eit spørsmål og legg til «kvifor» tre gonger. «Likar du hundar?» blir til «Kvifor "
                        "måtte akkurat hunden døy?»</li>"
                        "<li><b>Peik i boka:</b> Kvart spørsmål skal ha eit sidetal. Då handlar det om noko dei har lese.</li>"
                        "<li><b>Oppfølgjaren:</b> Den eine spør, den andre svarer tull. Den tredje må følgje opp svaret. Dette blir det "
                        "mykje latter av, og dei lærer å lytte.</li></ul>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Hald fingrane av fatet",
                        "text": (
                            "<p>Rett ikkje språket deira. Eit spørsmål som «er du eigentleg slem sidan du skriv slik?» er betre enn noko "
                            "du ville ha funne på. Hjelp heller med rekkjefølgja: lett fyrst, tungt i midten, framtid til slutt.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>La det òg vere plass til eitt spørsmål om pengar. Forfattaren har høyrt det før, og salen lurer "
                        "verkeleg på det.</p>"
                    ),
                ),
            ),
            reflection=("Når rettar eg på barn for mi eiga skuld?",),
        ),
        LessonText(
            slug="pa-scena",
            title="På scena",
            minutes=9,
            summary="Mikrofonar, nervar og det du gjer når ein bokbadar blir stum.",
            learn=(
                "korleis du riggar for barn",
                "korleis du støttar utan å ta over",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Barn på vaksne stolar dinglar med beina og ser små ut. Set fram krakkar dei når golvet frå. Gi kvar "
                        "bokbadar si eiga mappe med spørsmåla i stor skrift, og avtal kven som held mikrofonen.</p>"
                        "<p>Ring forfattaren på førehand og fortel at det er barna som styrer. Be om korte svar, om hjelp "
                        "dersom det blir stilt, og om tolmod med alle slags spørsmål.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "Ein bokbadar får jernteppe",
                            "text": (
                                "<p>Du sit på fyrste rad med same spørsmålsark. Smil, pust, og peik på neste linje. Avtal eit teikn for "
                                "«ta du over» mellom barna.</p>"
                            ),
                        },
                        {
                            "heading": "Ein bokbadar er sjuk",
                            "text": (
                                "<p>Ha alltid ein reserve som har vore med på øvingane. Reserven får ei anna oppgåve dersom alle kjem: å "
                                "ønskje velkomen.</p>"
                            ),
                        },
                        {
                            "heading": "Salen er uroleg",
                            "text": (
                                "<p>Gi klassane noko å lytte etter. Del ut eit kort der dei skal skrive ned eitt svar som overraska dei.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Bilete og opptak",
                        "text": (
                            "<p>Spør dei føresette skriftleg før de filmar eller tek bilete, og spør barna sjølve. Sei kvar bileta skal "
                            "brukast, og kor lenge. Eitt nei i gruppa er nok til å fotografere salen bakfrå.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Tretti minutt er nok. Slutt medan hendene framleis er i vêret. Etterpå et bokbadarane kake saman med "
                        "forfattaren, bak ei lukka dør. Det er det dei hugsar. Veka etter sender du kvar av dei eit kort der du "
                        "nemner eitt spørsmål dei stilte.</p>"
                    ),
                ),
            ),
            reflection=(
                "Kva kan vi late barna bestemme som vi pleier å bestemme sjølve?",
                "Kven av bokbadarane kunne vore med og velje neste forfattar?",
            ),
            read_more=(
                (
                    "Reglar om retten til eige bilete, hos Lovdata",
                    "https://lovdata.no/",
                ),
            ),
        ),
    ),
)

COURSES: tuple[CourseText, ...] = (
    KONFLIKT,
    DIGITAL_INKLUDERING,
    APEN_FORSKNING,
    SHARED_READING,
    SKRIVE_FOR_NETT,
    BABYSANG,
    BOKPRAT,
    BARNEBOKBAD,
)
