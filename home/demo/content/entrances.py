"""What the entrances lead to: two guides, two recipes more, and what readers tell of the recipes. One list, hence long."""

from home.demo.schema import GuideText, Recipe, ReportText, ResourceText

GUIDES = (
    GuideText(
        situation="ny-i-biblioteket",
        language="nb",
        title="Den første måneden i biblioteket",
        summary=(
            "Ny i jobben? Dette ville vi i ressursgruppa begynt med. Ta én ting om gangen, gjerne når det er stille i "
            "skranken."
        ),
        steps=(
            (
                "forste-uke-i-biblioteket",
                "Startpakken viser deg huset, rutinene og hvem du kan spørre. Gå gjennom den sammen med en kollega.",
            ),
            (
                "veiledning-i-skranken/sporsmalet-bak",
                "De fleste spør om noe annet enn det de lurer på. Her lærer du å høre forskjellen.",
            ),
            (
                "fem-samtaler-i-skranken",
                "Se hvordan fem vanlige samtaler kan gå, før du står i dem selv.",
            ),
            (
                "digital-inkludering/trygge-grenser",
                "Hjelp med passord og BankID er hverdagen. Her står det hvor grensa går, og hva du kan si i stedet.",
            ),
            (
                "boklister-17-barekraftsmal",
                "Når noen vil lese om klima og rettferd, har du noe å begynne med.",
            ),
            (
                "ki-i-folkebibliotek",
                "Lånerne kommer til å spørre. Du trenger ikke kunne alt, men du bør vite hva du ikke skal love.",
            ),
            (
                "veiledning-i-skranken",
                "Har du en hel formiddag den tredje uka? Da er dette kurset vel anvendt tid.",
            ),
        ),
    ),
    GuideText(
        situation="alene-pa-vakt",
        language="nn",
        title="Trygg når du er aleine på vakt",
        summary=(
            "Ingen å spørje, ingen å sende vidare til. Her er det vi meiner du bør ha lese før kvelden, og det du kan "
            "ha liggjande ved telefonen."
        ),
        steps=(
            (
                "konflikthandtering-i-bibliotek/for-det-skjer",
                "Det meste kan førebuast. Gå gjennom rommet, telefonen og døra før vakta tek til.",
            ),
            (
                "konflikthandtering-i-bibliotek/demp",
                "Nokre setningar roar ned, andre gjer vondt verre. Øv på dei høgt, så kjem dei når du treng dei.",
            ),
            (
                "konflikthandtering-i-bibliotek/trekk-deg-og-meld",
                "Du har lov til å gå. Her står det når, og kven du seier frå til etterpå.",
            ),
            (
                "verktoykasse-konflikthandtering",
                "Skriv ut sjekklista og heng henne ved telefonen. Avviksskjemaet ligg her òg.",
            ),
            (
                "veiledning-i-skranken/vis-videre",
                "Når køa veks, er det godt å kunne vise vidare utan å avvise nokon.",
            ),
        ),
        published_days_ago=31,
        reviewed_days_ago=31,
        review_due_in_days=334,
    ),
)

RECIPES = (
    ResourceText(
        slug="boka-pa-dora",
        library="nordland",
        language="nb",
        title="Boka på døra",
        summary="Én ansatt, én formiddag i måneden og ei rute på elleve hus. Slik når du dem som ikke kommer lenger.",
        type="recipe",
        minutes=5,
        target_groups=("voksne", "skranken"),
        areas=("inkludering", "formidling"),
        focus="Oppsøkende bibliotek",
        tags=("leseglede",),
        body=(
            (
                "text",
                (
                    "<p>Bibliotekbussen kjører ikke hit. Likevel bor de ivrigste lånerne våre lengst unna, og noen av "
                    "dem har sluttet å kjøre bil. Vi legger posen på trappa og tar oss tid til en kaffekopp der den "
                    "blir budt.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "law",
                    "heading": "Hva dere kan skrive ned",
                    "text": (
                        "<p>Spør før dere noterer hva noen liker å lese. Ha lista på papir i biblioteket, og makuler "
                        "den når ordningen slutter.</p>"
                    ),
                },
            ),
        ),
        recipe=Recipe(
            purpose="At de som ikke kommer seg ut, fortsatt har bøker på nattbordet og noen å snakke med om dem.",
            audience="Eldre og langtidssyke som bor hjemme, og pårørende.",
            municipality_size="small",
            staff="one",
            staffing="Én ansatt. Biblioteket må være meråpent eller stengt mens du er ute.",
            time="To timer til å pakke, tre timer på veien, én formiddag i måneden.",
            price="low",
            cost="Rundt 300 kroner i måneden i kjøregodtgjørelse. Posene hadde vi.",
            equipment=("Vaskbare poser med navnelapp", "Lydbøker på minnepinne", "Liste på papir"),
            steps=(
                "Spør hjemmetjenesten hvem som kunne ha glede av det, og la dem spørre først.",
                "Ring hver enkelt og hør hva de leste sist.",
                "Pakk tre bøker: én trygg, én ny og én du er glad i.",
                "Kjør samme dag hver måned, så de rekker å glede seg.",
                "Skriv ned hva som kom ulest tilbake. Det er det beste tipset du får.",
            ),
            what_went_wrong=(
                "Vi begynte med hver fjortende dag. Da rakk de ikke å lese ferdig, og det ble et mas. Og første vinter "
                "sto vi fast på en gårdsvei: Sjekk veien før du kjører."
            ),
        ),
        published_days_ago=52,
        reviewed_days_ago=52,
        review_due_in_days=313,
    ),
    ResourceText(
        slug="sprakkafe-med-barnepass",
        library="oslo",
        language="nb",
        title="Språkkafé med barnepass",
        summary="Mødrene forsvant fra språkkafeen da barnehagen stengte klokka fire. Så fikk vi inn barnepass.",
        type="recipe",
        minutes=7,
        target_groups=("voksne", "barn-unge", "frivillige"),
        areas=("inkludering", "arrangement"),
        focus="Språk og møteplasser",
        tags=("flerspråklighet",),
        body=(
            (
                "text",
                (
                    "<p>Språkkafeen vår hadde femten stoler og fire deltakere. Vi spurte dem som ikke kom. Svaret var "
                    "nesten alltid det samme: ungene. Nå er det lek i naborommet mens praten går.</p>"
                ),
            ),
        ),
        recipe=Recipe(
            purpose="At også de som har små barn, får øve seg på norsk sammen med andre.",
            audience="Foreldre med barn mellom ett og åtte år som lærer norsk.",
            municipality_size="large",
            staff="more",
            staffing="To ansatte, to ungdommer på timelønn som passer barn, og fire frivillige til praten.",
            time="Halvannen time i uka, og én time til rigging. To kvelder opplæring av ungdommene.",
            price="high",
            cost="Om lag 14 000 kroner i halvåret til lønn for ungdommene. Kommunen dekker halvparten.",
            equipment=("Et rom ved siden av", "Matter og leker som tåler vask", "Navnelapper til store og små"),
            steps=(
                "Spør tre som har sluttet å komme, hva som skulle til.",
                "Ansett ungdommer gjennom sommerjobbordningen, og sjekk politiattest.",
                "Heng opp regler på fem språk: Foreldrene er i huset hele tiden.",
                "Del bordene etter tema, ikke etter nivå.",
                "Avslutt sammen med en sang, så kommer ungene av seg selv.",
            ),
            what_went_wrong=(
                "Vi lot foreldrene gå ut for å handle. Det sluttet med tre barn og ingen voksne ved stengetid. Nå "
                "står det på døra."
            ),
        ),
        published_days_ago=75,
        reviewed_days_ago=75,
        review_due_in_days=290,
    ),
)

REPORTS = (
    ReportText(
        recipe="digital-drop-in",
        municipality="Tynset",
        what="Vi la det til torsdagen, når det er torgdag, og hadde med en frivillig fra Pensjonistforbundet.",
        how_it_went=(
            "Fire kom første gang, elleve den femte. De fleste ville ha hjelp med BankID, akkurat som dere skriver. Vi "
            "burde hatt en lapp med hva vi ikke hjelper til med fra første dag."
        ),
        days_ago=40,
    ),
    ReportText(
        recipe="digital-drop-in",
        municipality="Alvdal",
        what="Én ansatt, to timer hver onsdag gjennom vinteren. Vi delte ut kølapper.",
        how_it_went="Kølappene gjorde at folk satte seg og pratet mens de ventet. Det ble en møteplass i seg selv.",
        days_ago=12,
    ),
    ReportText(
        recipe="digital-drop-in",
        municipality="Rendalen",
        what="Vi prøvde det på filialen i tre måneder, med én frivillig.",
        how_it_went="Det kom få. Neste gang spør vi kommunehuset om å sende folk videre til oss.",
        days_ago=2,
        state="waiting",
        email="leser@example.org",
    ),
    ReportText(
        recipe="bokprat-oppskrift",
        municipality="Sykkylven",
        what="Fem bøker i kantina på ei møbelbedrift, i matpausen.",
        how_it_went=(
            "Tjue minutt var nok der. Vi hadde med bøkene i ei kasse og lånte ut sju på staden. Den tynne boka gjekk "
            "først."
        ),
        days_ago=33,
        language="nn",
    ),
    ReportText(
        recipe="kildejakten-sjette-trinn",
        municipality="Steinkjer",
        what="Vi tok imot to klasser samme dag og delte dem i to rom.",
        how_it_went="For mye på én dag. Elevene var med, men vi rakk ikke samtalen til slutt. Ta én klasse om gangen.",
        days_ago=21,
    ),
    ReportText(
        recipe="bokkasse-til-sjukeheimen",
        municipality="Voss",
        what="Bokkasse på to avdelingar, og høgtlesing kvar andre fredag saman med ein frivillig.",
        how_it_went="Dei pårørande tok til å lese òg. Bøkene med stor skrift kjem sjeldan tilbake, så rekn med svinn.",
        days_ago=9,
        language="nn",
    ),
    ReportText(
        recipe="boka-pa-dora",
        municipality="Hamarøy",
        what="Vi startet med fem hus og fikk hjelp av hjemmetjenesten til å spørre.",
        how_it_went="Den ene bruker det mest for praten. Det er greit. Sett av tid til det, så blir ingen skuffet.",
        days_ago=17,
    ),
    ReportText(
        recipe="boka-pa-dora",
        municipality="Bodø",
        what="Kjøp bokposer hos oss!",
        how_it_went="Vi leverer poser med trykk til alle bibliotek i landet, ring for tilbud.",
        days_ago=6,
        state="declined",
        reason="Det er reklame, og forteller ikke hvordan oppskriften gikk.",
    ),
)
