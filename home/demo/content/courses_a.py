# Demo courses, first half: the file is prose for readers, and hence long.
from home.demo.schema import CourseText, LessonText, RunInCounty

SPILLFORMIDLING = CourseText(
    slug="spillformidling-i-bibliotek",
    library="abo",
    language="nb",
    title="Spillformidling i bibliotek",
    summary=(
        "Sju korte leksjoner for deg som skal formidle spill, enten du er gamer selv eller aldri har holdt i en "
        "kontroller. Du får vite hvordan du velger, viser fram, låner ut og snakker om spill."
    ),
    purpose="Å gjøre spill til en like naturlig del av formidlingen som bøker og film.",
    outcomes=(
        "velge spill som passer til alder, rom og tid",
        "planlegge og holde en spillkveld med klare rammer",
        "forklare hva biblioteket må avklare før spill vises eller lånes ut",
        "snakke med foreldre og kolleger om spill uten å bli verken fan eller motstander",
    ),
    target_groups=("barn-unge", "skranken"),
    areas=("formidling", "arrangement"),
    level="basic",
    tags=("spill", "ungdom", "brettspill", "åndsverk"),
    partners="Fylkesbiblioteket i Vestland, som har laget leksjonen om åndsverkloven",
    supported_by="Prosjektmidler fra Nasjonalbiblioteket",
    run_in_county=RunInCounty(
        plan=(
            "Én dag, kl. 9.30–15.30. Før lunsj: spill som kulturuttrykk, samling og regelverk. Etter lunsj: deltakerne "
            "prøver fire spill på fire stasjoner og lager hver sin plan for en spillkveld."
        ),
        speakers="To spillformidlere fra kursets egen lærerliste. Minst én lokal bibliotekansatt forteller om egen praksis.",
        equipment="To konsoller med skjerm, seks brettspill, lånenettbrett, skjøteledninger og et rom som tåler lyd.",
        price="Ca. 14 000 kroner for to kursholdere, pluss reise. Inntil 24 deltakere.",
    ),
    published_days_ago=210,
    reviewed_days_ago=150,
    review_due_in_days=215,
    lessons=(
        LessonText(
            slug="hvorfor-spill",
            title="Hvorfor spill på biblioteket?",
            minutes=8,
            summary="Spill er kultur, møteplass og fortelling. Her er argumentene du får bruk for.",
            learn=(
                "hvordan spill henger sammen med bibliotekets samfunnsoppdrag",
                "hva du kan svare når noen spør hvorfor biblioteket driver med dette",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Mange bibliotek fikk sin første konsoll fordi ungdommene spurte. Det er en god grunn, men den "
                        "holder sjelden når budsjettet skal kuttes. Da trenger du å kunne si hva spill gjør som "
                        "resten av samlingen gjør mindre av.</p>"
                        "<p>Spill er den eneste delen av samlingen der leseren må handle for at fortellingen skal gå "
                        "videre. Et spill kan handle om sorg, flukt eller om å drive en gård. Det kan også bare være "
                        "morsomt, slik krim kan være bare spennende.</p>"
                    ),
                ),
                (
                    "image",
                    {
                        "illustration": "spillkveld",
                        "alt": "Enkel tegning av mennesker som sitter sammen og spiller på biblioteket.",
                        "caption": "En spillkveld samler folk som ellers ikke ville møttes.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Folkebibliotekloven sier at biblioteket skal stille «bøker og andre medier» gratis til "
                        "disposisjon, og at det skal være en møteplass. Spill treffer begge delene. For en familie med "
                        "stram økonomi er et spill til 700 kroner noe man lar være å kjøpe.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "«Har de ikke nok skjermtid fra før?»",
                            "text": (
                                "<p>Jo, kanskje. Men her spiller de i samme rom, med en voksen til stede og med andre på laget. "
                                "Det er noe annet enn å sitte alene på rommet.</p>"
                            ),
                        },
                        {
                            "heading": "«Går det ut over bøkene?»",
                            "text": (
                                "<p>Vis til egne tall. Noter i tre måneder hvor mange spillgjester som også låner bok, og hvor "
                                "mange som skaffer seg lånekort for første gang.</p>"
                            ),
                        },
                    ],
                ),
            ),
            reflection=(
                "Hvem bruker ikke biblioteket vårt i dag, og kunne spill nådd dem?",
                "Hva sier planen vår om medier som ikke er bøker?",
            ),
            read_more=(("Folkebibliotekloven hos Lovdata", "https://lovdata.no/"),),
        ),
        LessonText(
            slug="spilltyper",
            title="Bli kjent med spillene",
            minutes=10,
            summary="Et lite kart over sjangere, alder og spilletid.",
            learn=(
                "hvilke sjangere du bør kjenne, og hvem de passer for",
                "hva aldersmerkingen sier, og hva den ikke sier",
                "hvordan du prøver et spill på en halvtime",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Du trenger ikke ha spilt alt. En god spillformidler kan omtrent det samme som en god "
                        "bokformidler: kjenner sjangrene, vet hva som ligner på hva, og tør å spørre låneren.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Fem sjangere å begynne med",
                        "rows": [
                            ["Sjanger", "Passer når", "Vær obs på"],
                            [
                                "Samarbeidsspill",
                                "gruppa ikke kjenner hverandre",
                                "én spiller kan ta all styringen",
                            ],
                            [
                                "Selskapsspill",
                                "mange vil være med samtidig",
                                "høyt lydnivå",
                            ],
                            [
                                "Fortellende spill",
                                "du vil snakke om innhold etterpå",
                                "kan vare i mange timer",
                            ],
                            [
                                "Byggespill",
                                "barn har ulik alder",
                                "vanskelig å si stopp",
                            ],
                            [
                                "Strategispill på brett",
                                "voksne og eldre ungdom kommer igjen",
                                "reglene må forklares på forhånd",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>PEGI-merket på coveret viser en anbefalt aldersgrense ut fra vold, språk, pengespill og annet "
                        "innhold. Det sier ingenting om hvor vanskelig spillet er. Et spill merket 3 kan være umulig for en "
                        "femåring, og et spill merket 12 kan kjede en fjortenåring.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Halvtimesprøven",
                        "text": (
                            "<p>Spill de første tjue minuttene av et nytt spill sammen med en kollega. Bruk ti minutter på å "
                            "skrive tre setninger: Hva gjør man? Hvem liker det? Hva ligner det på? Legg lappen i coveret.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hvilke tre spill i samlingen kan jeg anbefale uten å lese på coveret?",),
        ),
        LessonText(
            slug="samling-og-utlan",
            title="Bygg en liten, god samling",
            minutes=9,
            summary="Innkjøp, klargjøring og plassering uten at det tar all tiden din.",
            learn=(
                "hvordan du setter sammen en startsamling for 10 000 kroner",
                "hva som må til for at spillene overlever utlån",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Tjue spill som noen kan noe om, er bedre enn åtti som står i et låst skap. Velg én konsolltype "
                        "først, den flest barn i kommunen har hjemme. Spør på ungdomsskolen før du bestiller.</p>"
                    ),
                ),
                ("heading", "Et forslag til fordeling"),
                (
                    "text",
                    (
                        "<ul><li><b>5000 kroner:</b> åtte konsollspill, minst halvparten for flere spillere</li>"
                        "<li><b>3500 kroner:</b> ti brettspill, fra kortspill på et kvarter til spill som varer en kveld</li>"
                        "<li><b>1000 kroner:</b> reservedeler, plastlommer, gummistrikk og en kjøkkenvekt</li>"
                        "<li><b>500 kroner:</b> noe ungdommene velger selv</li></ul>"
                        "<p>Kjøkkenvekta er ingen spøk. Vei brettspillet når det er nytt, og skriv vekta på innsiden av "
                        "lokket. Når esken kommer tilbake, ser du på ti sekunder om det mangler brikker.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": (
                            "Vi sluttet å telle brikker og begynte å veie eskene. Det var forskjellen på å ha brettspill til "
                            "utlån og å slippe taket i hele ideen."
                        ),
                        "attribution": "bibliotekar i en innlandskommune",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Sett spillene med forsiden ut, i øyehøyde for dem de er laget for. Gi dem emneord som låneren "
                        "forstår: «samarbeid», «for to», «under 30 minutter».</p>"
                    ),
                ),
            ),
            reflection=("Hva ville en ellevårig søkt etter i katalogen vår, og hva ville han funnet?",),
        ),
        LessonText(
            slug="spillkvelden",
            title="Spillkvelden, time for time",
            minutes=10,
            summary="En kjøreplan som virker også når du er alene på jobb.",
            learn=(
                "hvordan du rigger rommet og tar imot",
                "hvordan du avslutter uten krangel",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>De fleste spillkvelder som går dårlig, går dårlig av to grunner: utstyret var ikke oppdatert, "
                        "eller ingen visste når det var slutt. Begge deler kan du gjøre noe med dagen før.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Kjøreplan for en spillkveld på tre timer",
                        "rows": [
                            ["Tid", "Hva skjer", "Ditt ansvar"],
                            [
                                "Dagen før",
                                "Konsollene oppdateres og kontrollerne lades",
                                "Prøvespill fem minutter på hver",
                            ],
                            [
                                "16.30",
                                "Rommet rigges",
                                "Ledninger teipes, brettspill legges fram åpne",
                            ],
                            [
                                "17.00",
                                "Dørene åpner",
                                "Lær deg navn. Hver gjest får plass ved et spill",
                            ],
                            ["18.15", "Pause med mat", "Bytt om på gruppene etterpå"],
                            [
                                "19.30",
                                "«Siste runde»",
                                "Si det høyt og skriv det på tavla",
                            ],
                            ["20.00", "Slutt", "Alle rydder sin stasjon"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Sett alltid fram noe for den som kommer alene og ikke tør spørre. Et kortspill ved døra, der du "
                        "selv sitter de første ti minuttene, gjør terskelen lav. Skriv reglene for rommet på tavla sammen med de "
                        "første som kommer. Tre linjer er nok, og neste gang er det ungdommene som husker dem.</p>"
                    ),
                ),
                (
                    "download",
                    {
                        "document": "sjekkliste-spillkveld",
                        "title": "Sjekkliste for spillkveld",
                    },
                ),
            ),
            reflection=(
                "Hva gjør vi når noen taper stygt?",
                "Hvem kan hjelpe til, slik at den som har vakt, også kan betjene resten av biblioteket?",
            ),
        ),
        LessonText(
            slug="andsverk-og-avtaler",
            title="Åndsverkloven og avtaler",
            minutes=9,
            summary="Tre spørsmål å stille før spillet går på storskjerm eller ut over skranken.",
            library="vestland",
            learn=(
                "hvorfor kjøp av et spill ikke gir rett til alt",
                "hva du må avklare før utlån, visning og turnering",
                "hvor du finner hjelp",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Når biblioteket kjøper en bok, kan den lånes ut. Slik er det ikke alltid med spill. Et dataspill "
                        "består av kode, musikk, bilder og tekst på én gang, og loven er strengere for dataprogrammer enn "
                        "for trykte bøker. Brettspill er enklere: Eskene kan lånes ut og brukes i biblioteket.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Tre spørsmål før du trykker start",
                        "text": (
                            "<ol><li>Har leverandøren en avtale som dekker <b>utlån</b>?</li>"
                            "<li>Skal spillet <b>vises</b> for en åpen krets, for eksempel på storskjerm i publikumsrommet?</li>"
                            "<li>Sier <b>brukervilkårene</b> i spillet noe om turneringer, strømming eller kontoer?</li></ol>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Er svaret «vet ikke», så spør leverandøren skriftlig og ta vare på svaret. Kjøper du gjennom en "
                        "leverandør som har forhandlet for bibliotekene, følger rettighetene ofte med. Nedlastede spill er "
                        "som regel knyttet til en privat konto og kan ikke lånes ut.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "Kan ungdommene ta med egne spill?",
                            "text": (
                                "<p>De kan spille på eget utstyr slik de gjør hjemme. Det endrer seg når biblioteket setter "
                                "spillet på storskjerm og inviterer publikum. Da er det dere som viser det.</p>"
                            ),
                        },
                        {
                            "heading": "Kan vi legge ut klipp fra spillkvelden?",
                            "text": (
                                "<p>Sjekk både spillets vilkår og at de som er med på bildet, har sagt ja. For barn må de "
                                "foresatte samtykke.</p>"
                            ),
                        },
                    ],
                ),
            ),
            reflection=("Vet vi hvilke avtaler som gjelder for spillene vi allerede har?",),
            read_more=(
                ("Åndsverkloven hos Lovdata", "https://lovdata.no/"),
                ("Nasjonalbiblioteket", "https://www.nb.no/"),
            ),
        ),
        LessonText(
            slug="samtalen-om-spill",
            title="Samtalen om spill",
            minutes=8,
            summary="Spillprat, spillklubb og det vanskelige spørsmålet fra en mor i skranken.",
            learn=(
                "hvordan du holder en spillprat på samme måte som en bokprat",
                "hvordan du møter bekymrede voksne",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En spillprat tar fem minutter. Vis et klipp eller et bilde i tretti sekunder, fortell hvem du "
                        "er i spillet og hva du må velge, og stopp der det er spennende. Slutt med å si hvem spillet passer "
                        "for. Ungdomsskoleklasser som gjesper av bokprat, pleier å rette seg opp når ett av fem verk er et "
                        "spill.</p>"
                        "<p>Legg gjerne spillet ved siden av en roman med samme tema. Et spill om å holde liv i et "
                        "lite samfunn om vinteren kan bli bro til både dystopier og polarlitteratur.</p>"
                    ),
                ),
                ("heading", "Når en forelder er bekymret"),
                (
                    "text",
                    (
                        "<p>Spør først hva barnet spiller, og hva det er som bekymrer: tidsbruk, vold, penger eller fremmede "
                        "på nett. Det er fire forskjellige samtaler. Du er ikke terapeut, men du kan vise aldersmerkingen, "
                        "forklare hva kjøp i spillet er, og foreslå et spill familien kan prøve sammen til helga.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Hun kom for å klage. Hun gikk hjem med et samarbeidsspill og en avtale om å fortelle hvordan det gikk.",
                        "attribution": "barnebibliotekar på Østlandet",
                    },
                ),
            ),
            reflection=("Hvilken bok og hvilket spill i samlingen vår hører sammen?",),
        ),
        LessonText(
            slug="videre-med-spill",
            title="Fra prosjekt til fast tilbud",
            minutes=8,
            summary="Hvordan spill overlever når ildsjelen slutter.",
            learn=(
                "hva som må skrives ned for at andre kan ta over",
                "hvilke tall det er verdt å samle",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Spilltilbud dør ofte på samme måte: Den ene som kunne det, bytter jobb, og konsollen blir stående "
                        "med tomme kontrollere. Motgiften er kjedelig og virker. Skriv ned rutinene, og la to personer "
                        "kunne alt.</p>"
                        "<ul><li>Passord og kontoer ligger i kommunens passordhvelv, aldri på en gul lapp.</li>"
                        "<li>Oppdatering av utstyr er en fast oppgave den første mandagen i måneden.</li>"
                        "<li>Slitte spill kasseres etter samme regler som slitte bøker.</li>"
                        "<li>Én linje i budsjettet heter «spill», så innkjøpet slipper å være en gave fra overskuddet.</li></ul>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Tell det som betyr noe",
                        "text": (
                            "<p>Noter oppmøte, omtrentlig alder, hvor mange som var der for første gang, og ett utsagn fra "
                            "kvelden. Etter et halvt år har du en side å vise lederen din.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Spør til slutt ungdommene om å eie noe. I flere kommuner velger et spillråd på fem unge hvilke "
                        "titler som kjøpes inn, og to av dem er betalte vakter på spillkvelden. Da rekrutterer tilbudet "
                        "sine egne voksne.</p>"
                    ),
                ),
            ),
            reflection=(
                "Hva ville stoppet opp hos oss hvis én person sluttet i morgen?",
                "Hvem i kommunen ellers driver med spill, og kan vi dele utstyr?",
            ),
            read_more=(
                (
                    "Mal for årsplan for spilltilbud",
                    "https://example.org/spill/arsplan",
                ),
            ),
        ),
    ),
)

TJUETRE_TING = CourseText(
    slug="23-ting-om-a-formidle-pa-nett",
    library="trondelag",
    language="nb",
    title="23 ting om å formidle på nett",
    summary=(
        "Tjuetre små oppgaver som gjør deg tryggere på å formidle litteratur og tilbud på nett. Gjør én om dagen, "
        "eller ta alle sammen på fem onsdager."
    ),
    purpose="Å gi alle på biblioteket nok øvelse til å publisere noe godt på nett uten å spørre om lov hver gang.",
    outcomes=(
        "lage en enkel plan for hva biblioteket skal publisere",
        "skrive, fotografere og filme formidling som folk stopper ved",
        "vurdere personvern og rettigheter før du publiserer",
        "lese av hva som virket, og justere",
    ),
    target_groups=("alle", "skranken"),
    areas=("digital", "formidling"),
    level="basic",
    tags=("sosiale medier", "nettside", "bilder", "personvern"),
    state="overdue",
    published_days_ago=770,
    reviewed_days_ago=405,
    review_due_in_days=-40,
    lessons=(
        LessonText(
            slug="ting-1-5",
            title="Ting 1–5: Hvem snakker vi med?",
            minutes=12,
            summary="Finn målgruppa, stemmen og den ene kanalen som fortjener tiden din.",
            learn=(
                "hvordan du velger kanal etter publikum",
                "hvordan biblioteket får en stemme som ligner på seg selv",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Begynn med å se etter. De første fem tingene kan du gjøre med en kaffekopp i hånda og uten å "
                        "publisere et eneste ord.</p>"
                        "<p><b>Ting 1:</b> Skriv ned alle stedene biblioteket finnes på nett. Nettside, katalog, sosiale medier, "
                        "kommunens app, kartjenesten med åpningstider fra i fjor. Stemmer alt?</p>"
                        "<p><b>Ting 2:</b> Velg én låner du kjenner. Hvor ville hun oppdaget at dere har åpent på søndag?</p>"
                        "<p><b>Ting 3:</b> Bla tilbake til de ti siste innleggene deres. Del dem i tre hauger: beskjeder, "
                        "skryt av oss selv, og noe leseren har glede av. Hvilken haug er størst?</p>"
                        "<p><b>Ting 4:</b> Skriv fem ord som beskriver hvordan biblioteket skal høres ut. «Varm, kort, litt tørr» "
                        "er bedre enn «profesjonell og engasjerende».</p>"
                        "<p><b>Ting 5:</b> Legg ned en kanal. En side som ikke er oppdatert på et halvt år, forteller at "
                        "biblioteket er stengt.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Bare én kanal",
                        "text": (
                            "<p>Er dere to ansatte, så velg én kanal og gjør den ordentlig. Tjue minutter to ganger i uka rekker "
                            "lenger enn fire kanaler på slump.</p>"
                        ),
                    },
                ),
                (
                    "quote",
                    {
                        "text": "Da vi sluttet å dele alt kommunen delte, begynte folk å svare oss.",
                        "attribution": "biblioteksjef i en fjordkommune",
                    },
                ),
            ),
            reflection=("Hvilken kanal ville ingen savnet?",),
        ),
        LessonText(
            slug="ting-6-10",
            title="Ting 6–10: Ordene",
            minutes=12,
            summary="Anbefal en bok på førti ord, og skriv lenker folk forstår.",
            learn=(
                "hvordan du anbefaler uten å gjenfortelle",
                "hva som gjør en arrangementstekst nyttig",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Den vanligste feilen i bokanbefalinger på nett er at de ligner på baksideteksten. Leseren vil "
                        "vite hvorfor <i>du</i> husker boka.</p>"
                        "<p><b>Ting 6:</b> Anbefal en bok på førti ord. Bruk ett konkret bilde fra boka og ingen av ordene "
                        "«gripende», «rørende» eller «sterk».</p>"
                        "<p><b>Ting 7:</b> Fullfør setningen «Les denne hvis du …» på tre ulike måter. Velg den mest presise.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Ting 8: Skriv om en arrangementstekst",
                        "rows": [
                            ["Før", "Etter"],
                            [
                                "Velkommen til en spennende kveld om sopp!",
                                "Lær å kjenne igjen fem matsopper. Ta med kurv",
                            ],
                            [
                                "Arrangementet er gratis og åpent for alle",
                                "Gratis. Du trenger ikke melde deg på",
                            ],
                            [
                                "Biblioteket, torsdag",
                                "Torsdag 18–19.30 i 2. etasje. Heis fra inngangen",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p><b>Ting 9:</b> Finn en lenke som heter «les mer» eller «klikk her», og skriv den om så den gir "
                        "mening alene. Folk som bruker skjermleser, hopper ofte fra lenke til lenke.</p>"
                        "<p><b>Ting 10:</b> Les teksten høyt for en kollega. Der du snubler, snubler leseren også.</p>"
                    ),
                ),
            ),
            reflection=("Hvilke ord bruker vi om igjen og om igjen?",),
            read_more=(
                (
                    "Tilsynet for universell utforming av ikt",
                    "https://www.uutilsynet.no/",
                ),
            ),
        ),
        LessonText(
            slug="ting-11-14",
            title="Ting 11–14: Bildene",
            minutes=10,
            summary="Lys, hender og alternativ tekst.",
            learn=(
                "hvordan du tar brukbare bilder med telefonen",
                "hvordan du skriver alternativ tekst",
            ),
            body=(
                (
                    "image",
                    {
                        "illustration": "hylle",
                        "alt": "Enkel tegning av en bokhylle med bøker i ulike farger og størrelser.",
                        "caption": "En hylle rett forfra er et dårlig bilde. Gå nærmere.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Du trenger ikke kamera. Du trenger et vindu. <b>Ting 11:</b> Legg tre bøker i vinduskarmen på en "
                        "gråværsdag og fotografer dem rett ovenfra. Skru av taklyset først.</p>"
                        "<p><b>Ting 12:</b> Ta samme bilde med en hånd i. Hender gir størrelse og liv, og du slipper å spørre "
                        "om noen vil vise ansiktet sitt.</p>"
                        "<p><b>Ting 13:</b> Skriv alternativ tekst til bildet. Si hva som er viktig for den som ikke ser det: "
                        "«Tre diktsamlinger i en vinduskarm med regn på ruta». Står det tekst i bildet, må den samme teksten "
                        "finnes i innlegget.</p>"
                        "<p><b>Ting 14:</b> Lag en mappe med tjue egne bilder til dager uten ideer: inngangen, katalogskuffen, "
                        "lesekroken, bokbussen i snøvær.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Folk på bildet",
                        "text": (
                            "<p>Den som er hovedmotivet, må samtykke før du publiserer. For barn spør du de foresatte, og "
                            "barnet. Et ja kan trekkes tilbake, så noter hvem som sa ja til hva.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hvem mangler på bildene våre?",),
            read_more=(("Regler om retten til eget bilde, hos Lovdata", "https://lovdata.no/"),),
        ),
        LessonText(
            slug="ting-15-19",
            title="Ting 15–19: Levende bilder og lyd",
            minutes=12,
            summary="Tretti sekunder film, og teksting som følger med.",
            learn=(
                "hvordan du planlegger en kort film",
                "hvorfor teksting er første steg og ikke siste",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En formidlingsfilm på tretti sekunder rommer omtrent sytti ord. Det er nok til én tanke. "
                        "Skriv ordene før du trykker på opptak.</p>"
                        "<ol><li><b>Ting 15:</b> Skriv et manus på sytti ord om én bok.</li>"
                        "<li><b>Ting 16:</b> Film en kollega som sier det. Hold telefonen slik kanalen vil ha den, og stå så "
                        "nær at stemmen er tydelig.</li>"
                        "<li><b>Ting 17:</b> Tekst filmen. Bruk automatisk teksting, og rett så navn, titler og dialektord.</li>"
                        "<li><b>Ting 18:</b> Se filmen uten lyd. Hør den uten bilde. Begge skal gi mening.</li>"
                        "<li><b>Ting 19:</b> Ta opp ett minutt lyd med en låner som forteller om en bok fra barndommen.</li></ol>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Musikk er ikke gratis",
                        "text": (
                            "<p>Musikken som ligger klar i appen, er ofte bare klarert for privatpersoner. Velg lyd som er merket "
                            "for virksomheter, eller la stillheten være.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Den første filmen blir stiv. Det gjør ingenting. Avtal med kollegene at alle skal være med på "
                        "én film før noen får lov til å slette noe. Etter tre forsøk slutter de fleste å "
                        "lese fra arket.</p>"
                    ),
                ),
            ),
            reflection=("Hva hindrer oss i å filme: utstyr, tid eller mot?",),
        ),
        LessonText(
            slug="ting-20-23",
            title="Ting 20–23: Hold det gående",
            minutes=10,
            summary="Publiseringsplan, kommentarfelt og tall som hjelper.",
            learn=(
                "hvordan en enkel plan kan se ut",
                "hvordan du svarer når noen er sinte",
            ),
            body=(
                (
                    "text",
                    (
                        "<p><b>Ting 20:</b> Lag en plan for fire uker på ett ark. Sett av to faste innlegg i uka, og la "
                        "det tredje stå åpent til det som dukker opp.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Eksempel på en uke",
                        "rows": [
                            ["Dag", "Innhold", "Hvem"],
                            [
                                "Tirsdag",
                                "En bok noen nettopp leverte, og hvorfor de likte den",
                                "Den som har skranken",
                            ],
                            [
                                "Torsdag",
                                "Det som skjer til helga, med klokkeslett først",
                                "Arrangementsansvarlig",
                            ],
                            ["Når som helst", "Noe fint vi så", "Alle"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p><b>Ting 21:</b> Skriv tre svar på forhånd: til den som klager på et innkjøp, til den som spør om "
                        "noe dere ikke kan svare på offentlig, og til den som er hyggelig. Svar aldri på noe som "
                        "handler om én låners forhold. Be dem ringe.</p>"
                        "<p><b>Ting 22:</b> Se på tallene for en måned. Let etter hva folk <i>gjorde</i>: reserverte de boka, "
                        "kom de på arrangementet? Hjerter er hyggelige, men de låner ingen bøker.</p>"
                        "<p><b>Ting 23:</b> Vis en kollega på nabobiblioteket det beste du har laget, og be om ett råd.</p>"
                    ),
                ),
            ),
            reflection=(
                "Hvem svarer i kommentarfeltet når vi har helg?",
                "Hvilket av de tjuetre punktene skal bli en vane?",
            ),
        ),
    ),
)

LESELYST = CourseText(
    slug="leselyst-med-dei-minste",
    library="more-og-romsdal",
    language="nn",
    title="Leselyst med dei minste",
    summary=(
        "Korleis biblioteket kan hjelpe familiar med barn frå null til tre år i gang med å lese, syngje og prate. Laga "
        "for deg som møter småbarn i skranken, på helsestasjonen eller i barnehagen."
    ),
    purpose="Å gi fleire barn bøker i hendene før dei fyller tre, uansett kva språk familien snakkar heime.",
    outcomes=(
        "velje bøker som høver for barn under tre år",
        "lese i dialog med barnet og vise foreldre korleis dei kan gjere det same",
        "setje opp ei kort og trygg lesestund",
        "lage ein avtale med helsestasjon og barnehage",
    ),
    target_groups=("barn-unge", "frivillige"),
    areas=("formidling", "inkludering"),
    level="basic",
    tags=("småbarn", "høgtlesing", "språk", "helsestasjon"),
    partners="To helsestasjonar og fire barnehagar på Nordmøre og Sunnmøre",
    published_days_ago=130,
    reviewed_days_ago=130,
    review_due_in_days=235,
    lessons=(
        LessonText(
            slug="kva-ein-eittaring-les",
            title="Kva les ein eittåring?",
            minutes=8,
            summary="Frå smakebok til peikebok til den fyrste forteljinga.",
            learn=(
                "kva barn gjer med bøker på ulike alderstrinn",
                "kva du bør sjå etter når du kjøper inn",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Ein baby les med munnen. Ein eittåring les med peikefingeren. Ein toåring les den same boka elleve "
                        "gonger og protesterer om du hoppar over ei side. Alt dette er lesing, og alt slit på bøkene.</p>"
                        "<p>Det fyrste rådet er difor praktisk: Kjøp to eksemplar av dei gode kartongbøkene, og kasser dei "
                        "med godt samvit når hjørna er oppetne.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Kva høver når?",
                        "rows": [
                            ["Alder", "Barnet", "Boka"],
                            [
                                "0–8 månader",
                                "ser på kontrastar og lyttar til stemma",
                                "store flater, få fargar, rim",
                            ],
                            [
                                "8–18 månader",
                                "peikar og hermar lydar",
                                "éin ting på kvar side, dyr, klede, mat",
                            ],
                            [
                                "18–30 månader",
                                "kjenner att og set saman to ord",
                                "kvardagen steg for steg, klaffar",
                            ],
                            [
                                "30–36 månader",
                                "vil vite kva som hender",
                                "ei kort forteljing med gjentaking",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Sjå etter bøker der det er noko å snakke om utanfor teksten. Ein katt som gøymer seg i hjørnet av "
                        "biletet, er verd meir enn eit fint adjektiv. Hugs òg bøker der familiane ser ulike ut, "
                        "og bøker utan ord. Dei kan lesast på alle språk.</p>"
                    ),
                ),
            ),
            reflection=("Når kasta vi sist slitne kartongbøker, og kva kom i staden?",),
        ),
        LessonText(
            slug="les-i-lag",
            title="Les i lag: dialogisk lesing",
            minutes=10,
            summary="Tre grep som gjer høgtlesing til ein samtale.",
            learn=(
                "kva som skil dialogisk lesing frå vanleg høgtlesing",
                "korleis du viser foreldre grepa utan å undervise dei",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>I dialogisk lesing er barnet med og fortel. Du les litt, ventar, og let barnet ta tur. Med dei "
                        "minste kan turen vere eit blikk eller ein lyd.</p>"
                        "<ol><li><b>Vent.</b> Tel til fem inni deg før du blar om. Det kjennest lenge for deg, men ikkje for "
                        "barnet.</li>"
                        "<li><b>Svar på det barnet gjer.</b> Peikar det på ballen, snakkar du om ballen, sjølv om boka "
                        "handlar om bjørnen.</li>"
                        "<li><b>Bygg på.</b> «Bil!» seier barnet. «Ja, ein raud bil. Han køyrer fort», seier du.</li></ol>"
                    ),
                ),
                (
                    "video",
                    {
                        "title": "Ein bibliotekar og ein toåring les i lag",
                        "transcript": (
                            "<p>Bibliotekaren sit på golvet med ein gut på fanget. Ho opnar boka og ventar. Guten peikar. "
                            "«Voff», seier han. «Ja, der er hunden», seier ho. «Kvar skal han, trur du?» Guten ser på "
                            "henne, så på boka. «Ut», seier han og blar sjølv. Ho ler. «Ut i regnet! Då blir han våt.»</p>"
                        ),
                        "audio_description": "spoken",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Foreldre lærer mest av å sjå på. Set deg på golvet med eitt barn og ei bok medan dei vaksne drikk "
                        "kaffi, og sei høgt kva du gjer: «No ventar eg litt, for ho ser på månen.» Då slepp nokon å kjenne "
                        "seg retta på.</p>"
                    ),
                ),
            ),
            reflection=("Kor lenge ventar eg eigentleg før eg blar om?",),
        ),
        LessonText(
            slug="mange-sprak",
            title="Mange språk heime",
            minutes=8,
            summary="Slik støttar du familiar som les på andre språk enn norsk.",
            learn=(
                "kva råd du kan gi fleirspråklege foreldre",
                "korleis du finn bøker på språka i kommunen",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Mange foreldre lurer på om dei bør snakke norsk heime for å hjelpe barnet. Rådet er enkelt: Snakk, "
                        "syng og les på det språket du er tryggast i. Eit barn som kan mange ord på tigrinja eller "
                        "polsk, har noko å hengje dei norske orda på.</p>"
                    ),
                ),
                (
                    "image",
                    {
                        "illustration": "sprakkafe",
                        "alt": "Enkel teikning av menneske rundt eit bord med snakkebobler over seg.",
                        "caption": "Spør foreldra kva dei song då dei var små.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Finn ut kva språk som finst i barnehagane der du bur. Éin telefon til kommunen gir deg lista. "
                        "Lån så inn bøker frå det fleirspråklege tilbodet til Nasjonalbiblioteket, og set dei saman med dei "
                        "norske bøkene, i same høgd.</p>"
                        "<p>På lesestunda kan du telje til fem på alle språka i rommet, eller lese ei ordlaus bok "
                        "der foreldra fortel kvar si side. Be aldri eit barn om å omsetje for mor si.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": (
                            "Far til tvillingane las sida om sauen på arabisk. Etterpå ville alle barna at han skulle "
                            "seie «sau» ein gong til."
                        ),
                        "attribution": "bibliotekar i ein kystkommune",
                    },
                ),
            ),
            reflection=("Kva språk blir snakka i barnehagen næraste biblioteket, og har vi éi bok på kvart av dei?",),
            read_more=(("Nasjonalbiblioteket", "https://www.nb.no/"),),
        ),
        LessonText(
            slug="ut-av-huset",
            title="Ut av huset: helsestasjon og barnehage",
            minutes=9,
            summary="Ein avtale på éi side som når familiane som ikkje kjem til oss.",
            learn=(
                "korleis du får til eit samarbeid som varer",
                "kva som skal stå i avtalen",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Nesten alle småbarnsfamiliar er innom helsestasjonen. Langt frå alle er innom biblioteket. Difor "
                        "er helsesjukepleiaren den viktigaste formidlaren din, og ho har dårleg tid.</p>"
                        "<p>Kom med noko ferdig. Tilby deg å stå på venterommet éin formiddag i månaden med ei kasse "
                        "bøker og lånekortskjema. Gi foreldra ei bok på åttemånaderskontrollen, med ei helsing og "
                        "opningstidene limte inn.</p>"
                    ),
                ),
                ("heading", "Dette bør stå i avtalen"),
                (
                    "text",
                    (
                        "<ul><li>kven som er kontakt på kvar stad, og kven som er vara</li>"
                        "<li>kor mange gåvebøker det trengst i året, og kven som betaler</li>"
                        "<li>kva helsestasjonen seier når boka blir delt ut</li>"
                        "<li>når de møtest for å sjå korleis det går, helst i mai</li></ul>"
                        "<p>Avtalen skal få plass på éi side. Leiarane skriv under, slik at han gjeld også etter "
                        "at nokon har slutta.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Barnehagekassa",
                        "text": (
                            "<p>Pakk tolv bøker i ei kasse med lok, og la kassa rullere mellom barnehagane kvar sjette veke. Legg "
                            "ved eit ark der dei tilsette skriv kva bok det vart slite mest på. Det er den beste "
                            "innkjøpslista du får.</p>"
                        ),
                    },
                ),
            ),
            reflection=(
                "Kva familiar møter vi aldri?",
                "Kven på helsestasjonen kan vi ringje denne veka?",
            ),
        ),
    ),
)

BAEREKRAFT = CourseText(
    slug="laer-a-bruke-baerekraftsbiblioteket",
    library="vestfold",
    language="nb",
    title="Lær å bruke Bærekraftsbiblioteket",
    summary=(
        "Bærekraftsbiblioteket samler boklister, emneord og opplegg til FNs 17 bærekraftsmål. Her lærer du å bruke det i "
        "samlingen, i hylla og sammen med skolen."
    ),
    purpose="Å gjøre samlingen til et redskap for innbyggere som vil forstå og gjøre noe med bærekraft.",
    outcomes=(
        "finne fram i boklistene og tilpasse dem til egen samling",
        "merke og vise fram bøker slik at temaet blir synlig",
        "lage et opplegg for en skoleklasse på under en time",
    ),
    target_groups=("skranken", "voksne", "barn-unge"),
    areas=("samling", "kunnskap"),
    level="basic",
    tags=("bærekraft", "boklister", "emneord", "skole"),
    published_days_ago=95,
    reviewed_days_ago=95,
    review_due_in_days=270,
    lessons=(
        LessonText(
            slug="finn-fram",
            title="Finn fram i boklistene",
            minutes=7,
            summary="Sytten lister, tre innganger og en rask vei til egen samling.",
            learn=(
                "hvordan Bærekraftsbiblioteket er bygd opp",
                "hvordan du sjekker listene mot det dere har på hylla",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Bærekraftsbiblioteket har én bokliste for hvert av de 17 målene. Hver liste har tre "
                        "innganger: sakprosa, skjønnlitteratur og bøker for barn. De er korte med vilje, mellom femten og "
                        "tjuefem titler, så de kan brukes i en travel uke.</p>"
                        "<p>Se på listene som et utgangspunkt. De er laget av kolleger i flere fylker og blir sett over "
                        "to ganger i året. Titler som ikke lenger er å få tak i, tas ut.</p>"
                    ),
                ),
                (
                    "text",
                    (
                        "<p>Slik gjør du den første gangen:</p>"
                        "<ol><li>Velg ett mål som angår kommunen akkurat nå. Er det strid om vindkraft, er mål 7 et godt sted "
                        "å begynne.</li>"
                        "<li>Søk opp titlene i katalogen. Noter hva dere har, hva som er utlånt, og hva som mangler.</li>"
                        "<li>Legg til tre lokale titler: kommuneplanen, en bygdebok, en rapport om fjorden.</li>"
                        "<li>Kjøp høyst to av de manglende bøkene. Resten kan fjernlånes.</li></ol>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Se etter hullene",
                        "text": (
                            "<p>Mangler dere nesten alt på én liste, sier det noe om samlingen. Ta det med til neste "
                            "innkjøpsmøte og spør hvem i kommunen som vil savne akkurat dette.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hvilket av de 17 målene er svakest dekket hos oss?",),
            read_more=(
                (
                    "Boklistene til de 17 målene",
                    "https://example.org/baerekraft/boklister",
                ),
            ),
        ),
        LessonText(
            slug="gjor-det-synlig",
            title="Gjør det synlig i hylle og katalog",
            minutes=8,
            summary="Emneord, utstillinger og skilt som folk faktisk leser.",
            learn=(
                "hvilke emneord du bør legge til",
                "hvordan en liten utstilling kan leve i en måned",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Bærekraft er spredt over hele Dewey. Bøkene står på økonomi, teknikk, matlaging og politikk, og "
                        "romanene står for seg. Uten hjelp finner ingen dem samlet.</p>"
                        "<p>Den billigste hjelpen er emneord. Blir dere enige om én skrivemåte, for eksempel «Bærekraftsmål "
                        "13», kan dere lage et lagret søk og lenke til det fra nettsiden. Ta ett mål i måneden, "
                        "så er dere rundt på halvannet år.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Tre utstillinger som ikke krever plakat",
                        "rows": [
                            ["Idé", "Slik gjør du", "Tid"],
                            [
                                "Reparasjonshylla",
                                "Bøker om søm, sykkel og møbler ved siden av utlånsverktøyet",
                                "1 time",
                            ],
                            [
                                "Ett tall",
                                "Et stort ark med ett lokalt tall og fem bøker som forklarer det",
                                "2 timer",
                            ],
                            [
                                "Romanen først",
                                "En roman i midten, tre fagbøker rundt",
                                "30 minutter",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Fyll på hver morgen. En utstilling med hull ser plyndret ut etter tre dager. Legg en bunke "
                        "reservebøker i skapet under, så den som åpner, kan fylle på uten å lete.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Vi skrev hvor mange tonn mat kommunen kastet i fjor. Kokebøkene var utlånt før lunsj.",
                        "attribution": "bibliotekar i en kommune ved Oslofjorden",
                    },
                ),
            ),
            reflection=("Hvilket lokalt tall kunne stått på vårt ark?",),
        ),
        LessonText(
            slug="opplegg-for-skolen",
            title="Et opplegg for skoleklassen",
            minutes=9,
            summary="Femti minutter, fire bøker og én påstand.",
            learn=(
                "hvordan du bygger et besøk rundt kildekritikk",
                "hvordan læreren kan følge opp etterpå",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Elever på mellomtrinnet har hørt mye om klima og kan fort bli matte av alvoret. La dem få "
                        "undersøke noe i stedet. Opplegget under er prøvd på sjette trinn og tåler både tjue og tretti "
                        "elever.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Kjøreplan",
                        "rows": [
                            ["Minutter", "Hva skjer"],
                            [
                                "0–5",
                                "Les en påstand høyt: «Det er alltid bedre å kjøpe brukt.» Hvem er enig? Gå til hver side av rommet",
                            ],
                            [
                                "5–15",
                                "Vis fire kilder: en fagbok, en barneroman, en avisartikkel og en reklame",
                            ],
                            [
                                "15–35",
                                "Gruppene leser hver sin kilde. Hvem har laget den, og hva vil de oss?",
                            ],
                            [
                                "35–45",
                                "Ny avstemning. Hvem har flyttet seg, og hvorfor?",
                            ],
                            ["45–50", "Bokprat på tre titler elevene kan låne med seg"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Poenget er flyttingen. Elevene ser at det går an å ombestemme seg når man får vite mer, og at det "
                        "er lov. Pass på at ingen blir stående alene på den ene siden og må forsvare seg.</p>"
                        "<p>Gi læreren et ark med de fire kildene og to oppgaver. Be om en tilbakemelding på én linje: Hva "
                        "snakket klassen om på vei tilbake?</p>"
                    ),
                ),
            ),
            reflection=("Hvilken påstand ville skapt bevegelse i klasserommene hos oss?",),
            read_more=(("Elevark til opplegget", "https://example.org/baerekraft/elevark"),),
        ),
    ),
)

BIBLIOTEKSJEFER = CourseText(
    slug="introduksjonskurs-for-nye-biblioteksjefer",
    library="felles",
    language="nb",
    title="Introduksjonskurs for nye biblioteksjefer",
    summary=(
        "For deg som har vært biblioteksjef i under to år. Seks leksjoner og tre samlinger om lov, økonomi, personal, "
        "plan og politikk, sammen med andre som er like nye som deg."
    ),
    purpose="Å gi nye biblioteksjefer oversikt, verktøy og kolleger å ringe til det første året.",
    outcomes=(
        "forklare bibliotekets oppdrag for politikere og egen leder",
        "lese og følge opp et kommunalt budsjett gjennom året",
        "lede medarbeidersamtaler og møter i et lite personale",
        "lage et utkast til bibliotekplan som kan behandles politisk",
        "bruke fylkesbiblioteket og nettverket når du står fast",
    ),
    target_groups=("ledere",),
    areas=("ledelse", "trygghet"),
    level="intermediate",
    tags=("ledelse", "økonomi", "bibliotekplan", "personal"),
    form="with_meetings",
    certificate=(
        "Alle seks leksjonene er gjennomført, du har deltatt på minst to av tre samlinger, og du har levert et utkast til "
        "årshjul og en side om bibliotekets viktigste utfordring."
    ),
    partners="Fylkesbibliotekene i fellesskap",
    supported_by="Nasjonalbiblioteket",
    published_days_ago=175,
    reviewed_days_ago=60,
    review_due_in_days=305,
    lessons=(
        LessonText(
            slug="oppdraget",
            title="Oppdraget ditt",
            minutes=12,
            summary="Hva loven sier, hva kommunen vil, og hva som er opp til deg.",
            learn=(
                "hvilke lover som styrer folkebiblioteket",
                "hva det vil si å være redaksjonelt uavhengig",
                "hva du bør gjøre de første tretti dagene",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Du leder en virksomhet som kommunen er pålagt å ha. Det gir trygghet, og det forplikter. "
                        "Folkebibliotekloven er kort. Les den første dagen, og les den en gang til når noen foreslår å kutte "
                        "åpningstiden.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Formålet i tre ledd",
                        "text": (
                            "<p>Biblioteket skal fremme opplysning, utdanning og annen kulturell virksomhet. Det skal være en "
                            "møteplass og en arena for offentlig samtale og debatt. Tilbudet skal være gratis og gjelde alle "
                            "som bor i landet.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Biblioteket er også uavhengig. Det er du som har ansvaret for hva som kjøpes inn, hvem som "
                        "inviteres, og hva det snakkes om. En ordfører kan mene mye om et arrangement, men "
                        "kan ikke avlyse det. Si dette høyt før det blir en sak, gjerne på et møte der stemningen er god.</p>"
                    ),
                ),
                ("heading", "De første tretti dagene"),
                (
                    "text",
                    (
                        "<ul><li>Stå i skranken minst fire hele vakter.</li>"
                        "<li>Ta en kaffe med hver ansatt. Spør hva som ikke må endres.</li>"
                        "<li>Møt lederen din og avtal hvor ofte dere skal snakke sammen.</li>"
                        "<li>Ring fylkesbiblioteket og to biblioteksjefer i nærheten.</li>"
                        "<li>Vent med å flytte møblene.</li></ul>"
                    ),
                ),
            ),
            reflection=(
                "Hva ville innbyggerne merket først hvis biblioteket stengte i en måned?",
                "Hvem i kommunen bestemmer over noe biblioteket er avhengig av?",
            ),
            read_more=(("Folkebibliotekloven hos Lovdata", "https://lovdata.no/"),),
        ),
        LessonText(
            slug="penger-og-arshjul",
            title="Penger og årshjul",
            minutes=14,
            summary="Når du må si fra for at det skal telle, og hvordan du leser en budsjettrapport.",
            learn=(
                "når på året budsjettet egentlig avgjøres",
                "hvilke fem linjer i rapporten du bør se på hver måned",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Kommunestyret vedtar budsjettet i desember. Da er det for lengst for sent å be om noe. "
                        "Behovene samles ofte inn før sommeren, og kommunedirektøren legger fram sitt forslag på høsten. "
                        "Den som leverer en god side i mai, slipper å rope i november.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Et årshjul for biblioteksjefen",
                        "rows": [
                            ["Måned", "Oppgave"],
                            [
                                "Januar–februar",
                                "Statistikk til Nasjonalbiblioteket, regnskap og årsmelding",
                            ],
                            [
                                "Mars–april",
                                "Medarbeidersamtaler, første rapport på budsjettet",
                            ],
                            [
                                "Mai–juni",
                                "Innspill til neste års budsjett, ferieplan, sommerles",
                            ],
                            ["August–september", "Andre rapport, møte med skolene"],
                            [
                                "Oktober–november",
                                "Budsjettforslaget leses linje for linje",
                            ],
                            ["Desember", "Vedtak, bestillinger før året er omme"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Hver måned ser du på fem linjer: fast lønn, vikarer, medier, arrangement og inntekter. Er "
                        "vikarlinja tom i april, må du vite hvorfor før økonomiavdelingen spør. Be om en time med "
                        "økonomirådgiveren det første kvartalet. Det er lov å spørre om alt én gang.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Si hva pengene gjør",
                        "text": (
                            "<p>«80 000 kroner til medier» sier lite. «Én ny barnebok for hvert tredje barn i "
                            "kommunen» kan en politiker gjenta på talerstolen.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hvilken linje i budsjettet forstår jeg dårligst?",),
            read_more=(("Mal for årshjul", "https://example.org/ledelse/arshjul"),),
        ),
        LessonText(
            slug="lede-fa",
            title="Å lede noen få",
            minutes=12,
            summary="Du er leder for dem du spiser lunsj med. Slik går det an.",
            learn=(
                "hva som er særlig krevende ved å lede et lite personale",
                "hvordan du holder en samtale om noe som ikke fungerer",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Mange biblioteksjefer leder tre personer på til sammen 1,8 årsverk. Det finnes ingen ledergruppe å "
                        "gjemme seg i. Alt du sier ved kaffetrakteren, blir hørt som om sjefen sa det, for det var det.</p>"
                        "<p>To faste møter løser mye. Et personalmøte på førti minutter annenhver uke, med skriftlig liste over "
                        "hvem som gjør hva. Og et kvarter med hver ansatt i måneden, uten dagsorden. Blir møtene "
                        "avlyst tre ganger på rad, har de i praksis opphørt.</p>"
                    ),
                ),
                (
                    "image",
                    {
                        "illustration": "mote",
                        "alt": "Enkel tegning av kolleger som har møte rundt et bord.",
                        "caption": "Førti minutter er nok når alle vet hva som står på lista.",
                    },
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "Du må ta opp noe ubehagelig",
                            "text": (
                                "<p>Gjør det innen en uke, på tomannshånd og med ett konkret eksempel. Si hva du så, hva det førte "
                                "til, og hva du ønsker i stedet. Spør så hvordan den andre ser det, og vent på svaret.</p>"
                            ),
                        },
                        {
                            "heading": "En ansatt søkte stillingen du fikk",
                            "text": (
                                "<p>Nevn det selv den første uka. «Jeg vet at du søkte, og jeg er glad du er her.» Gi vedkommende "
                                "et ansvarsområde med reell myndighet.</p>"
                            ),
                        },
                        {
                            "heading": "Dere er to, og den ene er syk",
                            "text": (
                                "<p>Ha en skriftlig plan for stengt avdeling, meråpent og hjelp fra nabokommunen. Det er "
                                "ingen skam å sette opp en lapp på døra.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "text",
                    (
                        "<p>Husk at du også har en arbeidsgiver. Verneombud, tillitsvalgt og HR er der for deg når saken er "
                        "større enn et kvarter i måneden kan romme.</p>"
                    ),
                ),
            ),
            reflection=(
                "Hva vet jeg at jeg burde ta opp, men utsetter?",
                "Hvem snakker jeg med når det er jeg som har det vanskelig på jobb?",
            ),
        ),
        LessonText(
            slug="bibliotekplan",
            title="En plan som blir brukt",
            minutes=12,
            summary="Fra tjue ønsker til fire mål kommunestyret kan vedta.",
            library="innlandet",
            learn=(
                "hvordan planen henger sammen med kommuneplanen",
                "hvordan du involverer uten å love alt til alle",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En bibliotekplan på seks sider som står på dagsordenen hvert år, slår en på førti som ingen "
                        "finner igjen. Begynn med kommuneplanens samfunnsdel. Finn tre mål der biblioteket åpenbart bidrar, "
                        "og bruk de samme ordene. Da blir planen lest som en del av kommunens arbeid.</p>"
                    ),
                ),
                ("heading", "Slik kommer du i gang"),
                (
                    "text",
                    (
                        "<ol><li><b>Se:</b> Hent statistikk for fem år og kart over hvem som bor i kommunen.</li>"
                        "<li><b>Lytt:</b> Snakk med tjue innbyggere, halvparten av dem utenfor biblioteket.</li>"
                        "<li><b>Velg:</b> Fire mål. Skriv også ned hva dere slutter med.</li>"
                        "<li><b>Skriv:</b> Hvert mål får en ansvarlig, en frist og et tegn på at det virker.</li>"
                        "<li><b>Legg fram:</b> Be om ti minutter i utvalget, og ta med en ung bruker.</li></ol>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": (
                            "Det vanskeligste var punktet om hva vi skulle slutte med. Det var også det politikerne brukte "
                            "mest tid på å lese."
                        ),
                        "attribution": "biblioteksjef i en dalkommune",
                    },
                ),
                (
                    "text",
                    (
                        "<p>Sett av en time hvert halvår til å gå gjennom målene med de ansatte. Bruk tre farger: i rute, "
                        "henger etter, lagt bort. Det siste er lov, så lenge det står hvorfor.</p>"
                    ),
                ),
            ),
            reflection=("Hvilke ord fra kommuneplanen kunne stått på veggen i biblioteket?",),
        ),
        LessonText(
            slug="politikk-og-synlighet",
            title="Politikere, presse og partnere",
            minutes=10,
            summary="Bygg relasjonene før du trenger dem.",
            learn=(
                "hvordan du snakker med politikere uten å gå utenom lederen din",
                "hvordan du svarer når lokalavisa ringer",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Politikere vil gjerne vite hva som skjer i biblioteket, og de færreste har tid til å lese "
                        "årsmeldingen. Inviter utvalget til å holde et møte hos deg. La dem gå gjennom rommet ti minutter før "
                        "åpning, og en gang til når det er fullt.</p>"
                        "<p>Avtal med lederen din hva du kan si til hvem. Informasjon om hva biblioteket gjør, kan du gi "
                        "hvem som helst. Ønsker om penger går linja. Da slipper du å bli anklaget for å ha "
                        "løpt i korridorene.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Når avisa ringer",
                        "text": (
                            "<ul><li>Spør hva saken handler om, og når de trenger svar.</li>"
                            "<li>Be om ti minutter, og ring tilbake når du har sagt.</li>"
                            "<li>Si én ting tydelig. Gjenta den.</li>"
                            "<li>Be om å få lese sitatene dine.</li></ul>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Skriv en liste over ti partnere du vil kjenne ved navn i løpet av året: rektor, helsesykepleier, "
                        "frivilligsentralen, voksenopplæringen, idrettslaget, historielaget. Drikk kaffe med én i måneden. "
                        "Spør hva de strever med. Ofte har biblioteket et rom, et publikum eller en kunnskap de mangler, og "
                        "da er samarbeidet i gang før noen har skrevet en søknad.</p>"
                    ),
                ),
            ),
            reflection=("Hvem av de ti kjenner jeg allerede, og hvem gruer jeg meg til å ringe?",),
        ),
        LessonText(
            slug="forste-aret",
            title="Det første året, og hvem du ringer",
            minutes=9,
            summary="Nettverk, fylkesbibliotek og innleveringen din.",
            learn=(
                "hva fylkesbiblioteket kan hjelpe deg med",
                "hvordan du bruker kolleganettverket fra kurset",
                "hva du skal levere for å få kursbevis",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Det første året går med til å forstå hva du har sagt ja til. Det er vanlig. De fleste sier at det "
                        "løsner etter den andre budsjettrunden, når du kjenner igjen spørsmålene.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Hvem ringer du?",
                        "rows": [
                            ["Du lurer på", "Ring"],
                            ["innkjøp, kassering og samling", "fylkesbiblioteket"],
                            [
                                "prosjektmidler og søknader",
                                "fylkesbiblioteket eller Nasjonalbiblioteket",
                            ],
                            [
                                "turnus, sykefravær, en vanskelig personalsak",
                                "HR i kommunen",
                            ],
                            [
                                "en debatt som kan bli bråkete",
                                "en biblioteksjef som har holdt en",
                            ],
                            [
                                "om du er den eneste som har det sånn",
                                "makkeren din fra kurset",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>På første samling får du en makker. Dere avtaler en telefonsamtale på tjue minutter hver fjerde "
                        "uke, og hver har med ett spørsmål. Det er den delen av kurset flest tidligere deltakere sier at de "
                        "har beholdt.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Innleveringen",
                        "text": (
                            "<p>Lever et årshjul for eget bibliotek og én side om den viktigste utfordringen deres: Hva er den, "
                            "hvem angår den, og hva gjør du det neste halvåret? Kursholderen svarer innen to uker. Kursbeviset "
                            "kommer når begge deler er godkjent.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hva vil jeg at de ansatte skal si om dette året når det er over?",),
        ),
    ),
)

FORFATTERSAMTALEN = CourseText(
    slug="forfattersamtalen",
    library="agder",
    language="nb",
    title="Forfattersamtalen",
    summary=(
        "Lær å forberede, lede og avslutte en samtale med en forfatter foran publikum. For deg som har gjort det noen ganger "
        "og vil bli tryggere, og for deg som har sagt ja for første gang."
    ),
    purpose="Å gi publikum bedre samtaler, og bibliotekansatte lyst til å lede dem selv.",
    outcomes=(
        "lese en bok med tanke på samtalen",
        "lage et manus du kan forlate",
        "lytte og følge opp foran publikum",
        "ta hånd om forfatteren, rommet og spørsmålene fra salen",
    ),
    target_groups=("voksne",),
    areas=("arrangement", "formidling"),
    level="intermediate",
    tags=("forfatterbesøk", "samtale", "arrangement", "scene"),
    state="scheduled",
    lessons=(
        LessonText(
            slug="les-med-blyant",
            title="Les med blyant",
            minutes=9,
            summary="Forberedelsen som gjør at du tør å legge bort arket.",
            learn=(
                "hvordan du leser boka to ganger på ulike måter",
                "hvordan du finner samtalens ene spørsmål",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Les boka først som leser. Sett en strek i margen der du ler, stopper eller blir irritert, og "
                        "skriv ingenting. Vent noen dager. Les den så en gang til som samtaleleder, og se på strekene. De "
                        "viser hvor det er noe å snakke om.</p>"
                        "<p>Let etter det ene spørsmålet du virkelig lurer på. Det skal være så åpent at forfatteren må tenke, "
                        "og så konkret at bare denne boka kan svare. «Hvorfor får vi aldri vite hva søsteren heter?» er et "
                        "bedre spørsmål enn «Hva betyr familie for deg?».</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "tip",
                        "heading": "Ring på forhånd",
                        "text": (
                            "<p>Ta en telefon på ti minutter uka før. Spør hva forfatteren er lei av å bli spurt om, om det er noe "
                            "som ikke skal opp, og hvilket avsnitt det er fint å lese høyt. Spar de gode spørsmålene til scenen.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Les også litt rundt: forrige bok, to anmeldelser, ett intervju. Stopp der. Den som har lest alt, "
                        "begynner fort å holde foredrag selv. Skriv til slutt en presentasjon på fem setninger og sjekk hvordan "
                        "navnet uttales.</p>"
                    ),
                ),
            ),
            reflection=("Når hørte jeg sist en samtale der lederen faktisk lurte på noe?",),
        ),
        LessonText(
            slug="samtalens-bue",
            title="Samtalens bue",
            minutes=10,
            summary="Et manus for førtifem minutter, og tillatelse til å bryte det.",
            learn=(
                "hvordan du bygger opp samtalen",
                "hvordan du skriver spørsmål som åpner",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Tenk på samtalen som en tur. Publikum må vite hvor dere går fra, få noe å se på underveis og "
                        "merke at dere er framme.</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Førtifem minutter",
                        "rows": [
                            ["Minutter", "Del", "Eksempel på spørsmål"],
                            ["0–3", "Velkommen og hvem du er", "Ingen spørsmål ennå"],
                            [
                                "3–10",
                                "Inn i boka",
                                "Kan du ta oss med til kjøkkenet der den begynner?",
                            ],
                            ["10–15", "Høytlesing", "Hva skal vi lytte etter?"],
                            ["15–30", "Det du lurer på", "Hvorfor lar du henne lyve?"],
                            ["30–40", "Spørsmål fra salen", "Hvem vil begynne?"],
                            [
                                "40–45",
                                "Avslutning",
                                "Hva skriver du på som du ikke skal snakke om?",
                            ],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Skriv spørsmålene på kort, ett på hvert. Da kan du legge bort tre av dem uten at noen ser det. "
                        "Begynn spørsmålene med «hvordan», «hva» og «fortell». Har et spørsmål to ledd, så stryk det ene. Legg det viktigste kortet øverst når det har gått tjue minutter. "
                        "Da rekker du det, selv om den første halvdelen tok en annen vei enn du hadde tenkt.</p>"
                    ),
                ),
                (
                    "image",
                    {
                        "illustration": "bokprat",
                        "alt": "Enkel tegning av en samtale om bøker foran tilhørere.",
                        "caption": "Sett stolene litt skrått mot hverandre, så snakker dere både sammen og til salen.",
                    },
                ),
            ),
            reflection=("Hvilket spørsmål stiller jeg av plikt?",),
        ),
        LessonText(
            slug="lytt-foran-folk",
            title="Lytt foran folk",
            minutes=9,
            summary="Oppfølging, stillhet og den som snakker for lenge.",
            learn=(
                "hvordan du følger opp et svar",
                "hva du gjør når samtalen går i stå",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Det er vanskelig å lytte når to hundre øyne ser på deg og neste spørsmål brenner i hånda. Et enkelt "
                        "knep er å bestemme at det neste du sier, skal inneholde et ord forfatteren nettopp brukte. Da "
                        "må du høre etter, og publikum merker at samtalen henger sammen.</p>"
                    ),
                ),
                (
                    "accordion",
                    [
                        {
                            "heading": "Forfatteren svarer med ett ord",
                            "text": (
                                "<p>Tell til tre. Ofte kommer det mer. Hvis ikke, be om et bilde: «Kan du beskrive rommet du "
                                "så for deg?»</p>"
                            ),
                        },
                        {
                            "heading": "Forfatteren snakker i ti minutter",
                            "text": (
                                "<p>Len deg fram, trekk pusten synlig og grip inn ved første komma: «Der sa du noe jeg må få "
                                "høre mer om.»</p>"
                            ),
                        },
                        {
                            "heading": "Noen gråter",
                            "text": (
                                "<p>La det være stille. Spør om dere skal ta en pause eller gå videre. Det er forfatteren som "
                                "avgjør.</p>"
                            ),
                        },
                        {
                            "heading": "En i salen holder foredrag",
                            "text": (
                                "<p>Takk for engasjementet og spør: «Hva er spørsmålet ditt?» Gi ordet videre hvis det ikke "
                                "kommer. Du er der for alle de andre.</p>"
                            ),
                        },
                    ],
                ),
                (
                    "quote",
                    {
                        "text": "Den beste kvelden jeg har hatt, brukte jeg to av tolv kort.",
                        "attribution": "formidler i en by på Sørlandet",
                    },
                ),
            ),
            reflection=("Hvordan ser jeg ut når jeg lytter? Tør jeg å se et opptak?",),
        ),
        LessonText(
            slug="rammen-rundt",
            title="Rammen rundt",
            minutes=8,
            summary="Avtale, honorar, lyd og taxi. Det som må sitte for at samtalen skal løfte seg.",
            learn=(
                "hva som skal avtales skriftlig",
                "hvordan rommet kan hjelpe samtalen",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>En forfatter som har fått vite hvor togstasjonen er, at honoraret er avklart og at det finnes te, "
                        "kommer inn på scenen med lave skuldre. Send én e-post med alt, senest to uker før.</p>"
                        "<ul><li>Honorar, reise og overnatting, og når det betales</li>"
                        "<li>Klokkeslett for lydprøve og navn og nummer til den som møter</li>"
                        "<li>Om samtalen tas opp, hvor opptaket blir liggende og hvor lenge</li>"
                        "<li>Boksalg og signering, og hvem som tar seg av det</li>"
                        "<li>Hvordan dere sørger for teleslynge, tolk eller trinnfri scene</li></ul>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Mikrofon til alle",
                        "text": (
                            "<p>«Jeg trenger ikke mikrofon» er en beskjed til dem som hører dårlig om at kvelden ikke er for dem. "
                            "Bruk mikrofon, også i små rom, og gi den til dem som spør fra salen.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Tenk gjennom lyset. Er det mørkt i salen, ser du ikke hvem som rekker opp hånda. Sett fram litt "
                        "færre stoler enn du tror du trenger. Det er hyggelig å måtte hente noen til, og trist å se på tomme "
                        "rader.</p>"
                        "<p>Etterpå spiser noen et smørbrød sammen med forfatteren. Avtal hvem det er. Neste dag sender "
                        "du en takk med et bilde og ett utsagn fra publikum.</p>"
                    ),
                ),
            ),
            reflection=("Hva er det svakeste leddet i rommet vårt: lyd, lys, stoler eller inngang?",),
            read_more=(
                (
                    "Mal for avtale med forfatter",
                    "https://example.org/arrangement/avtale",
                ),
            ),
        ),
    ),
)

VEILEDNING = CourseText(
    slug="veiledning-i-skranken",
    library="telemark",
    language="nb",
    title="Veiledning i skranken",
    summary=(
        "Hva spør folk egentlig om? Fire leksjoner om referansesamtalen, søket, kildene og det å si «jeg vet ikke». "
        "Kan tas i ti minutters økter mellom lånerne."
    ),
    purpose="Å gjøre alle som står i skranken, tryggere på å hjelpe innbyggerne til kunnskap de kan stole på.",
    outcomes=(
        "føre en referansesamtale som finner det virkelige spørsmålet",
        "søke systematisk i katalog og åpne kilder",
        "vurdere en kilde høyt sammen med låneren",
        "vise videre når noen andre vet bedre",
    ),
    target_groups=("skranken", "nye", "frivillige"),
    areas=("kunnskap", "digital"),
    level="basic",
    tags=("referansesamtale", "søk", "kildekritikk", "skranke"),
    published_days_ago=320,
    reviewed_days_ago=30,
    review_due_in_days=335,
    lessons=(
        LessonText(
            slug="sporsmalet-bak",
            title="Spørsmålet bak spørsmålet",
            minutes=10,
            summary="Referansesamtalen i fem bevegelser.",
            learn=(
                "hvorfor folk sjelden spør om det de lurer på",
                "hvilke spørsmål som åpner samtalen",
            ),
            body=(
                (
                    "image",
                    {
                        "illustration": "skranke",
                        "alt": "Enkel tegning av en ansatt bak skranken som snakker med en besøkende.",
                        "caption": "Gå gjerne rundt skranken og still deg ved siden av.",
                    },
                ),
                (
                    "text",
                    (
                        "<p>«Hvor står jussen?» spør mannen i regnjakke. Du kan peke på 340, og han vil takke og gå. "
                        "Eller du kan spørre hva han skal bruke det til, og få vite at moren er død, at det finnes "
                        "et testamente, og at han ikke vet hvem han skal ringe.</p>"
                        "<p>Folk oversetter spørsmålet sitt til det de tror biblioteket kan svare på. Samtalen skal "
                        "oversette det tilbake.</p>"
                    ),
                ),
                ("heading", "Fem bevegelser"),
                (
                    "text",
                    (
                        "<ol><li><b>Ta imot.</b> Se opp og slipp det du har i hendene.</li>"
                        "<li><b>Åpne.</b> «Fortell litt mer» virker nesten alltid.</li>"
                        "<li><b>Gjenta.</b> «Så du leter etter noe om arv, for deg selv, og helst i dag?»</li>"
                        "<li><b>Let sammen.</b> Vri skjermen så dere ser den begge to.</li>"
                        "<li><b>Sjekk.</b> «Fikk du svar på det du lurte på?» Vent på svaret.</li></ol>"
                        "<p>Det er den femte bevegelsen vi hopper over når det er kø. Da går folk hjem med nesten riktig bok.</p>"
                    ),
                ),
                (
                    "callout",
                    {
                        "kind": "law",
                        "heading": "Det du får vite, blir hos deg",
                        "text": (
                            "<p>Hva noen låner, søker etter og spør om, er underlagt taushetsplikt. Det gjelder også vikarer og "
                            "frivillige, og det gjelder på lunsjrommet.</p>"
                        ),
                    },
                ),
            ),
            reflection=("Hva sier kroppen min når noen nærmer seg skranken?",),
            read_more=(("Reglene om taushetsplikt, hos Lovdata", "https://lovdata.no/"),),
        ),
        LessonText(
            slug="sok-med-plan",
            title="Søk med plan",
            minutes=11,
            summary="Fra katalogen og ut, med de samme fire stegene hver gang.",
            learn=(
                "hvordan du deler et spørsmål i søkeord",
                "hvilke kilder du bør prøve i hvilken rekkefølge",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>De fleste av oss skriver hele spørsmålet i søkefeltet og håper. Det går ofte bra. Når det ikke går "
                        "bra, hjelper det å ha en rekkefølge.</p>"
                        "<ol><li>Skriv opp to eller tre ord som <i>må</i> være med. Finn ett annet ord for hvert av dem.</li>"
                        "<li>Søk bredt. Se på én god treffpost og les emneordene.</li>"
                        "<li>Søk på nytt med de emneordene.</li>"
                        "<li>Fant du for mye, så avgrens på år, språk eller målgruppe. Fant du for lite, så fjern et ord.</li></ol>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Hvor leter du?",
                        "rows": [
                            ["Spørsmål", "Begynn her", "Gå så til"],
                            [
                                "En bok, en film, et spill",
                                "egen katalog",
                                "felles nasjonalt biblioteksøk",
                            ],
                            [
                                "Lokalhistorie",
                                "lokalsamlingen",
                                "digitaliserte bøker og aviser hos Nasjonalbiblioteket",
                            ],
                            [
                                "Lov og rett",
                                "Lovdata",
                                "kommunens veiledning, fri rettshjelp",
                            ],
                            [
                                "Helse",
                                "offentlige helsesider",
                                "fastlegen, aldri et forum",
                            ],
                            ["Forskning", "åpne vitenarkiv", "nærmeste fagbibliotek"],
                        ],
                    },
                ),
                (
                    "text",
                    (
                        "<p>Tenk høyt mens du søker: «Nå prøver jeg <i>slekt</i> i stedet for <i>familie</i>.» Da lærer låneren "
                        "noe hun kan gjøre selv hjemme, og du får tid til å tenke.</p>"
                    ),
                ),
            ),
            reflection=("Hvilken av kildene i tabellen har jeg aldri åpnet?",),
            read_more=(
                ("Nasjonalbiblioteket", "https://www.nb.no/"),
                ("Lovdata", "https://lovdata.no/"),
            ),
        ),
        LessonText(
            slug="kildekritikk-hoyt",
            title="Kildekritikk, høyt og vennlig",
            minutes=10,
            summary="Vurder kilden sammen med låneren uten å belære.",
            learn=(
                "tre spørsmål du kan stille om en hvilken som helst kilde",
                "hvordan du møter noen som er sikre på noe som ikke stemmer",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Kildekritikk i skranken skjer på et minutt, stående, med en som har dårlig tid. Da rekker du tre "
                        "spørsmål:</p>"
                        "<ul><li><b>Hvem sier det?</b> Finn navnet og let det opp et annet sted enn på siden selv.</li>"
                        "<li><b>Når ble det sagt?</b> Et råd om strøm, skatt eller medisin kan være foreldet på et år.</li>"
                        "<li><b>Hvem andre sier det samme?</b> Finner du det bare ett sted, er det et tegn.</li></ul>"
                    ),
                ),
                ("heading", "Når svaret kommer fra en KI-tjeneste"),
                (
                    "text",
                    (
                        "<p>Flere kommer med et svar de har fått av en samtalerobot, og spør om dere har boka den nevnte. "
                        "Noen ganger finnes ikke boka. Si det som det er: Slike tjenester kan sette sammen titler og "
                        "forfattere som virker ekte. Søk opp temaet sammen, og vis hva som faktisk er skrevet.</p>"
                    ),
                ),
                (
                    "text",
                    (
                        "<p>Noen er helt sikre. Du skal ikke vinne diskusjonen i skranken. Spør hvor de leste det, vis én "
                        "kilde til og la dem gå med begge. Respekt for den som spør, er det som får folk til å komme "
                        "tilbake og spørre igjen.</p>"
                    ),
                ),
                (
                    "quote",
                    {
                        "text": "Jeg sier aldri at noe er feil. Jeg sier: La oss se hvem andre som har skrevet om det.",
                        "attribution": "bibliotekar med tretti år i skranken",
                    },
                ),
            ),
            reflection=("Når tok jeg selv feil sist, og hva fikk meg til å skjønne det?",),
        ),
        LessonText(
            slug="vis-videre",
            title="Jeg vet ikke, men jeg vet hvem",
            minutes=8,
            summary="Grenser for hjelpen, og en liste som gjør det lett å vise videre.",
            learn=(
                "hvor grensa går mellom veiledning og rådgivning",
                "hvordan dere lager en henvisningsliste",
            ),
            body=(
                (
                    "text",
                    (
                        "<p>Biblioteket kan vise hvor skjemaet er, forklare ord og finne loven. Biblioteket kan ikke si om du "
                        "bør skrive under, hvilken medisin du skal ta, eller om du har krav på penger. Si det rett ut: "
                        "«Dette kan jeg ikke gi råd om, men jeg vet hvem som kan.»</p>"
                        "<p>Den setningen krever en liste. Lag den på personalmøtet, på ett ark, og la den ligge i skranken:</p>"
                    ),
                ),
                (
                    "table",
                    {
                        "caption": "Begynn med disse",
                        "rows": [
                            ["Spørsmål om", "Hvem", "Hva du kan si"],
                            [
                                "gjeld og regninger",
                                "økonomirådgiver i kommunen",
                                "De svarer på telefon, og det koster ingenting",
                            ],
                            [
                                "vold eller frykt hjemme",
                                "krisesenteret, døgnåpent",
                                "Du kan ringe herfra. Vi har et rom",
                            ],
                            [
                                "oppholdstillatelse",
                                "flyktningtjenesten",
                                "Be om time med tolk",
                            ],
                            [
                                "arv og skilsmisse",
                                "fri rettshjelp",
                                "Ta med papirene du har",
                            ],
                        ],
                    },
                ),
                (
                    "callout",
                    {
                        "kind": "important",
                        "heading": "Når det haster",
                        "text": (
                            "<p>Er noen i fare, ringer du 112 eller 113 med en gang. Fortell kollegaen din hva som skjer, og "
                            "bli sammen med personen til hjelpen kommer.</p>"
                        ),
                    },
                ),
                (
                    "text",
                    (
                        "<p>Ring gjennom lista to ganger i året. Et nummer som ikke svarer, er verre enn ingen liste.</p>"
                    ),
                ),
            ),
            reflection=(
                "Hva blir vi spurt om som vi egentlig ikke kan svare på?",
                "Vet vikaren vår hvor lista ligger?",
            ),
        ),
    ),
)

COURSES: tuple[CourseText, ...] = (
    SPILLFORMIDLING,
    TJUETRE_TING,
    LESELYST,
    BAEREKRAFT,
    BIBLIOTEKSJEFER,
    FORFATTERSAMTALEN,
    VEILEDNING,
)
