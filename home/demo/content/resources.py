# Prose: twenty-one resources in bokmål and nynorsk, hence long.
"""Resources of the demo: toolboxes, handbooks, templates, films, booklists and four practice recipes."""

from home.demo.schema import Recipe, ResourceText

RESOURCES: tuple[ResourceText, ...] = (
    ResourceText(
        slug="verktoykasse-konflikthandtering",
        library="innlandet",
        language="nb",
        title="Verktøykasse for konflikthåndtering",
        summary=(
            "Rollekort, sjekklister og avviksskjema for bibliotek som vil øve før det smeller. Laget for små staber."
        ),
        type="toolbox",
        target_groups=("skranken", "ledere", "frivillige"),
        areas=("trygghet", "ledelse"),
        focus="Trygt på jobb",
        tags=("vold og trusler", "nyansatt"),
        body=(
            (
                "text",
                (
                    "<p>De fleste konflikter i biblioteket er små: noen snakker høyt, noen vil ikke gå hjem. "
                    "De går bra fordi noen i skranken er rolig. Denne kassa hjelper dere å være rolige "
                    "sammen.</p>"
                ),
            ),
            ("heading", "Dette ligger i kassa"),
            (
                "text",
                (
                    "<ul><li>Åtte rollekort med vanlige situasjoner, fra fulle gjester til krangel om "
                    "internettmaskinen.</li><li>Sjekkliste for rommet: utganger, lys, plassering av skranken, "
                    "telefonnumre.</li><li>Skjema for avvik som tar to minutter å fylle ut.</li><li>Plan for "
                    "samtalen dagen etter.</li></ul>"
                ),
            ),
            ("heading", "Slik bruker dere den"),
            (
                "text",
                (
                    "<p>Ta ett rollekort på hvert personalmøte. Én spiller gjesten, én står i skranken, "
                    "resten ser på. Stopp etter tre minutter og spør: Hva senket temperaturen? Hva hevet den? "
                    "Bytt roller. Et kvarter er nok.</p><p>Er du alene på vakt, leser du kortet høyt for deg "
                    "selv og svarer på spørsmålene bakpå. Avtal på forhånd hvem du ringer.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "law",
                    "heading": "Arbeidsgiveren har ansvaret",
                    "text": (
                        "<p>Arbeidsmiljøloven § 4-3 sier at ansatte så langt som mulig skal beskyttes mot "
                        "vold, trusler og uheldige belastninger. Les loven på <a "
                        'href="https://lovdata.no/">Lovdata</a>.</p>'
                    ),
                },
            ),
            ("download", {"document": "Åtte rollekort", "title": "Åtte rollekort"}),
            (
                "quote",
                {
                    "text": "Vi trodde vi var enige om når noen skal ut. Det var vi ikke. Nå er vi det.",
                    "attribution": "Biblioteksjef i en fjellkommune",
                },
            ),
        ),
        documents=(
            "Åtte rollekort",
            "Sjekkliste for rommet",
            "Avviksskjema på to minutter",
            "Samtalen dagen etter",
        ),
        links=(("Arbeidsmiljøloven på Lovdata", "https://lovdata.no/"),),
        published_days_ago=380,
        reviewed_days_ago=345,
        review_due_in_days=20,
    ),
    ResourceText(
        slug="handbok-samlingsutvikling",
        library="abo",
        language="nb",
        title="Håndbok i samlingsutvikling",
        summary="Hva skal inn, hva skal fram, og hva skal ut? Korte kapitler som kan leses ved hylla.",
        type="handbook",
        target_groups=("alle", "voksne", "barn-unge"),
        areas=("samling",),
        focus="Levende samlinger",
        tags=("samlingsutvikling",),
        body=(
            (
                "text",
                (
                    "<p>En god samling er ikke full. Den er lett å gå i, og hver gang noen kommer, ser de noe "
                    "de ikke visste at de ville lese. Håndboka viser hvordan dere kommer dit, litt hver "
                    "uke.</p>"
                ),
            ),
            (
                "image",
                {
                    "illustration": "hylle",
                    "alt": (
                        "En ansatt ved en stor bokhylle der én gul bok vender forsiden ut, med en boktralle "
                        "ved siden av"
                    ),
                    "caption": "Luft i hylla gir plass til forsider.",
                },
            ),
            ("heading", "Fem spørsmål før innkjøp"),
            (
                "text",
                (
                    "<ol><li>Hvem hos oss vil lese denne?</li><li>Har nabobiblioteket den, og kommer den "
                    "fort?</li><li>Finnes den på flere språk eller som lydbok?</li><li>Hvor skal den stå, og "
                    "hva skal den stå ved siden av?</li><li>Hva tar vi ut for å gi den plass?</li></ol>"
                ),
            ),
            ("heading", "Når en bok skal ut"),
            (
                "table",
                {
                    "caption": "Tommelfingerregler for kassering",
                    "rows": [
                        ["Del av samlingen", "Se på", "Ta vare på"],
                        [
                            "Skjønnlitteratur",
                            "Ikke utlånt på fire år",
                            "Lokale forfattere, det dere vil formidle",
                        ],
                        ["Fag", "Foreldede råd om helse, jus og data", "Lokalhistorie"],
                        ["Barn", "Slitasje og lukt", "Bøker med ett eksemplar i fylket"],
                    ],
                },
            ),
            (
                "text",
                (
                    "<p>Ingen regel er bedre enn skjønnet ditt. Legg tvilstilfellene på en egen tralle og la "
                    "en kollega se over. Fyll aldri hull på direkten: en halvtom hylle er en invitasjon.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Start i det små",
                    "text": (
                        "<p>Ta én hyllemeter om dagen før åpning. Etter tre måneder er du gjennom "
                        "fagavdelingen i et middels bibliotek.</p>"
                    ),
                },
            ),
        ),
        documents=("Håndbok i samlingsutvikling", "Plakat: fem spørsmål før innkjøp"),
        published_days_ago=320,
        reviewed_days_ago=95,
        review_due_in_days=270,
    ),
    ResourceText(
        slug="toyveskebiblioteket",
        library="vestfold",
        language="nb",
        title="Tøyveskebiblioteket",
        summary=(
            "Ferdigpakkede tøyvesker med bøker, et spill og en lek. Startpakken forteller hvordan dere syr, "
            "fyller, låner ut og vasker."
        ),
        type="starter_kit",
        minutes=7,
        target_groups=("barn-unge", "frivillige"),
        areas=("formidling", "samling"),
        focus="Leselyst for de yngste",
        tags=("leseglede", "bærekraft"),
        body=(
            (
                "text",
                (
                    "<p>En småbarnsforelder har sjelden tid til å lete i hyllene. En tøyveske med et tema er "
                    "lett å ta med på vei ut: fire bøker, én ting å leke med og et kort med tre forslag til "
                    "samtale.</p>"
                ),
            ),
            ("heading", "Temaer som lånes mye"),
            (
                "text",
                (
                    "<ul><li>Jeg skal bli storesøsken</li><li>Vi teller alt vi ser</li><li>Kryp og krabater, "
                    "med lupe</li><li>To språk hjemme, med bøker på begge</li><li>Nei, jeg vil ikke "
                    "sove!</li></ul>"
                ),
            ),
            ("heading", "Slik kommer dere i gang"),
            (
                "text",
                (
                    "<ol><li>Velg fem temaer og be barnehagen om råd.</li><li>Samle vesker. Husflidslaget syr "
                    "gjerne av stoffrester.</li><li>Gi vesken egen strekkode. Bøkene registreres som del av "
                    "vesken, ikke hver for seg.</li><li>Sett lånetiden til fire uker og dropp gebyr for "
                    "småting som blir borte.</li><li>Heng veskene lavt, på knagger, nær utgangen.</li></ol>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Vask og retur",
                    "text": (
                        "<p>Legg et innholdskort i hver veske. Da kan en frivillig sjekke den på ett minutt. "
                        "Vask veskene på 40 grader hver tredje måned, og ha to i reserve.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>I det første prøvebiblioteket ble åtte av tolv vesker lånt ut den første dagen. Den "
                    "mest populære hadde en lommelykt.</p>"
                ),
            ),
            ("download", {"document": "Innholdskort, mal", "title": "Innholdskort, mal"}),
        ),
        documents=("Innholdskort, mal", "Samtalekort for fem temaer", "Symønster og tips til husflidslaget"),
        published_days_ago=150,
        reviewed_days_ago=150,
        review_due_in_days=215,
    ),
    ResourceText(
        slug="erfaringer-fra-sprakkafeer",
        library="troms",
        language="nb",
        title="Erfaringer fra språkkafeer",
        summary=(
            "Ni bibliotek forteller hva som får folk til å komme igjen, hva som tar knekken på frivillige, og "
            "hva de ville gjort annerledes."
        ),
        type="report",
        minutes=12,
        target_groups=("voksne", "frivillige", "ledere"),
        areas=("inkludering", "arrangement"),
        focus="Språk og møteplasser",
        tags=("språkkafé",),
        body=(
            (
                "text",
                (
                    "<p>Vi snakket med ansatte, frivillige og gjester ved ni bibliotek i nord. Noen hadde "
                    "drevet språkkafé i ti år, andre i ti uker. Rapporten er kort, og den skjuler ikke det "
                    "som gikk skeis.</p>"
                ),
            ),
            (
                "image",
                {
                    "illustration": "sprakkafe",
                    "alt": (
                        "Fire personer snakker sammen rundt et stort bord med kopper og et åpent hefte, med "
                        "snakkebobler over"
                    ),
                    "caption": "Fire til seks rundt hvert bord virker best.",
                },
            ),
            ("heading", "Det som går igjen"),
            (
                "text",
                (
                    "<ul><li><b>Fast tid slår godt tema.</b> Samme ukedag, samme bord, også i "
                    "skoleferien.</li><li><b>Noen må eie døra.</b> Den som tar imot nye, avgjør om de kommer "
                    "igjen.</li><li><b>Ikke undervis.</b> Gjestene har norskkurs fra før. Her vil de "
                    "snakke.</li><li><b>Frivillige trenger slutt.</b> Spør om åtte uker, ikke om et "
                    "år.</li></ul>"
                ),
            ),
            ("heading", "Tall fra de ni"),
            (
                "table",
                {
                    "caption": "Slik er kafeene lagt opp",
                    "rows": [
                        ["Bibliotek", "Gjester per gang", "Frivillige", "Ansattes tid"],
                        ["Tre små", "6–10", "1–2", "2 timer i uka"],
                        ["Fire middels", "12–20", "3–5", "3 timer i uka"],
                        ["To store", "25–40", "6–9", "5 timer i uka"],
                    ],
                },
            ),
            (
                "quote",
                {
                    "text": "Første gang sa jeg ingenting. De skjenket kaffe likevel.",
                    "attribution": "Gjest på språkkafé",
                },
            ),
            (
                "text",
                (
                    "<p>Bakerst finner dere et forslag til taushetsavtale for frivillige og tjue samtaleemner "
                    "som ikke handler om flukt.</p>"
                ),
            ),
        ),
        documents=("Erfaringer fra språkkafeer, rapport", "Tjue samtaleemner", "Avtale med frivillige"),
        published_days_ago=420,
        reviewed_days_ago=395,
        review_due_in_days=-30,
    ),
    ResourceText(
        slug="bibliotek-for-samiske-innbyggere",
        library="finnmark",
        language="nb",
        title="Å være bibliotek for samiske innbyggere",
        summary=(
            "Samer bor i alle fylker. Heftet gir råd om samling, skilt, hilsener og samarbeid, også for "
            "bibliotek langt fra Sápmi."
        ),
        type="booklet",
        minutes=12,
        target_groups=("alle", "ledere"),
        areas=("inkludering", "samling"),
        focus="Samiske språk i biblioteket",
        tags=("samiske språk", "samlingsutvikling"),
        body=(
            (
                "text",
                (
                    "<p>Du vet sjelden hvem av lånerne som er samiske, og du trenger ikke spørre. Du kan "
                    "sørge for at språket er synlig når de kommer inn.</p>"
                ),
            ),
            (
                "image",
                {
                    "illustration": "samisk",
                    "alt": (
                        "En voksen og et barn leser sammen foran et bokbord, under en vimpelrekke i samiske "
                        "farger og et bilde av en ring i blått og rødt"
                    ),
                    "caption": "Bøker på samisk skal stå med forsiden ut hele året, ikke bare i februar.",
                },
            ),
            ("heading", "Fem ting dere kan gjøre denne måneden"),
            (
                "text",
                (
                    "<ol><li>Lær å hilse på språket i området: <b>bures</b> på nordsamisk, <b>buoris</b> på "
                    "lulesamisk, <b>buaregh</b> på sørsamisk.</li><li>Merk hylla med språkets eget navn: "
                    "davvisámegiella, julevsámegiella, åarjelsaemien gïele.</li><li>Still fram barnebøker med "
                    "lydfil, så også foreldre som ikke fikk lære språket, kan være med.</li><li>Finn ut hvem "
                    "i kommunen som har samisk i barnehage eller skole, og spør hva de savner.</li><li>Sjekk "
                    "at tastaturet på publikumsmaskinene kan skrive á, č, đ, ŋ, š, ŧ og ž, og ï der sørsamisk "
                    "hører hjemme.</li></ol>"
                ),
            ),
            ("heading", "Når dere lager arrangement"),
            (
                "text",
                (
                    "<p>Spør samiske miljøer tidlig, mens planen ennå kan endres. Betal for kunnskapen. La "
                    "den som forteller, bestemme hva som kan filmes.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Tre språk, ikke dialekter",
                    "text": (
                        "<p>Nord-, lule- og sørsamisk er egne språk. En nordsamisk bok hjelper lite i et "
                        "sørsamisk område. Fjernlån, og bruk de samiske bokbussene.</p>"
                    ),
                },
            ),
        ),
        documents=("Å være bibliotek for samiske innbyggere, hefte", "Hylleskilt på tre samiske språk"),
        published_days_ago=120,
        reviewed_days_ago=30,
        review_due_in_days=335,
    ),
    ResourceText(
        slug="boklister-17-barekraftsmal",
        library="felles",
        language="nb",
        title="Boklister til 17 bærekraftsmål",
        summary=(
            "Én liste for hvert mål, med bøker for barn, unge og voksne. Heng dem på veggen, eller bygg en "
            "utstilling i måneden."
        ),
        type="booklist",
        minutes=5,
        target_groups=("alle", "barn-unge", "voksne"),
        areas=("formidling", "kunnskap"),
        focus="Bærekraftsbiblioteket",
        tags=("bærekraft", "leseglede"),
        body=(
            (
                "text",
                (
                    "<p>Bærekraftsmålene blir lett plakater som ingen leser. En roman om vann kan si mer enn "
                    "en brosjyre. Derfor har bibliotekansatte fra sju fylker valgt fem bøker til hvert mål og "
                    "skrevet to setninger om hvorfor.</p>"
                ),
            ),
            ("heading", "Slik er listene bygd opp"),
            (
                "text",
                (
                    "<ul><li>to bøker for barn, gjerne med bilder</li><li>én for ungdom</li><li>to for "
                    "voksne, hvorav minst én er skjønnlitterær</li><li>minst én på nynorsk eller "
                    "samisk</li></ul>"
                ),
            ),
            ("heading", "Tre måter å bruke dem på"),
            (
                "accordion",
                [
                    {
                        "heading": "Månedens mål",
                        "text": (
                            "<p>Sett av et bord ved inngangen. Bytt mål den første i måneden. På sommeren tar "
                            "dere to.</p>"
                        ),
                    },
                    {
                        "heading": "Klassebesøk",
                        "text": (
                            "<p>Gi hver gruppe et mål og fem bøker. De får tjue minutter til å finne én "
                            "setning de vil lese høyt for resten.</p>"
                        ),
                    },
                    {
                        "heading": "Sammen med kommunen",
                        "text": (
                            "<p>Spør planavdelingen hvilke mål kommunen har valgt. Lag utstilling når saken "
                            "er på høring, så folk kan lese seg opp.</p>"
                        ),
                    },
                ],
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Sjekk hylla først",
                    "text": (
                        "<p>Har dere ikke bøkene, bytt dem ut med noe dere har. Lista er et forslag. Send "
                        "oss gjerne byttet, så kommer det med i neste utgave.</p>"
                    ),
                },
            ),
            ("text", "<p>Vi oppdaterer listene hver høst. Utgåtte bøker tas ut, og nye kommer til.</p>"),
        ),
        documents=("Boklister, mål 1–6", "Boklister, mål 7–12", "Boklister, mål 13–17"),
        published_days_ago=260,
        reviewed_days_ago=60,
        review_due_in_days=305,
    ),
    ResourceText(
        slug="abc-for-debattbiblioteket",
        library="rogaland",
        language="nn",
        title="ABC for debattbiblioteket",
        summary=(
            "Podkast i seks korte episodar om å arrangere debatt: frå første idé til du ryddar stolane. Høyr "
            "ein episode på veg til jobb."
        ),
        type="podcast",
        minutes=26,
        target_groups=("voksne", "ledere"),
        areas=("arrangement",),
        focus="Offentleg samtale",
        tags=("debatt",),
        body=(
            (
                "text",
                (
                    "<p>Biblioteket skal vere ein uavhengig møteplass og arena for offentleg samtale. Så står "
                    "det i lova. Men korleis gjer du det når salen har tretti stolar og ordføraren vil snakke "
                    "lengst?</p>"
                ),
            ),
            ("heading", "Episodane"),
            (
                "table",
                {
                    "caption": "Seks episodar",
                    "rows": [
                        ["Nr.", "Tema", "Lengd"],
                        ["1", "Finn spørsmålet som folk faktisk er usamde om", "14 min"],
                        ["2", "Kven skal sitje i panelet, og kven manglar?", "16 min"],
                        ["3", "Ordstyraren: mild i stemma, streng med tida", "18 min"],
                        ["4", "Når nokon ropar frå salen", "12 min"],
                        ["5", "Kjeldesjekk i sanntid", "15 min"],
                        ["6", "Etterpå: kva lærte vi?", "11 min"],
                    ],
                },
            ),
            (
                "image",
                {
                    "illustration": "debatt",
                    "alt": (
                        "Tre deltakarar ved kvar sin talarstol på ei låg scene, med snakkebobler over og "
                        "publikum i forgrunnen"
                    ),
                    "caption": "Tre i panelet er som regel nok.",
                },
            ),
            ("heading", "Tre råd å ta med"),
            (
                "text",
                (
                    "<ol><li>Still eit spørsmål som kan svarast på med ja og nei. Då blir det "
                    "debatt.</li><li>Gi salen ordet etter tjue minutt, ikkje til slutt.</li><li>Avtal på "
                    "førehand kven som avbryt. Det skal aldri vere den som eig saka.</li></ol>"
                ),
            ),
            (
                "quote",
                {
                    "text": "Eg lærte å telje til fem før eg svarar. Salen vart mykje klokare av det.",
                    "attribution": "Ordstyrar i eit bibliotek på Jæren",
                },
            ),
            (
                "text",
                (
                    "<p>Til kvar episode høyrer eit ark med manus i stikkord og ei utskrift for deg som "
                    "heller vil lese.</p>"
                ),
            ),
        ),
        documents=("Utskrift av seks episodar", "Køyreplan for ein debatt på nitti minutt"),
        links=(
            ("Høyr alle episodane", "https://example.org/podkast/abc-debatt"),
            ("Folkebiblioteklova på Lovdata", "https://lovdata.no/"),
        ),
        published_days_ago=180,
        reviewed_days_ago=110,
        review_due_in_days=255,
    ),
    ResourceText(
        slug="ki-i-folkebibliotek",
        library="oslo",
        language="nb",
        title="KI i folkebibliotek",
        summary=(
            "Hva kan du bruke samtaleroboter til på jobb, hva bør du la være, og hva sier du til låneren som "
            "har fått en oppdiktet boktittel?"
        ),
        type="booklet",
        minutes=10,
        target_groups=("skranken", "ledere", "alle"),
        areas=("digital", "kunnskap"),
        focus="Digital trygghet",
        tags=("kunstig intelligens", "personvern", "kildekritikk"),
        body=(
            (
                "text",
                (
                    "<p>«Denne boka fant jeg ikke i katalogen deres.» Nei, for den finnes ikke. Roboten har "
                    "satt sammen et ekte navn og en troverdig tittel. Slike spørsmål kommer nå hver uke, og "
                    "vi kan svare godt på dem.</p>"
                ),
            ),
            ("heading", "I skranken"),
            (
                "text",
                (
                    "<p>Ikke le av spørsmålet. Søk sammen med låneren, vis hvor du leter, og si hva du ikke "
                    "finner. Da har du lært bort kildekritikk uten å kalle det det.</p>"
                ),
            ),
            ("heading", "I ditt eget arbeid"),
            (
                "table",
                {
                    "caption": "Bruk, vær varsom, la være",
                    "rows": [
                        ["Oppgave", "Råd"],
                        ["Korte ned en tekst du selv har skrevet", "Bruk"],
                        ["Forslag til titler på et arrangement", "Bruk, og velg selv"],
                        ["Bokanbefaling", "Vær varsom: sjekk hver tittel i katalogen"],
                        ["Oversette et oppslag", "Vær varsom: la en som kan språket, lese"],
                        ["Svare på en e-post fra en låner", "La være å lime inn personopplysninger"],
                    ],
                },
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Lån er privat",
                    "text": (
                        "<p>Skriv aldri inn hvem som har lånt eller spurt om hva. Bruk bare verktøy kommunen "
                        "har godkjent, og spør personvernombudet når du er i tvil.</p>"
                    ),
                },
            ),
            ("heading", "Til personalmøtet"),
            (
                "text",
                (
                    "<ul><li>Når brukte du KI sist, og visste sjefen din det?</li><li>Hva merker vi når en "
                    "tekst er laget med KI?</li><li>Hvem hos oss kan lånerne spørre?</li></ul>"
                ),
            ),
        ),
        documents=("KI i folkebibliotek, hefte", "Plakat: bruk, vær varsom, la være"),
        published_days_ago=45,
        reviewed_days_ago=45,
        review_due_in_days=135,
    ),
    ResourceText(
        slug="spill-og-andsverkloven",
        library="nordland",
        language="nb",
        title="Spill i bibliotek og åndsverkloven",
        summary=(
            "Kan vi låne ut dette spillet, vise det på storskjerm eller strømme en turnering? En enkel vei "
            "gjennom reglene."
        ),
        type="booklet",
        minutes=8,
        target_groups=("barn-unge", "skranken"),
        areas=("samling", "arrangement"),
        focus="Spill som kultur",
        tags=("spill", "opphavsrett"),
        body=(
            (
                "text",
                (
                    "<p>Brettspill og dataspill ser like ut på hylla, men loven skiller mellom dem. Et "
                    "dataspill er også et dataprogram, og for dataprogrammer gjelder strengere regler for "
                    "utlån.</p>"
                ),
            ),
            ("heading", "Kort oversikt"),
            (
                "table",
                {
                    "caption": "Hva kan biblioteket gjøre?",
                    "rows": [
                        ["Dere vil", "Brettspill", "Dataspill"],
                        [
                            "Låne ut eksemplaret",
                            "Ja, når det er lovlig kjøpt",
                            "Trenger som hovedregel samtykke. Sjekk vilkårene hos leverandøren",
                        ],
                        [
                            "La folk spille i biblioteket",
                            "Ja",
                            "Sjekk lisensen: privat bruk dekker ofte ikke et åpent lokale",
                        ],
                        [
                            "Vise på storskjerm for alle",
                            "Ja, men spør før dere kopierer brett og kort",
                            "Kan være offentlig framføring",
                        ],
                        ["Strømme på nett", "Spør utgiveren", "Spør utgiveren, og de som er med i bildet"],
                    ],
                },
            ),
            ("heading", "Slik spør du om lov"),
            (
                "text",
                (
                    "<p>Skriv kort: hvem dere er, hva dere vil gjøre, hvor mange som kommer, og at det er "
                    "gratis. De fleste utgivere svarer, og mange sier ja. Ta vare på svaret sammen med "
                    "kvitteringen.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "law",
                    "heading": "Loven",
                    "text": (
                        '<p>Åndsverkloven fra 2018 ligger på <a href="https://lovdata.no/">Lovdata</a>. '
                        "Heftet er en veiledning og ikke et juridisk svar. Er dere i tvil, spør "
                        "kommuneadvokaten.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Husk aldersgrensene. De står på esken, og de er like viktige på spillkvelden som på "
                    "kinoen. Be foresatte om et ja før barn under 13 år lager egen brukerkonto.</p>"
                ),
            ),
            ("download", {"document": "Brev til utgiver, mal", "title": "Brev til utgiver, mal"}),
        ),
        documents=("Brev til utgiver, mal", "Spill og åndsverkloven, hefte"),
        links=(("Åndsverkloven på Lovdata", "https://lovdata.no/"),),
        published_days_ago=200,
        reviewed_days_ago=20,
        review_due_in_days=345,
    ),
    ResourceText(
        slug="samlingsutviklingsplan-mal",
        library="vestland",
        language="nn",
        title="Samlingsutviklingsplan – mal",
        summary=(
            "Ein plan på fire sider som de skriv ferdig på to møte. Malen har overskrifter, hjelpespørsmål og "
            "døme frå eit lite bibliotek."
        ),
        type="template",
        target_groups=("ledere", "alle"),
        areas=("samling", "ledelse"),
        focus="Levande samlingar",
        tags=("samlingsutvikling",),
        body=(
            (
                "text",
                (
                    "<p>Mange samlingsplanar er lange, fine og uleste. Denne er kort med vilje. Du skal kunne "
                    "hente han fram når nokon spør kvifor de kjøpte den eine boka og kasta den andre.</p>"
                ),
            ),
            ("heading", "Fire sider, fire spørsmål"),
            (
                "text",
                (
                    "<ol><li><b>Kven er vi bibliotek for?</b> Alder, språk, skular, næringsliv. Bruk tal frå "
                    "kommunen.</li><li><b>Kva skal vi vere gode på?</b> Vel tre område. Skriv òg kva de vel "
                    "bort.</li><li><b>Korleis vel vi inn og ut?</b> Kven bestemmer, kor ofte, og etter kva "
                    "reglar?</li><li><b>Kva kostar det?</b> Budsjett, tid og hyllemeter.</li></ol>"
                ),
            ),
            ("heading", "Slik går de fram"),
            (
                "text",
                (
                    "<p>På det første møtet fyller de ut side éin og to saman. Så tek éin kollega med seg "
                    "utkastet heim og skriv side tre. På det andre møtet les de høgt for kvarandre. Set dato "
                    "for når planen skal sjekkast, helst same månad som budsjettet.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Skriv slik du snakkar",
                    "text": (
                        "<p>«Vi kjøper éi bok av kvar lokale forfattar og tek vare på ho» er betre enn «lokal "
                        "litteratur blir prioritert».</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Planen kan leggjast fram for politikarane som han er. Fleire bibliotek hos oss har "
                    "fått større mediebudsjett etter å ha vist side fire. Hugs å ta med nynorsk: kor stor del "
                    "av barnebøkene skal vere på skulemålet i kommunen?</p>"
                ),
            ),
            ("download", {"document": "Samlingsutviklingsplan, mal", "title": "Samlingsutviklingsplan, mal"}),
        ),
        documents=("Samlingsutviklingsplan, mal", "Utfylt døme frå eit lite bibliotek"),
        published_days_ago=135,
        reviewed_days_ago=135,
        review_due_in_days=230,
    ),
    ResourceText(
        slug="veileder-digitale-arrangement",
        library="telemark",
        language="nn",
        title="Rettleiar for digitale arrangement",
        summary=(
            "Lyd, lys, vertskap og teksting for deg som skal sende eit forfattarmøte eller ein fagprat frå "
            "eit vanleg bibliotekrom."
        ),
        type="handbook",
        target_groups=("voksne", "barn-unge", "ledere"),
        areas=("arrangement", "digital"),
        focus="Arrangement for alle",
        tags=("universell utforming", "personvern"),
        body=(
            (
                "text",
                (
                    "<p>Du treng ikkje studio. Du treng god lyd, ein vert som smiler, og ein kollega som "
                    "følgjer med på spørsmåla. Bruk pengane i den rekkjefølgja.</p>"
                ),
            ),
            ("heading", "Timeplan for dagen"),
            (
                "table",
                {
                    "caption": "Frå to timar før til dagen etter",
                    "rows": [
                        ["Når", "Kva"],
                        ["To timar før", "Rigg, test lyd med øyretelefonar, lukk vindauge"],
                        ["Éin time før", "Prøv overgangane med gjesten"],
                        ["Ti minutt før", "Opne rommet med eit lysbilete som seier at de snart startar"],
                        ["Undervegs", "Vert snakkar, medvert les spørsmål, teknikar ser på klokka"],
                        ["Dagen etter", "Send takk, lenkje og tre spørsmål til deltakarane"],
                    ],
                },
            ),
            ("heading", "Teksting og opptak"),
            (
                "text",
                (
                    "<p>Sei tydeleg frå når opptaket startar. Film berre dei som har sagt ja, og slå av "
                    "kamera for publikum. Avtal med forfattaren kor lenge opptaket kan liggje ute.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "law",
                    "heading": "Fjorten dagar",
                    "text": (
                        "<p>Blir opptaket liggjande på nett, skal det vere teksta innan 14 dagar. Automatisk "
                        "teksting er ei hjelp, men nokon må rette namn og fagord. Sjå <a "
                        'href="https://www.uutilsynet.no/">Tilsynet for universell utforming av ikt</a>.</p>'
                    ),
                },
            ),
            ("heading", "Når noko ryk"),
            (
                "text",
                (
                    "<p>Ha gjesten sitt telefonnummer på ein lapp, ikkje på maskina som frys. Ha eit "
                    "lysbilete klart: «Vi er straks tilbake.» Vent i fem minutt. Så avlyser de, og seier frå "
                    "om ny dato same kveld.</p>"
                ),
            ),
        ),
        documents=("Sjekkliste for digitale arrangement", "Samtykke til opptak, mal"),
        links=(("Krav til video hos Tilsynet for universell utforming av ikt", "https://www.uutilsynet.no/"),),
        state="overdue",
        published_days_ago=430,
        reviewed_days_ago=375,
        review_due_in_days=-10,
    ),
    ResourceText(
        slug="bokprat-oppskrift",
        library="more-og-romsdal",
        language="nn",
        title="Bokprat på ein halvtime: ei oppskrift",
        summary=(
            "Fem bøker, tretti minutt og ingen lysbilete. Ei oppskrift på bokprat for vaksne som du kan halde åleine."
        ),
        type="recipe",
        minutes=5,
        target_groups=("voksne", "skranken"),
        areas=("formidling",),
        focus="Formidling til vaksne",
        tags=("leseglede",),
        body=(
            (
                "text",
                (
                    "<p>Folk hugsar ikkje handlinga i bøkene du snakkar om. Dei hugsar at du vart ivrig. "
                    "Oppskrifta hjelper deg å velje så få bøker at du har tid til å vere det.</p>"
                ),
            ),
            (
                "image",
                {
                    "illustration": "bokprat",
                    "alt": (
                        "Ein bibliotekar held opp ei gul bok framfor fire tilhøyrarar, med bokhylle og "
                        "kveldsmørkt vindauge bak"
                    ),
                    "caption": "Boka i handa er det einaste biletet du treng.",
                },
            ),
            ("heading", "Fem bøker med kvar si rolle"),
            (
                "text",
                (
                    "<ul><li><b>Døropnaren</b>: ei bok dei fleste har høyrt om.</li><li><b>Naboen</b>: noko "
                    "lokalt eller frå same dialekt.</li><li><b>Den tynne</b>: kan lesast på ein "
                    "kveld.</li><li><b>Overraskinga</b>: sakprosa, dikt eller "
                    "teikneserie.</li><li><b>Hjartebarnet</b>: den du ville redda ut av brann.</li></ul>"
                ),
            ),
            ("heading", "Seks minutt per bok"),
            (
                "text",
                (
                    "<p>Byrj med ei scene, ikkje med forfattaren. Les høgt i høgst eitt minutt. Sei kven boka "
                    "passar for, og kven ho ikkje passar for. Så legg du ho frå deg og tek ei ny. Ver ærleg "
                    "om du ikkje har lese heile: fortel kvifor du gler deg til resten.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Ver klar til utlån",
                    "text": "<p>Lån inn tre eksemplar av kvar bok. Dei som går tomhendte heim, kjem sjeldnare att.</p>",
                },
            ),
        ),
        recipe=Recipe(
            purpose=(
                "Få vaksne til å låne bøker dei ikkje visste om, og bli kjende med ein tilsett dei kan spørje "
                "neste gong."
            ),
            audience="Vaksne lesarar, pensjonistlag, lesesirklar og foreldre som ventar på kulturskulen.",
            municipality_size="any",
            staff="one",
            staffing="Éin tilsett. Ein frivillig til kaffien er ein fordel.",
            time="Førebuing: fire timar første gong, to timar sidan. Sjølve praten: tretti minutt.",
            price="low",
            cost="300–500 kroner til kaffi. Bøkene lånar du inn.",
            equipment=(
                "Fem titlar i tre eksemplar",
                "Ein stol med høg rygg og ei lampe",
                "Kaffi og koppar",
                "Liste til å ta med heim",
            ),
            steps=(
                "Vel dei fem bøkene tre veker før, og bestill fjernlån.",
                "Skriv éi setning om kvar bok på ein lapp. Ikkje skriv manus.",
                "Set stolane i ein halvsirkel, ikkje i rekkjer.",
                "Hald praten. Stopp på tida, same kor gøy det er.",
                "Spør: Kva les de sjølve no? Noter tips frå salen på tavla.",
                "Lån ut, og legg lista på nett dagen etter.",
            ),
            what_went_wrong=(
                "Første gong hadde vi tolv bøker og lysbilete. Ingen hugsa noko, og fem gjekk i pausen. Ein "
                "annan gong var alle eksemplara utlånte før vi byrja."
            ),
        ),
        documents=("Bokliste til utdeling, mal",),
        published_days_ago=88,
        reviewed_days_ago=88,
        review_due_in_days=277,
    ),
    ResourceText(
        slug="kildejakten-sjette-trinn",
        library="trondelag",
        language="nb",
        title="Kildejakten: klassebesøk for 6. trinn",
        summary=(
            "Elevene er detektiver i nitti minutter og avgjør om en nyhet er sann. Opplegg for klassebesøk "
            "med kort, bevis og dom."
        ),
        type="recipe",
        minutes=6,
        target_groups=("barn-unge",),
        areas=("kunnskap", "formidling"),
        focus="Kritiske lesere",
        tags=("kildekritikk",),
        body=(
            (
                "text",
                (
                    "<p>Elever på sjette trinn kan regelen om å sjekke kilden. De gjør det bare ikke. I "
                    "Kildejakten må de, for ellers taper laget.</p>"
                ),
            ),
            ("heading", "Saken"),
            (
                "text",
                (
                    "<p>Klassen får en kort nyhetsmelding: En ulv er sett utenfor skolen i nabobygda. Seks "
                    "stasjoner i biblioteket har hvert sitt spor. Noen spor er gode, noen er gamle, ett er et "
                    "bilde fra et annet land. Laget samler bevis på et kort og sier til slutt: sant, usant "
                    "eller vet ikke.</p>"
                ),
            ),
            (
                "image",
                {
                    "illustration": "skranke",
                    "alt": "En låner viser fram en gul bok til en ansatt bak skranken, med pc og bokstabel på disken",
                    "caption": "Stasjon fire er skranken: Her må laget stille et godt spørsmål.",
                },
            ),
            ("heading", "Etterpå"),
            (
                "text",
                (
                    "<p>Sett av tjue minutter til samtale. Spør ikke først hvem som hadde rett, men når de "
                    "skiftet mening. Det er der læringen ligger. «Vet ikke» er et godt svar når sporene ikke "
                    "holder.</p>"
                ),
            ),
            (
                "quote",
                {"text": "Bildet var ekte. Det var bare ikke herfra.", "attribution": "Elev på 6. trinn"},
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Bytt ut ulven",
                    "text": (
                        "<p>Velg en sak som kunne ha hendt hos dere. Unngå ekte personer og ekte ulykker. "
                        "Læreren bør få lese saken på forhånd.</p>"
                    ),
                },
            ),
        ),
        recipe=Recipe(
            purpose="Elevene skal erfare at en påstand kan undersøkes, og at det er lov å ikke vite.",
            audience="Klasser på 5.–7. trinn, opptil 28 elever, med lærer.",
            municipality_size="any",
            staff="two",
            staffing="To ansatte, eller én ansatt og en forberedt lærer.",
            time="Forberedelse: en arbeidsdag første gang, én time siden. Besøket: nitti minutter.",
            price="low",
            cost="Under 200 kroner til utskrift og laminering.",
            equipment=(
                "Seks stasjonsposer med spor",
                "Beviskort til hvert lag",
                "To nettbrett eller publikumsmaskiner",
                "En bjelle",
                "Gammel avis og et atlas",
            ),
            steps=(
                "Skriv ut og laminer sporene. Legg dem i nummererte poser.",
                "Plasser stasjonene så lagene ikke står i veien for hverandre.",
                "Les nyheten høyt og del klassen i seks lag.",
                "Ring i bjella hvert åttende minutt: Lagene bytter stasjon.",
                "La hvert lag felle dom og vise sitt beste bevis.",
                "Snakk sammen om når de skiftet mening.",
            ),
            what_went_wrong=(
                "Vi hadde først ti stasjoner, og alle løp. Seks er nok. To elever ble redde for ulven, så nå "
                "sier vi fra starten at saken er oppdiktet."
            ),
        ),
        documents=("Seks spor og beviskort", "Brev til læreren"),
        published_days_ago=160,
        reviewed_days_ago=160,
        review_due_in_days=205,
    ),
    ResourceText(
        slug="digital-drop-in",
        library="innlandet",
        language="nb",
        title="Digital drop-in på onsdager",
        summary=(
            "Fast time uten avtale for folk som står fast på mobilen. Oppskriften viser hvordan dere hjelper "
            "uten å ta over."
        ),
        type="recipe",
        minutes=4,
        target_groups=("skranken", "voksne", "frivillige"),
        areas=("digital", "inkludering"),
        focus="Digital deltakelse",
        tags=("digital hjelp", "personvern"),
        body=(
            (
                "text",
                (
                    "<p>«Kan du bare fikse det?» Det er fristende. Men den som får det fikset, kommer tilbake "
                    "med det samme neste onsdag. Drop-in handler om å sitte ved siden av mens låneren trykker "
                    "selv.</p>"
                ),
            ),
            (
                "image",
                {
                    "illustration": "digitalhjelp",
                    "alt": (
                        "En eldre mann med briller og en ansatt sitter side om side ved en bærbar pc, under "
                        "et symbol av en hengelås"
                    ),
                    "caption": "Låneren har tastaturet. Du har tid.",
                },
            ),
            ("heading", "Tre regler på veggen"),
            (
                "text",
                (
                    "<ul><li>Vi rører ikke tastaturet ditt uten å spørre.</li><li>Vi ser bort når du skriver "
                    "passord.</li><li>Vi hjelper ikke med å sende penger, men vi kan ringe banken "
                    "sammen.</li></ul>"
                ),
            ),
            ("heading", "Det folk spør om"),
            (
                "text",
                (
                    "<p>Etter førti onsdager har vi talt opp: e-post og passord, bilder som ikke får plass, "
                    "elektronisk ID, helsetjenester, billetter til bussen og meldinger som lukter svindel. "
                    "Skriv ned spørsmålene uten navn, så vet dere hva neste kurs bør handle om.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Når noen vil at du skal logge inn for dem",
                    "text": (
                        "<p>Si vennlig nei. BankID er personlig, også når den som spør, stoler på deg. Vis "
                        "heller vei til fullmakt hos den tjenesten det gjelder.</p>"
                    ),
                },
            ),
            ("text", "<p>Det tar omtrent seks uker før folk vet om tilbudet. Ikke gi opp etter to.</p>"),
        ),
        recipe=Recipe(
            purpose="Flere skal klare seg selv på nett, og ingen skal gi fra seg passordet for å få hjelp.",
            audience="Voksne som er usikre på mobil, nettbrett eller pc. Mange er over sytti.",
            municipality_size="small",
            staff="one",
            staffing="Én ansatt eller to frivillige med opplæring.",
            time="Halvannen time i uka, pluss ti minutter til rydding og notater.",
            price="free",
            cost="Gratis. Kaffe og eventuelt et par ladekabler.",
            equipment=(
                "Et bord litt unna skranken",
                "To stoler på samme side",
                "Ladere av tre slag",
                "Lupe",
                "Plakaten med tre regler",
            ),
            steps=(
                "Velg et fast tidspunkt når det er rolig, helst på formiddagen.",
                "Gi alle hjelpere en time opplæring i reglene for personvern.",
                "Sett opp bordet så skjermen vender bort fra rommet.",
                "Spør først: Hva vil du få til? Sett av tjue minutter til hver.",
                "La låneren skrive ned trinnene med egne ord.",
                "Før strek for type spørsmål, aldri for person.",
            ),
            what_went_wrong=(
                "En frivillig lagret en låners passord på egen telefon for å være snill. Nå skriver alle "
                "under på en kort avtale, og vi er alltid to i rommet."
            ),
        ),
        documents=("Plakat: tre regler", "Avtale med frivillige hjelpere"),
        published_days_ago=110,
        reviewed_days_ago=25,
        review_due_in_days=340,
    ),
    ResourceText(
        slug="bokkasse-til-sjukeheimen",
        library="vestland",
        language="nn",
        title="Bokkasse og høgtlesing på sjukeheimen",
        summary=(
            "Éi kasse, éin time, éin gong i månaden. Slik tek eit lite bibliotek litteraturen med til dei som "
            "ikkje kjem seg ut."
        ),
        type="recipe",
        minutes=5,
        target_groups=("voksne", "frivillige"),
        areas=("formidling", "inkludering"),
        focus="Lesing heile livet",
        tags=("leseglede",),
        body=(
            (
                "text",
                (
                    "<p>På sjukeheimen sit lesarar som har lånt hos oss i femti år. Så sluttar dei å kome, og "
                    "vi stryk dei frå lista. Denne oppskrifta snur på det: Biblioteket kjem til dei.</p>"
                ),
            ),
            ("heading", "Kva skal i kassa?"),
            (
                "text",
                (
                    "<ul><li>fem bøker med stor skrift</li><li>to biletbøker frå bygda eller "
                    "fylket</li><li>ei songbok</li><li>ei diktsamling som toler å bli opna kvar som "
                    "helst</li><li>ein ting å kjenne på: ei ullvott, eit sildegarn, ein skulegriffel</li></ul>"
                ),
            ),
            ("heading", "Les sakte og stopp ofte"),
            (
                "text",
                (
                    "<p>Ein tekst på to sider er nok. Les han, ver still litt, og les siste avsnittet om att. "
                    "Spør ikkje «Hugsar du?». Spør «Korleis lukta det?» eller «Kva ville du gjort?». Den som "
                    "ikkje lenger finn orda, kan framleis le på rett stad.</p>"
                ),
            ),
            (
                "quote",
                {
                    "text": "Ho sa ingenting på heile timen. Så tok ho over siste verset, utanåt.",
                    "attribution": "Tilsett på sjukeheim",
                },
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Det du får vite, blir der",
                    "text": (
                        "<p>Du møter folk i heimen deira. Ikkje ta bilete, og ikkje fortel vidare kven du las "
                        "for. Skriv under på teieplikt der kommunen krev det.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Snakk med aktivitøren om tidspunkt. Rett etter formiddagskaffien er ofte best, rett "
                    "før middag er alltid dårleg.</p>"
                ),
            ),
        ),
        recipe=Recipe(
            purpose="Gi bebuarar på sjukeheim litteratur, samtale og kontakt med biblioteket dei har brukt.",
            audience="Bebuarar og dagsenterbrukarar, fire til tolv om gongen, og dei tilsette rundt dei.",
            municipality_size="small",
            staff="two",
            staffing="Éin frå biblioteket og éin tilsett på sjukeheimen. Gjerne ein frivillig lesar.",
            time="Førebuing: éin time. Besøk: éin time. Éin gong i månaden frå september til mai.",
            price="middle",
            cost="Om lag 1500 kroner i året til nye bøker med stor skrift.",
            equipment=(
                "Lett kasse med handtak",
                "Bøker med stor skrift",
                "Songbok til alle",
                "Ein ting å kjenne på",
                "Liten høgtalar med mikrofon",
            ),
            steps=(
                "Avtal fast dag med avdelingsleiaren, og få namnet på ein kontakt.",
                "Vel éin tekst på to sider og øv høgt éin gong.",
                "Set folk i ring, nær nok til at alle høyrer.",
                "Les, ver still, les siste avsnittet om att.",
                "La tingen gå på rundgang, og ta ein song til slutt.",
                "La kassa stå att til neste månad, og noter kva som vart bladd i.",
            ),
            what_went_wrong=(
                "Vi las for lenge og for fort. Og vi kom på badedag. Ring alltid same morgon og spør korleis dagen er."
            ),
        ),
        documents=("Tolv tekstar på to sider", "Avtale med sjukeheimen, mal"),
        published_days_ago=64,
        reviewed_days_ago=64,
        review_due_in_days=301,
    ),
    ResourceText(
        slug="forste-uke-i-biblioteket",
        library="agder",
        language="nb",
        title="Første uke i biblioteket",
        summary=(
            "Startpakke for nyansatte og den som tar imot dem: en plan for fem dager, en ordliste og ti "
            "spørsmål det er lov å stille."
        ),
        type="starter_kit",
        minutes=6,
        target_groups=("nye", "ledere", "frivillige"),
        areas=("ledelse", "trygghet"),
        focus="Godt mottak",
        tags=("nyansatt",),
        body=(
            (
                "text",
                (
                    "<p>Velkommen! Du skal ikke kunne alt på fredag. Du skal vite hvem du spør, hvor nøklene "
                    "er, og at ingen forventer at du har lest alt i hylla.</p>"
                ),
            ),
            ("heading", "Fem dager"),
            (
                "table",
                {
                    "caption": "Forslag til plan for den første uka",
                    "rows": [
                        ["Dag", "Du gjør", "Fadderen gjør"],
                        [
                            "Mandag",
                            "Går rundt med kaffekoppen, møter alle",
                            "Viser nødutganger, alarm og nøkler",
                        ],
                        ["Tirsdag", "Står ved siden av i skranken", "Tenker høyt i møte med lånerne"],
                        ["Onsdag", "Setter opp bøker i én time", "Forklarer hyllene og spør hva du så"],
                        ["Torsdag", "Står i skranken, med fadder bak", "Holder fingrene unna tastaturet"],
                        [
                            "Fredag",
                            "Leser rutinene for trygghet og personvern",
                            "Spiser lunsj med deg og spør: Hva lurer du på?",
                        ],
                    ],
                },
            ),
            ("heading", "Ord det er lov å spørre om"),
            (
                "accordion",
                [
                    {
                        "heading": "Fjernlån",
                        "text": "<p>Vi låner boka fra et annet bibliotek til låneren. Det er gratis for låneren.</p>",
                    },
                    {
                        "heading": "Meråpent",
                        "text": "<p>Biblioteket er åpent med kort og kode når ingen er på jobb.</p>",
                    },
                    {
                        "heading": "Kassere",
                        "text": "<p>Å ta bøker ut av samlingen. Det er en del av å holde den levende.</p>",
                    },
                    {
                        "heading": "Referansesamtale",
                        "text": "<p>Samtalen der du finner ut hva låneren egentlig lurer på.</p>",
                    },
                ],
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Til lederen",
                    "text": (
                        "<p>Sett av fadderens tid i vaktplanen. En fadder som også har barnebokkvelden, er "
                        "ingen fadder.</p>"
                    ),
                },
            ),
        ),
        documents=("Plan for fem dager", "Ti spørsmål det er lov å stille"),
        published_days_ago=230,
        reviewed_days_ago=70,
        review_due_in_days=295,
    ),
    ResourceText(
        slug="fem-samtaler-i-skranken",
        library="trondelag",
        language="nb",
        title="Fem samtaler i skranken",
        summary=(
            "Kort film om referansesamtalen. Se fem møter mellom låner og ansatt, stopp mellom hvert av dem, "
            "og snakk om hva du ville gjort."
        ),
        type="film",
        minutes=14,
        target_groups=("skranken", "nye", "frivillige"),
        areas=("kunnskap",),
        focus="Godt møte i skranken",
        tags=("nyansatt", "kildekritikk"),
        body=(
            (
                "text",
                (
                    "<p>«Har dere noe om hest?» Spørsmålet låneren stiller, er sjelden det hun lurer på. I "
                    "fire av samtalene i filmen finner noen det egentlige spørsmålet. I én går det galt.</p>"
                ),
            ),
            (
                "video",
                {
                    "title": "Fem samtaler i skranken, 9 minutter",
                    "transcript": (
                        "<p><b>Første samtale.</b> En kvinne kommer bort til skranken. «Har dere noe om "
                        "hest?» Den ansatte svarer: «Det har vi. Hva skal du bruke det til?» Kvinnen nøler. "
                        "Dattera vil begynne å ri, og moren er redd for hester. De går sammen til hylla for "
                        "barnebøker om redsel.</p><p><b>Andre samtale.</b> En mann legger en utskrift på "
                        "disken og sier at boka ikke finnes i katalogen. Den ansatte leser tittelen høyt, "
                        "søker mens han ser på, og sier hva hun finner: forfatteren, men ikke "
                        "boka.</p><p><b>Tredje samtale.</b> En gutt spør hvor doen er. Etterpå spør han lavt "
                        "om bøker om skilsmisse. Den ansatte går foran, uten å si ordet høyt.</p><p><b>Fjerde "
                        "samtale.</b> «Hvor har dere skjemaene?» spør en eldre mann. Den ansatte peker mot en "
                        "hylle uten å se opp. Mannen ser på hylla, takker og går ut igjen. Han skulle søke om "
                        "parkeringsbevis for kona.</p><p><b>Femte samtale.</b> En ung kvinne spør hvordan hun får endret navnet "
                        "sitt. «Det vet jeg ikke, men vi finner det ut», sier den ansatte og snur skjermen. De "
                        "leser på Skatteetatens sider sammen, og kvinnen tar bilde av adressen.</p>"
                    ),
                    "audio_description": "spoken",
                },
            ),
            ("heading", "Slik bruker du filmen"),
            (
                "text",
                (
                    "<ol><li>Se én samtale, omtrent to minutter.</li><li>Stopp. Hva sa den ansatte "
                    "først?</li><li>Hvilket spørsmål åpnet samtalen?</li><li>Spill scenen på nytt med dine "
                    "egne ord.</li></ol>"
                ),
            ),
            (
                "text",
                (
                    "<p>Alene på vakt? Se den siste samtalen først. Den handler om å si «Det vet jeg ikke, "
                    "men vi finner det ut». Det er ikke et nederlag. Det er begynnelsen på et godt svar, og "
                    "låneren ser hvordan det blir til.</p><p>Alle i filmen er ansatte og frivillige som "
                    "spiller. Spørsmålene er ekte, men endret så ingen kan kjenne seg igjen.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Åpne spørsmål",
                    "text": (
                        "<p>Begynn med <b>hva</b> eller <b>hvordan</b>. «Hva skal du bruke det til?» åpner. "
                        "«Er det til skolen?» lukker.</p>"
                    ),
                },
            ),
        ),
        documents=("Spørsmål til filmen",),
        links=(("Se filmen i eget vindu", "https://example.org/film/fem-samtaler"),),
        published_days_ago=52,
        reviewed_days_ago=52,
        review_due_in_days=313,
    ),
    ResourceText(
        slug="meropent-i-distriktet",
        library="nordland",
        language="nb",
        title="Meråpent i distriktet: hva tre år lærte oss",
        summary=(
            "Fire bibliotek langs kysten om nøkkelkort, ensomme kvelder, ungdom og hva de endret etter det første året."
        ),
        type="report",
        target_groups=("ledere",),
        areas=("ledelse", "trygghet"),
        focus="Tilgjengelige bibliotek",
        tags=("vold og trusler",),
        body=(
            (
                "text",
                (
                    "<p>Meråpent gir folk biblioteket tilbake om kvelden. Det gir også nye spørsmål: Hvem "
                    "rydder? Hvem ringer man? Fire bibliotek med under tre årsverk har ført logg i tre år.</p>"
                ),
            ),
            ("heading", "Det de fant"),
            (
                "text",
                (
                    "<ul><li>Halvparten av besøkene på kveld var folk som aldri kom på dagtid.</li><li>De "
                    "fleste hendelser var rot, ikke bråk.</li><li>Der ungdom fikk være med og lage reglene, "
                    "ble det roligere etter to måneder.</li><li>Ansatte som bodde nær, ble oppringt privat. "
                    "Det måtte stoppes.</li></ul>"
                ),
            ),
            ("heading", "Det de endret"),
            (
                "table",
                {
                    "caption": "Før og etter det første året",
                    "rows": [
                        ["Område", "Før", "Etter"],
                        ["Aldersgrense", "18 år", "15 år med samtykke og opplæring"],
                        ["Telefon", "Privat nummer på døra", "Vakttelefon i kommunen"],
                        ["Opplæring", "Lenke på e-post", "Ti minutter i skranken"],
                        ["Kamera", "Overalt", "Bare ved inngangen, med skilt"],
                    ],
                },
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Ikke glem stillheten",
                    "text": (
                        "<p>Flere eldre sluttet å komme da betjent tid ble kuttet. Meråpent skal komme i "
                        "tillegg, ikke i stedet.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Rapporten avsluttes med en sjekkliste for dere som skal åpne i år. Vi mangler "
                    "fortsatt tall fra det fjerde biblioteket og setter dem inn når de kommer.</p>"
                ),
            ),
        ),
        documents=("Meråpent, sjekkliste før åpning",),
        state="draft",
        published_days_ago=0,
        reviewed_days_ago=0,
        review_due_in_days=365,
    ),
    ResourceText(
        slug="kvensk-pa-hylla",
        library="troms",
        language="nb",
        title="Kvensk på hylla",
        summary=(
            "Bokliste og råd for bibliotek som vil vise fram kvensk språk og litteratur: hva som finnes, hvor "
            "du får tak i det, og hvordan du merker det."
        ),
        type="booklist",
        minutes=8,
        target_groups=("alle", "barn-unge", "voksne"),
        areas=("inkludering", "samling"),
        focus="Nasjonale minoriteter i samlingen",
        tags=("samlingsutvikling", "leseglede"),
        body=(
            (
                "text",
                (
                    "<p>Kvensk ble anerkjent som eget språk i 2005. Litteraturen er liten, men den vokser. "
                    "Det gjør den lett å ha på hylla: Med tjue titler har dere det meste av det nye.</p>"
                ),
            ),
            ("heading", "Slik er lista delt"),
            (
                "text",
                (
                    "<ul><li>bildebøker, flere med parallell tekst på norsk</li><li>romaner og "
                    "fortellinger</li><li>dikt og sanger</li><li>ordbøker og språkkurs</li><li>bøker på norsk "
                    "om kvensk historie og fornorsking</li></ul>"
                ),
            ),
            ("heading", "Merking og katalog"),
            (
                "text",
                (
                    "<p>Bruk språkkoden <b>fkv</b> i posten, så boka blir funnet når noen avgrenser på språk. "
                    "Sett hylleskilt med <b>kväänin kieli</b> øverst. Mange finner slekten sin gjennom "
                    "stedsnavn. Legg derfor et kart ved siden av bøkene.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "tip",
                    "heading": "Spør de eldste først",
                    "text": (
                        "<p>Inviter til en kopp kaffe og be folk lese høyt. Noen har språket i øret, men har "
                        "aldri sett det på trykk. Ha lydbok og hodetelefoner klare.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Lista tar også med det som er utsolgt fra forlaget. Da kan dere søke det opp som "
                    'digitalisert bok hos <a href="https://www.nb.no/">Nasjonalbiblioteket</a> eller be om '
                    "fjernlån. Mangler det en tittel, send oss den.</p>"
                ),
            ),
        ),
        documents=("Kvensk på hylla, bokliste", "Hylleskilt på kvensk"),
        links=(("Nasjonalbiblioteket", "https://www.nb.no/"),),
        state="in_review",
        published_days_ago=0,
        reviewed_days_ago=0,
        review_due_in_days=365,
    ),
    ResourceText(
        slug="personvern-ved-publikumsmaskinen",
        library="nb",
        language="nb",
        title="Personvern ved publikumsmaskinen",
        summary=(
            "Plakat og rutine for maskiner som mange bruker: hva som slettes når låneren går, og hva de "
            "ansatte aldri skal se."
        ),
        type="template",
        target_groups=("skranken", "ledere"),
        areas=("digital",),
        focus="Digital trygghet",
        tags=("personvern", "digital hjelp"),
        body=(
            (
                "text",
                (
                    "<p>Publikumsmaskinen er for mange den eneste maskinen de har. Der søker de jobb, leser "
                    "brev fra legen og betaler regninger. Da må den glemme alt når de reiser seg.</p>"
                ),
            ),
            ("heading", "Rutinen på én side"),
            (
                "text",
                (
                    "<ol><li>Maskinen nullstilles når økten er over, og alltid etter ti minutter uten "
                    "bruk.</li><li>Nettleseren lagrer verken passord, skjema eller "
                    "nedlastinger.</li><li>Skriveren står der ansatte ser den, men utskriften hentes av "
                    "låneren selv.</li><li>Loggen viser at maskinen var i bruk, ikke hva den ble brukt "
                    "til.</li><li>Finner du noe en låner har glemt, lukker du det uten å lese.</li></ol>"
                ),
            ),
            ("heading", "Plakaten"),
            (
                "text",
                (
                    "<p>Heng den i øyehøyde for den som sitter. Den har tre bilder og ni ord, og finnes på "
                    "seks språk. Bytt den når den blir gul.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Test hver måned",
                    "text": (
                        "<p>Logg inn med en testkonto, gå fra maskinen, og kom tilbake etter et kvarter. Er "
                        "kontoen åpen, virker ikke rutinen. Skriv datoen for testen bakpå plakaten.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Malen har felt for navnet på den som drifter maskinene i kommunen, og for vara. Fyll "
                    "ut begge før dere henger den opp, og ta en kopi til internkontrollen.</p>"
                ),
            ),
        ),
        documents=("Rutine på én side, mal", "Plakat: Husk å logge ut"),
        state="sent_back",
        note=(
            "Fin og kort! To ting før vi kan publisere: Plakaten er bare et bilde, så den trenger en "
            "tekstutgave for skjermleser. Og punkt 4 må si hvor lenge loggen lagres og hvem som kan se den."
        ),
        published_days_ago=0,
        reviewed_days_ago=0,
        review_due_in_days=365,
    ),
    ResourceText(
        slug="prosjekt-fra-ide-til-rapport",
        library="more-og-romsdal",
        language="nn",
        title="Prosjekt frå idé til rapport",
        summary=(
            "Kursløype i fem steg for bibliotek som skal søkje pengar for første gong. Tek éin føremiddag per steg."
        ),
        type="trail",
        target_groups=("ledere", "alle"),
        areas=("ledelse",),
        focus="Fleire gode prosjekt",
        tags=("prosjektarbeid",),
        body=(
            (
                "text",
                (
                    "<p>Ein god prosjektidé får plass på ein lapp. Kan du ikkje seie på to setningar kven som "
                    "får det betre, og korleis de ser det, er det for tidleg å skrive søknad.</p>"
                ),
            ),
            ("heading", "Fem steg"),
            (
                "table",
                {
                    "caption": "Løypa",
                    "rows": [
                        ["Steg", "Du lagar", "Tid"],
                        ["1. Behovet", "Tre samtalar med folk det gjeld", "3 timar"],
                        ["2. Ideen", "Ein lapp med to setningar", "2 timar"],
                        ["3. Planen", "Framdrift, ansvar og risiko på éi side", "3 timar"],
                        ["4. Pengane", "Budsjett der eigne timar er med", "3 timar"],
                        ["5. Rapporten", "Eit utkast, før de startar", "2 timar"],
                    ],
                },
            ),
            ("heading", "Skriv rapporten først"),
            (
                "text",
                (
                    "<p>Det verkar bakvendt. Men når du har skrive «Vi såg at …», veit du kva du må telje frå "
                    "dag éin. Mange prosjekt har gjort ein god jobb utan å kunne vise det.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "important",
                    "heading": "Kva skjer når pengane er brukte?",
                    "text": (
                        "<p>Den som gir støtte, spør alltid om dette. Få biblioteksjefen til å svare "
                        "skriftleg før de søkjer.</p>"
                    ),
                },
            ),
            (
                "text",
                (
                    "<p>Løypa kan gåast åleine, men blir betre med ein kollega i eit anna bibliotek. Byt "
                    "lappar etter steg to og ver ærlege. Fylkeskontakten kan kople dykk med nokon.</p>"
                ),
            ),
            ("download", {"document": "Budsjett, mal", "title": "Budsjett, mal"}),
        ),
        documents=("Prosjektlapp, mal", "Budsjett, mal", "Rapport, mal"),
        published_days_ago=100,
        reviewed_days_ago=100,
        review_due_in_days=265,
    ),
)
