"""What must not stand in a log: addresses that are keys."""

import logging
import re

# The secret of an expert’s link, of an evaluation’s, of a registration’s page, of a door’s and of a calendar’s; the
# code of a certificate, and the key of a letter that lets somebody choose a password. Django logs the address of every
# request it answers with an error.
_SECRET = re.compile(
    r"(/fagperson/|/evaluering/|/pamelding/min/|/oppmote/|/kalender/min/|(?<!/admin)/bevis/|/password/reset/key/)[^/\s?#\"']+"
)


class HideSecrets(logging.Filter):
    """Writes `…` for them in every line that goes out."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        hidden = _SECRET.sub(r"\1…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
