# Prose: names and short descriptions, hence long.
"""The competences an installation begins with, by area, and what other frameworks call the same.

Of ESCO only concepts are named whose addresses have been looked up; DigComp's names stand in `rules`.
"""

from dataclasses import dataclass

from learning.competences.rules import BROAD, CLOSE, DIGCOMP, DIGCOMP_NAMES, ESCO, EXACT, WEBJUNCTION


@dataclass(frozen=True)
class Link:
    framework: str
    identifier: str
    name: str
    relation: str = CLOSE


@dataclass(frozen=True)
class Term:
    area: str  # slug
    nb: str
    nn: str
    en: str
    description_nb: str
    description_nn: str
    links: tuple[Link, ...] = ()


def digcomp(number: str, relation: str = CLOSE) -> Link:
    return Link(DIGCOMP, number, DIGCOMP_NAMES[number], relation)


def esco(uuid: str, name: str, relation: str = CLOSE) -> Link:
    return Link(ESCO, f"skill/{uuid}", name, relation)


def webjunction(name: str, relation: str = CLOSE) -> Link:
    slug = name.lower().replace("'", "").replace(",", "").replace(" ", "-")
    return Link(WEBJUNCTION, slug, name, relation)


LIBRARIANS = Link(ESCO, "isco/C2622", "Librarians and related information professionals", BROAD)

# The target groups a competence is for, by slug; what is not named here concerns everybody.
GROUPS: dict[str, tuple[str, ...]] = {
    "bokprat": ("voksne", "barn-unge"),
    "leselyst-barn": ("barn-unge",),
    "ungdom": ("barn-unge",),
    "lesefellesskap": ("voksne", "frivillige"),
    "spillformidling": ("barn-unge",),
    "referansesamtalen": ("skranken", "nye", "frivillige"),
    "informasjonssok": ("skranken", "nye"),
    "apne-kilder": ("skranken", "voksne"),
    "undervisning": ("barn-unge",),
    "debattledelse": ("voksne", "ledere"),
    "scenesamtale": ("voksne", "barn-unge"),
    "digital-veiledning": ("skranken", "nye", "frivillige"),
    "sprakkafe": ("voksne", "frivillige"),
    "personalledelse": ("ledere",),
    "plan-og-okonomi": ("ledere",),
    "prosjekt": ("ledere", "fylkesbibliotek"),
    "samarbeid": ("ledere", "fylkesbibliotek"),
    "opplaering": ("ledere", "fylkesbibliotek"),
    "meropent": ("ledere", "skranken"),
}
COMPETENCES: dict[str, Term] = {
    # --- Formidling og leselyst
    "bokprat": Term(
        "formidling",
        "Bokprat og anbefaling",
        "Bokprat og tilråding",
        "Book talks and recommending",
        "Å velge bøker til noen og snakke om dem slik at folk får lyst til å lese.",
        "Å velje bøker til nokon og snakke om dei slik at folk får lyst til å lese.",
        (webjunction("Readers' Advisory"),),
    ),
    "leselyst-barn": Term(
        "formidling",
        "Leselyst hos barn",
        "Leselyst hos barn",
        "Children's joy of reading",
        "Å lese, synge og fortelle sammen med barn og de voksne rundt dem.",
        "Å lese, syngje og fortelje saman med barn og dei vaksne rundt dei.",
        (webjunction("Children's Services"),),
    ),
    "ungdom": Term(
        "formidling",
        "Formidling for ungdom",
        "Formidling for ungdom",
        "Reaching young people",
        "Å nå ungdom der de er, og la dem være med og bestemme.",
        "Å nå ungdom der dei er, og la dei vere med og bestemme.",
        (webjunction("Young Adult Services"),),
    ),
    "lesefellesskap": Term(
        "formidling",
        "Lesesirkler og høytlesing",
        "Lesesirklar og høgtlesing",
        "Reading groups and reading aloud",
        "Å lede samtalen om en tekst slik at alle som vil, slipper til.",
        "Å leie samtalen om ein tekst slik at alle som vil, slepp til.",
        (webjunction("Adult and Older Adult Services", BROAD),),
    ),
    "spillformidling": Term(
        "formidling",
        "Spillformidling",
        "Spelformidling",
        "Games in the library",
        "Å velge, vise og låne ut spill, og snakke om dem som det kulturuttrykket de er.",
        "Å velje, vise og låne ut spel, og snakke om dei som det kulturuttrykket dei er.",
    ),
    "formidling-pa-nett": Term(
        "formidling",
        "Formidling på nett",
        "Formidling på nett",
        "Promoting books online",
        "Å løfte fram litteratur og tilbud på nettsted og i sosiale medier.",
        "Å løfte fram litteratur og tilbod på nettstad og i sosiale medium.",
        (digcomp("2.2"), esco("be40c4c3-a855-4d67-9ca5-6f4428c34b0d", "provide written content", BROAD)),
    ),
    # --- Kunnskap, søk og kildekritikk
    "referansesamtalen": Term(
        "kunnskap",
        "Referansesamtalen",
        "Referansesamtalen",
        "The reference interview",
        "Å finne fram til det noen egentlig lurer på, og hjelpe dem videre.",
        "Å finne fram til det nokon eigentleg lurer på, og hjelpe dei vidare.",
        (LIBRARIANS,),
    ),
    "informasjonssok": Term(
        "kunnskap",
        "Informasjonssøk",
        "Informasjonssøk",
        "Searching for information",
        "Å søke med en plan, i katalogen og utenfor den.",
        "Å søkje med ein plan, i katalogen og utanfor.",
        (digcomp("1.1"), esco("ba93b71b-c433-4a01-8246-ed2daa85a9a2", "conduct web searches", BROAD)),
    ),
    "kildekritikk": Term(
        "kunnskap",
        "Kildekritikk",
        "Kjeldekritikk",
        "Source criticism",
        "Å vurdere hvem som sier noe, hvorfor de gjør det, og om det er til å stole på.",
        "Å vurdere kven som seier noko, kvifor dei gjer det, og om det er til å stole på.",
        (
            digcomp("1.2", EXACT),
            esco("1d6c7de4-350e-4868-a47b-333b4b0d9650", "evaluate data, information and digital content", EXACT),
        ),
    ),
    "apne-kilder": Term(
        "kunnskap",
        "Åpen forskning og åpne kilder",
        "Open forsking og opne kjelder",
        "Open research and open sources",
        "Å finne, forklare og dele forskning og data som alle kan bruke.",
        "Å finne, forklare og dele forsking og data som alle kan bruke.",
    ),
    "undervisning": Term(
        "kunnskap",
        "Undervisning og klassebesøk",
        "Undervisning og klassebesøk",
        "Teaching and class visits",
        "Å lage et opplegg, ta imot en gruppe og merke om de lærte noe.",
        "Å lage eit opplegg, ta imot ei gruppe og merke om dei lærte noko.",
        (webjunction("Patron Training"),),
    ),
    # --- Samling og metadata
    "samlingsutvikling": Term(
        "samling",
        "Samlingsutvikling og kassering",
        "Samlingsutvikling og kassering",
        "Developing and weeding the collection",
        "Å bestemme hva som skal inn, fram og ut, og kunne si hvorfor.",
        "Å bestemme kva som skal inn, fram og ut, og kunne seie kvifor.",
        (webjunction("Collection Development and Management"), LIBRARIANS),
    ),
    "metadata": Term(
        "samling",
        "Katalogisering og metadata",
        "Katalogisering og metadata",
        "Cataloguing and metadata",
        "Å beskrive det biblioteket har, slik at folk finner det.",
        "Å skildre det biblioteket har, slik at folk finn det.",
        (
            webjunction("Cataloging"),
            esco("bf05da8d-772a-4423-adb2-df79672f46f7", "organise information", BROAD),
            digcomp("1.3", BROAD),
        ),
    ),
    "opphavsrett": Term(
        "samling",
        "Opphavsrett og lisenser",
        "Opphavsrett og lisensar",
        "Copyright and licences",
        "Å vite hva som kan lånes ut, vises fram og deles, og på hvilke vilkår.",
        "Å vite kva som kan lånast ut, visast fram og delast, og på kva vilkår.",
        (digcomp("3.3", EXACT), webjunction("Laws, Policies and Procedures", BROAD)),
    ),
    # --- Arrangement, debatt og møteplass
    "arrangementsplanlegging": Term(
        "arrangement",
        "Planlegging av arrangement",
        "Planlegging av arrangement",
        "Planning events",
        "Å få et arrangement fra idé til opprydding, med publikum i salen.",
        "Å få eit arrangement frå idé til opprydding, med publikum i salen.",
    ),
    "debattledelse": Term(
        "arrangement",
        "Debatt og ordstyring",
        "Debatt og ordstyring",
        "Moderating debates",
        "Å lage en samtale der uenige folk lytter til hverandre, og biblioteket er nøytral grunn.",
        "Å lage ein samtale der usamde folk lyttar til kvarandre, og biblioteket er nøytral grunn.",
        (webjunction("Community Relations", BROAD),),
    ),
    "scenesamtale": Term(
        "arrangement",
        "Samtaler på scenen",
        "Samtalar på scena",
        "Conversations on stage",
        "Å forberede, lede og avslutte en samtale med en forfatter foran folk.",
        "Å førebu, leie og avslutte ein samtale med ein forfattar framfor folk.",
    ),
    # --- Digital veiledning, KI og personvern
    "digital-veiledning": Term(
        "digital",
        "Digital veiledning",
        "Digital rettleiing",
        "Digital guidance",
        "Å hjelpe folk videre på nett og mobil uten å ta over for dem.",
        "Å hjelpe folk vidare på nett og mobil utan å ta over for dei.",
        (
            digcomp("5.4"),
            digcomp("5.1", BROAD),
            esco("c2296e2e-5fef-4f24-a24f-e5b3792268be", "provide ICT support", BROAD),
        ),
    ),
    "personvern": Term(
        "digital",
        "Personvern",
        "Personvern",
        "Privacy",
        "Å ta vare på opplysninger om folk, og hjelpe dem å ta vare på sine egne.",
        "Å ta vare på opplysningar om folk, og hjelpe dei å ta vare på sine eigne.",
        (
            digcomp("4.2", EXACT),
            esco("33a82b83-c838-4889-ae62-fae1317481eb", "protect personal data and privacy", EXACT),
        ),
    ),
    "kunstig-intelligens": Term(
        "digital",
        "Kunstig intelligens i bibliotek",
        "Kunstig intelligens i bibliotek",
        "Artificial intelligence in libraries",
        "Å vite hva språkmodeller kan og ikke kan, og bruke dem med vett.",
        "Å vite kva språkmodellar kan og ikkje kan, og bruke dei med vit.",
        (digcomp("5.3", BROAD), digcomp("1.2", BROAD)),
    ),
    "klarsprak": Term(
        "digital",
        "Klarspråk og universell utforming",
        "Klarspråk og universell utforming",
        "Plain language and universal design",
        "Å skrive og lage ting som alle kan bruke.",
        "Å skrive og lage ting som alle kan bruke.",
        (esco("be40c4c3-a855-4d67-9ca5-6f4428c34b0d", "provide written content", BROAD),),
    ),
    "digital-produksjon": Term(
        "digital",
        "Lyd, bilde og sending på nett",
        "Lyd, bilete og sending på nett",
        "Sound, pictures and streaming",
        "Å lage opptak, podkast og sendinger som er til å høre og se.",
        "Å lage opptak, podkast og sendingar som er til å høyre og sjå.",
        (digcomp("3.1"), esco("5fd5c985-eaaa-47aa-8314-62359c54505a", "develop digital content")),
    ),
    # --- Inkludering, flerspråklighet, samisk og kvensk
    "flerspraklig-formidling": Term(
        "inkludering",
        "Flerspråklig formidling",
        "Fleirspråkleg formidling",
        "Libraries in many languages",
        "Å være bibliotek på språkene folk leser, også når ingen i staben kan dem.",
        "Å vere bibliotek på språka folk les, òg når ingen i staben kan dei.",
        (esco("c10d5d87-36cf-42f5-8a12-e560fb5f4af8", "demonstrate intercultural competence", BROAD),),
    ),
    "sprakkafe": Term(
        "inkludering",
        "Språkkafé",
        "Språkkafé",
        "Language cafés",
        "Å legge til rette for at folk øver på norsk sammen, uke etter uke.",
        "Å leggje til rette for at folk øver på norsk saman, veke etter veke.",
        (webjunction("Adult and Older Adult Services", BROAD),),
    ),
    "samisk": Term(
        "inkludering",
        "Samiske språk og samisk kultur",
        "Samiske språk og samisk kultur",
        "Sámi languages and culture",
        "Å vise fram samiske språk og være bibliotek for samer, der de bor.",
        "Å vise fram samiske språk og vere bibliotek for samar, der dei bur.",
        (esco("c10d5d87-36cf-42f5-8a12-e560fb5f4af8", "demonstrate intercultural competence", BROAD),),
    ),
    "kvensk": Term(
        "inkludering",
        "Kvensk språk og kvensk kultur",
        "Kvensk språk og kvensk kultur",
        "Kven language and culture",
        "Å vise fram kvensk språk og litteratur, og gi dem en plass på hylla.",
        "Å vise fram kvensk språk og litteratur, og gi dei ein plass på hylla.",
    ),
    "oppsokende": Term(
        "inkludering",
        "Oppsøkende bibliotek",
        "Oppsøkjande bibliotek",
        "Outreach",
        "Å nå dem som ikke kommer: hjemme, på institusjon, på helsestasjonen.",
        "Å nå dei som ikkje kjem: heime, på institusjon, på helsestasjonen.",
        (esco("80f308e6-0e09-404a-80cd-ec5f50f6f304", "communicate with target community", BROAD),),
    ),
    # --- Ledelse, plan og prosjekt
    "personalledelse": Term(
        "ledelse",
        "Personalledelse",
        "Personalleiing",
        "Leading people",
        "Å lede få eller mange, ta den vanskelige samtalen og gjøre folk gode.",
        "Å leie få eller mange, ta den vanskelege samtalen og gjere folk gode.",
        (webjunction("Personnel Management"), esco("1f1d2ff8-c4c1-45cc-9812-6a7ee84a73cb", "lead a team")),
    ),
    "plan-og-okonomi": Term(
        "ledelse",
        "Bibliotekplan og økonomi",
        "Bibliotekplan og økonomi",
        "Library plan and budget",
        "Å lage en plan som blir brukt, og få pengene til å følge den.",
        "Å lage ein plan som blir brukt, og få pengane til å følgje han.",
        (webjunction("Strategic Planning"), esco("21c5790c-0930-4d74-b3b0-84caf5af12ea", "manage budgets", BROAD)),
    ),
    "prosjekt": Term(
        "ledelse",
        "Prosjekt og søknader",
        "Prosjekt og søknader",
        "Projects and applications",
        "Å skrive en søknad, styre et prosjekt og ta vare på det som virket.",
        "Å skrive ein søknad, styre eit prosjekt og ta vare på det som verka.",
        (
            webjunction("Project Management"),
            esco("1fcce318-3212-487a-ac07-4941bc85060d", "carry out project activities", BROAD),
        ),
    ),
    "samarbeid": Term(
        "ledelse",
        "Politikere, presse og partnere",
        "Politikarar, presse og partnarar",
        "Politicians, press and partners",
        "Å gjøre biblioteket synlig for dem som bestemmer, og finne noen å gjøre ting sammen med.",
        "Å gjere biblioteket synleg for dei som bestemmer, og finne nokon å gjere ting saman med.",
        (webjunction("Community Relations"),),
    ),
    "opplaering": Term(
        "ledelse",
        "Opplæring av kolleger",
        "Opplæring av kollegaer",
        "Training colleagues",
        "Å ta imot nye og få staben til å lære sammen, i en travel hverdag.",
        "Å ta imot nye og få staben til å lære saman, i ein travel kvardag.",
        (webjunction("Staff Training and Development"),),
    ),
    # --- Trygghet og arbeidsmiljø
    "konflikthandtering": Term(
        "trygghet",
        "Konflikthåndtering",
        "Konflikthandtering",
        "Handling conflicts",
        "Å forebygge, dempe og lære av vanskelige situasjoner i et åpent rom.",
        "Å førebyggje, dempe og lære av vanskelege situasjonar i eit ope rom.",
    ),
    "arbeidsmiljo": Term(
        "trygghet",
        "Arbeidsmiljø og beredskap",
        "Arbeidsmiljø og beredskap",
        "Working environment and preparedness",
        "Å ha rutiner som virker, og ta vare på hverandre når noe skjer.",
        "Å ha rutinar som verkar, og ta vare på kvarandre når noko hender.",
    ),
    "meropent": Term(
        "trygghet",
        "Meråpent bibliotek",
        "Meirope bibliotek",
        "Staff-less opening hours",
        "Å holde åpent uten betjening, slik at det er trygt for alle.",
        "Å halde ope utan betening, slik at det er trygt for alle.",
        (webjunction("Facilities", BROAD),),
    ),
}
