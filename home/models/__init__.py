from home.models.county import CountyLibraryListPage, CountyLibraryPage
from home.models.front import HomePage
from home.models.standard import StandardPage

__all__ = ["CountyLibraryListPage", "CountyLibraryPage", "HomePage", "StandardPage"]
