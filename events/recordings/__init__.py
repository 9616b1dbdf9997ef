"""After the event: its recording and slides, and the fourteen days in which a recording gets what the law asks."""
