from cms.core.models.change import Change
from cms.core.models.edition import TranslatedWork
from cms.core.models.evidence import ApprovalRecord, Pin
from cms.core.models.freshness import OwnerCheck, PageViews, StoredCount
from cms.core.models.mail import Mail
from cms.core.models.page import BasePage
from cms.core.models.settings import SiteSettings

__all__ = [
    "ApprovalRecord",
    "BasePage",
    "Change",
    "Mail",
    "OwnerCheck",
    "PageViews",
    "Pin",
    "SiteSettings",
    "StoredCount",
    "TranslatedWork",
]
