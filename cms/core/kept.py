"""What readers' answers are made of, told to the page cache: the tables of the ground."""

from cms.core.models import OwnerCheck, SiteSettings, TranslatedWork
from cms.core.pagecache.tables import leave, watch, watch_by_row, watch_by_work
from cms.media.models import BankDocument, BankImage, BankRendition
from cms.people.models import County, CountyLibrary, Municipality


def declare() -> None:
    watch(County, CountyLibrary, Municipality, SiteSettings, TranslatedWork)
    watch_by_row(BankDocument, BankImage)
    leave(BankRendition, "SELECT 'media_bankimage:' || ($1->>'image_id')")  # drawn from its picture
    watch_by_work(OwnerCheck, "SELECT translation_key FROM wagtailcore_page WHERE id = ($1->>'page_id')::int")
