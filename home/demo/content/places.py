"""What an organiser of the demo asks those who sign up, and whom places are kept for."""

# A cohort that keeps places for one county, and asks two things of its own.
KEEPS, COUNTY, PLACES, KEPT_UNTIL_DAYS_BEFORE = "introkurs-ledere-kull-2", "18", 4, 40
HOW_LONG = ("Jeg begynner nå", "Under ett år", "Ett til to år")
QUESTIONS = (
    ("Hvor lenge har du vært leder?", "choice", HOW_LONG, True),
    ("Hva vil du helst at vi tar opp?", "text", (), False),
)
WISHES = ("Budsjett og årsmelding", "Å lede tidligere kolleger", "Bibliotekplanen", "Sykefravær og vikarer", "")
