from search.models.editing import Promotion, Synonym
from search.models.files import FileText
from search.models.index import Block, Entry, FacetValue, Posting, Word
from search.models.log import Query, QueryDay
from search.models.waiting import WaitingPage

__all__ = [
    "Block",
    "Entry",
    "FacetValue",
    "FileText",
    "Posting",
    "Promotion",
    "Query",
    "QueryDay",
    "Synonym",
    "WaitingPage",
    "Word",
]
