from cms.people.models.library import County, CountyLibrary, Municipality
from cms.people.models.membership import Absence, Membership, Role
from cms.people.models.user import User

__all__ = ["Absence", "County", "CountyLibrary", "Membership", "Municipality", "Role", "User"]
