"""Works of the demo in other languages, as people have written them: nynorsk, English and Northern Sámi."""

from home.demo.schema import EditionText

EDITIONS = (
    EditionText(
        work="verktoykasse-konflikthandtering",
        language="nn",
        title="Verktøykasse for konflikthandtering",
        summary="Rollekort, sjekklister og avviksskjema for bibliotek som vil øve før det smell. Laga for små stabar.",
        body=(
            (
                "text",
                (
                    "<p>Dei fleste konfliktane i biblioteket er små: Nokon snakkar høgt, nokon vil ikkje gå heim. Det går bra "
                    "fordi nokon i skranken er roleg. Denne kassa hjelper dykk å vere rolege saman.</p>"
                ),
            ),
            ("heading", "Dette ligg i kassa"),
            (
                "text",
                (
                    "<ul><li>Åtte rollekort med vanlege situasjonar, frå fulle gjester til krangel om internettmaskina.</li>"
                    "<li>Sjekkliste for rommet: utgangar, lys, plassering av skranken, telefonnummer.</li><li>Skjema for avvik "
                    "som tek to minutt å fylle ut.</li><li>Plan for samtalen dagen etter.</li></ul>"
                ),
            ),
            ("heading", "Slik bruker de ho"),
            (
                "text",
                (
                    "<p>Ta eitt rollekort på kvart personalmøte. Éin spelar gjesten, éin står i skranken, resten ser på. Stopp "
                    "etter tre minutt og spør: Kva senka temperaturen? Kva heva han? Byt roller. Eit kvarter er nok.</p><p>Er "
                    "du åleine på vakt, les du kortet høgt for deg sjølv og svarer på spørsmåla bakpå. Avtal på førehand kven "
                    "du ringjer.</p>"
                ),
            ),
            (
                "callout",
                {
                    "kind": "law",
                    "heading": "Arbeidsgivaren har ansvaret",
                    "text": "<p>Arbeidsmiljølova § 4-3 seier at tilsette så langt som råd skal vernast mot vald, truslar "
                    'og uheldige belastningar. Les lova på <a href="https://lovdata.no/">Lovdata</a>.</p>',
                },
            ),
        ),
        reason="Brukes på personalmøter sammen med kurset, som holdes på begge målformer.",
        published_days_ago=200,
    ),
    EditionText(
        work="forste-uke-i-biblioteket",
        language="en",
        title="Your first week in the library",
        summary="A starter kit for new colleagues and for those who welcome them: five days, and words you may ask about.",
        body=(
            (
                "text",
                (
                    "<p>Welcome! You are not meant to know everything by Friday. You should know whom to ask, where the keys "
                    "are, and that nobody expects you to have read every book on the shelf.</p>"
                ),
            ),
            ("heading", "Five days"),
            (
                "table",
                {
                    "caption": "A plan for the first week",
                    "rows": [
                        ["Day", "You", "Your mentor"],
                        ["Monday", "Walk round with your coffee and meet everybody", "Shows exits, alarms and keys"],
                        ["Tuesday", "Stand beside a colleague at the desk", "Thinks aloud with the readers"],
                        ["Wednesday", "Shelve books for an hour", "Explains the shelves and asks what you saw"],
                        ["Thursday", "Stand at the desk, with your mentor behind you", "Keeps off the keyboard"],
                        [
                            "Friday",
                            "Read the routines for safety and privacy",
                            "Has lunch with you and asks: What puzzles you?",
                        ],
                    ],
                },
            ),
            ("heading", "Words you may ask about"),
            (
                "accordion",
                [
                    {
                        "heading": "Fjernlån (inter-library loan)",
                        "text": "<p>We borrow the book from another library for the reader. It costs the reader nothing.</p>",
                    },
                    {
                        "heading": "Meråpent (open without staff)",
                        "text": "<p>The library is open by card and code when nobody is at work.</p>",
                    },
                ],
            ),
        ),
        published_days_ago=60,
    ),
    EditionText(
        work="bibliotek-for-samiske-innbyggere",
        language="se",
        title="Sámegiella bibliotehkas",
        summary="Sámegiella galgá oidnot ja gullot bibliotehkas.",
        body=(
            (
                "text",
                (
                    "<p>Bibliotehka lea buohkaid várás. Don sáhtát luoikat girjjiid, filmmaid ja jietnagirjjiid sámegillii.</p>"
                    "<p>Jus dus lea gažaldat, de jeara bibliotehkas.</p>"
                ),
            ),
        ),
        published_days_ago=40,
    ),
)
