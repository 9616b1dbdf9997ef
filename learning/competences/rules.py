"""What the frameworks call things, and where each is to be read. Plain functions of plain values."""

import re

DIGCOMP, ESCO, WEBJUNCTION = "digcomp", "esco", "webjunction"
EXACT, CLOSE, BROAD = "exact", "close", "broad"

# The 21 competences of DigComp 2.2, by number, with the names it gives them (JRC128415, table 1).
DIGCOMP_NAMES = {
    "1.1": "Browsing, searching and filtering data, information and digital content",
    "1.2": "Evaluating data, information and digital content",
    "1.3": "Managing data, information and digital content",
    "2.1": "Interacting through digital technologies",
    "2.2": "Sharing through digital technologies",
    "2.3": "Engaging in citizenship through digital technologies",
    "2.4": "Collaborating through digital technologies",
    "2.5": "Netiquette",
    "2.6": "Managing digital identity",
    "3.1": "Developing digital content",
    "3.2": "Integrating and re-elaborating digital content",
    "3.3": "Copyright and licences",
    "3.4": "Programming",
    "4.1": "Protecting devices",
    "4.2": "Protecting personal data and privacy",
    "4.3": "Protecting health and well-being",
    "4.4": "Protecting the environment",
    "5.1": "Solving technical problems",
    "5.2": "Identifying needs and technological responses",
    "5.3": "Creatively using digital technologies",
    "5.4": "Identifying digital competence gaps",
}
DIGCOMP_REPORT = "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415"
ESCO_CONCEPTS = "http://data.europa.eu/esco/"  # ESCO's own identifiers: they begin so, and are followed with http
WEBJUNCTION_INDEX = "https://www.webjunction.org/documents/webjunction/Competency_Index_for_the_Library_Field.html"

UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PATTERNS = {ESCO: rf"((skill|occupation)/{UUID}|isco/C\d{{1,4}})", WEBJUNCTION: r"[a-z0-9]+(-[a-z0-9]+)*"}


def is_identifier(framework: str, identifier: str) -> bool:
    """Whether the framework has, or could have, something by that identifier.

    DigComp: a number. ESCO: what follows `ESCO_CONCEPTS`. WebJunction numbers nothing: a section's name as a slug.
    """
    if framework == DIGCOMP:
        return identifier in DIGCOMP_NAMES
    return re.fullmatch(PATTERNS[framework], identifier) is not None


def url_of(framework: str, identifier: str) -> str:
    """ESCO has an address for each concept; of the others, the document that holds them all is all there is."""
    if framework == ESCO:
        return ESCO_CONCEPTS + identifier
    return DIGCOMP_REPORT if framework == DIGCOMP else WEBJUNCTION_INDEX
