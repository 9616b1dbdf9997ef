"""The people of the demo, every one invented, with the roles the README names."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from cms.people.auth import DEMO_PASSWORD
from cms.people.models import Absence, CountyLibrary, Membership, Role, User

CONTACT_NAMES = {
    "abo": "Ingrid Solbakken",
    "agder": "Terje Haugland",
    "felles": "Ragnhild Østby",
    "finnmark": "Áile Nordseth",
    "innlandet": "Marit Skogheim",
    "more-og-romsdal": "Oddny Fjørstad",
    "nb": "Farid Holm",
    "nordland": "Sverre Lillevik",
    "oslo": "Amina Yusuf Berg",
    "rogaland": "Gunnhild Espeland",
    "telemark": "Aslaug Bakkane",
    "troms": "Jon Erik Kvenseth",
    "trondelag": "Berit Aunemo",
    "vestfold": "Henrik Tangen",
    "vestland": "Sigrid Myklevoll",
}
WRITES_NYNORSK = ("kontakt.more-og-romsdal", "kontakt.vestland", "ressurs.vestland")
AWAY = "rogaland"  # whose contact is away next week


@dataclass(frozen=True)
class People:
    """Those the content needs: contacts by the slug of their county library, and the group in a fixed order."""

    contacts: dict[str, User]
    members: tuple[User, ...]
    leader: User  # one of them


def make_people(libraries: dict[str, CountyLibrary], today: datetime.date) -> People:
    """The rights follow from the memberships, through their own signal."""
    makers = _Makers(libraries, today)
    contacts = {slug: makers.person(f"kontakt.{slug}", name) for slug, name in CONTACT_NAMES.items()}
    deputy = makers.person("vara.innlandet", "Jonas Lundmo")
    for slug, contact in contacts.items():
        makers.membership(contact, Role.CONTACT, slug, deputy if slug == "innlandet" else None)
    members = {
        "innlandet": makers.person("ressurs.innlandet", "Tone Bjørkås"),
        "trondelag": makers.person("ressurs.trondelag", "Eirik Stavnes"),
        "agder": makers.person("ressurs.agder", "Liv Dalmo"),
        "vestland": makers.person("ressurs.vestland", "Magnus Hovdal"),
        "nordland": makers.person("leder", "Grete Storvik"),
    }
    for slug, member in members.items():
        makers.membership(member, Role.MEMBER, slug)
    makers.membership(members["nordland"], Role.LEADER, "nordland", members["trondelag"])
    makers.membership(makers.person("drift", "Nils Teigmo"), Role.OPERATOR)
    makers.person("utenfor", "Siri Utheim")
    makers.absence(contacts[AWAY])
    return People(contacts, tuple(members.values()), members["nordland"])


@dataclass
class _Makers:
    libraries: dict[str, CountyLibrary]
    today: datetime.date

    def __post_init__(self) -> None:
        self.password = make_password(DEMO_PASSWORD)  # once: everybody's is the same, and hashing is slow on purpose

    def person(self, login: str, name: str) -> User:
        first, _space, last = name.rpartition(" ")
        return User.objects.create(
            email=f"{login}@example.org",
            first_name=first,
            last_name=last,
            password=self.password,
            preferred_language="nn" if login in WRITES_NYNORSK else "nb",
        )

    def membership(self, user: User, role: Role, slug: str = "", deputy: User | None = None) -> None:
        """The group is appointed for a term; the others stay until somebody ends their membership."""
        is_appointed = role in (Role.MEMBER, Role.LEADER)
        Membership.objects.create(
            user=user,
            role=role,
            library=self.libraries.get(slug),
            deputy=deputy,
            starts_on=self.today - datetime.timedelta(days=400),
            ends_on=self.today + datetime.timedelta(days=2 * 365) if is_appointed else None,
        )

    def absence(self, user: User) -> None:
        """From Monday to Friday next week."""
        monday = self.today + datetime.timedelta(days=7 - self.today.weekday())
        friday = monday + datetime.timedelta(days=4)
        Absence.objects.create(user=user, first_day=monday, last_day=friday, entered_by=user)
