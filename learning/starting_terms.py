# Prose: the names and short descriptions of the controlled lists, hence long.
"""The controlled words of the bank: competence areas, target groups and topics, by slug."""

AREA_NAMES: dict[str, dict[str, str]] = {
    "formidling": {
        "nb": "Formidling og leselyst",
        "nn": "Formidling og leselyst",
        "en": "Promoting literature and reading",
    },
    "kunnskap": {
        "nb": "Kunnskap, søk og kildekritikk",
        "nn": "Kunnskap, søk og kjeldekritikk",
        "en": "Knowledge, searching and source criticism",
    },
    "samling": {"nb": "Samling og metadata", "nn": "Samling og metadata", "en": "Collections and metadata"},
    "arrangement": {
        "nb": "Arrangement, debatt og møteplass",
        "nn": "Arrangement, debatt og møteplass",
        "en": "Events, debate and meeting place",
    },
    "digital": {
        "nb": "Digital veiledning, KI og personvern",
        "nn": "Digital rettleiing, KI og personvern",
        "en": "Digital guidance, AI and privacy",
    },
    "inkludering": {
        "nb": "Inkludering, flerspråklighet, samisk og kvensk",
        "nn": "Inkludering, fleirspråklegheit, samisk og kvensk",
        "en": "Inclusion, multilingualism, Sámi and Kven",
    },
    "ledelse": {
        "nb": "Ledelse, plan og prosjekt",
        "nn": "Leiing, plan og prosjekt",
        "en": "Leadership, planning and projects",
    },
    "trygghet": {
        "nb": "Trygghet og arbeidsmiljø",
        "nn": "Tryggleik og arbeidsmiljø",
        "en": "Safety and working environment",
    },
}

AREA_DESCRIPTIONS: dict[str, dict[str, str]] = {
    "formidling": {
        "nb": "Å få bøker, fortellinger og lesere til å finne hverandre, fra babysang til bokprat for voksne.",
        "nn": "Å få bøker, forteljingar og lesarar til å finne kvarandre, frå babysong til bokprat for vaksne.",
    },
    "kunnskap": {
        "nb": "Å finne det egentlige spørsmålet, søke godt og vurdere om svaret er til å stole på.",
        "nn": "Å finne det eigentlege spørsmålet, søkje godt og vurdere om svaret er til å stole på.",
    },
    "samling": {
        "nb": "Å velge, ordne, beskrive og kassere, slik at samlingen er levende og lett å finne fram i.",
        "nn": "Å velje, ordne, skildre og kassere, slik at samlinga er levande og lett å finne fram i.",
    },
    "arrangement": {
        "nb": "Å invitere til samtale og opplevelser, og lage et rom der folk med ulike meninger kan møtes.",
        "nn": "Å invitere til samtale og opplevingar, og lage eit rom der folk med ulike meiningar kan møtast.",
    },
    "digital": {
        "nb": "Å hjelpe folk videre i en digital hverdag uten å ta fra dem tastaturet eller privatlivet.",
        "nn": "Å hjelpe folk vidare i ein digital kvardag utan å ta frå dei tastaturet eller privatlivet.",
    },
    "inkludering": {
        "nb": "Å være bibliotek for alle som bor her, på språkene de leser, snakker og lærer.",
        "nn": "Å vere bibliotek for alle som bur her, på språka dei les, snakkar og lærer.",
    },
    "ledelse": {
        "nb": "Å lede folk, legge planer som blir brukt, og få et prosjekt fra idé til rapport.",
        "nn": "Å leie folk, leggje planar som blir brukte, og få eit prosjekt frå idé til rapport.",
    },
    "trygghet": {
        "nb": "Å ha det bra på jobb: rutiner, støtte og øvelse for dager som ikke går etter planen.",
        "nn": "Å ha det bra på jobb: rutinar, støtte og øving for dagar som ikkje går etter planen.",
    },
}

TARGET_GROUP_NAMES: dict[str, dict[str, str]] = {
    "alle": {
        "nb": "Alle som jobber i bibliotek",
        "nn": "Alle som jobbar i bibliotek",
        "en": "Everyone who works in a library",
    },
    "nye": {"nb": "Nyansatte", "nn": "Nytilsette", "en": "New employees"},
    "skranken": {"nb": "Ansatte i skranken", "nn": "Tilsette i skranken", "en": "Staff at the desk"},
    "barn-unge": {
        "nb": "Formidlere for barn og unge",
        "nn": "Formidlarar for barn og unge",
        "en": "Librarians for children and young people",
    },
    "voksne": {"nb": "Formidlere for voksne", "nn": "Formidlarar for vaksne", "en": "Librarians for adults"},
    "ledere": {
        "nb": "Biblioteksjefer og ledere",
        "nn": "Biblioteksjefar og leiarar",
        "en": "Library directors and managers",
    },
    "fylkesbibliotek": {
        "nb": "Ansatte i fylkesbibliotek",
        "nn": "Tilsette i fylkesbibliotek",
        "en": "Staff of county libraries",
    },
    "frivillige": {
        "nb": "Frivillige og vikarer",
        "nn": "Frivillige og vikarar",
        "en": "Volunteers and temporary staff",
    },
}

TOPICS: dict[str, dict[str, str]] = {
    "leseglede": {"nb": "leseglede", "nn": "leseglede", "en": "joy of reading"},
    "kildekritikk": {"nb": "kildekritikk", "nn": "kjeldekritikk", "en": "source criticism"},
    "sprakkafe": {"nb": "språkkafé", "nn": "språkkafé", "en": "language café"},
    "spill": {"nb": "spill", "nn": "spel", "en": "games"},
    "universell-utforming": {
        "nb": "universell utforming",
        "nn": "universell utforming",
        "en": "universal design",
    },
    "ki": {"nb": "kunstig intelligens", "nn": "kunstig intelligens", "en": "artificial intelligence"},
    "personvern": {"nb": "personvern", "nn": "personvern", "en": "privacy"},
    "digital-hjelp": {"nb": "digital hjelp", "nn": "digital hjelp", "en": "digital help"},
    "samlingsutvikling": {
        "nb": "samlingsutvikling",
        "nn": "samlingsutvikling",
        "en": "collection development",
    },
    "barekraft": {"nb": "bærekraft", "nn": "berekraft", "en": "sustainability"},
    "debatt": {"nb": "debatt", "nn": "debatt", "en": "debate"},
    "samiske-sprak": {"nb": "samiske språk", "nn": "samiske språk", "en": "Sámi languages"},
    "nyansatt": {"nb": "nyansatt", "nn": "nytilsett", "en": "new in the job"},
    "vold-og-trusler": {"nb": "vold og trusler", "nn": "vald og truslar", "en": "violence and threats"},
    "opphavsrett": {"nb": "opphavsrett", "nn": "opphavsrett", "en": "copyright"},
    "prosjektarbeid": {"nb": "prosjektarbeid", "nn": "prosjektarbeid", "en": "project work"},
}
