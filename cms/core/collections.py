"""Collections mirror sections: one per county library, which its contacts fill and everybody chooses from."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from cms.people.models import CountyLibrary
from cms.people.roles import GROUP

# Wagtail asks for the rights of its own image and document, also where they are replaced by ours. Packages are a room
# above: a collection holds whatever lies in it.
_APPS = ("wagtailimages", "wagtaildocs", "learning")
_MAY_FILL = (
    *("add_image", "change_image", "add_document", "change_document"),
    *("add_lessonpackage", "change_lessonpackage"),
)
_MAY_ADD = ("add_image", "add_document", "add_lessonpackage")
_MAY_CHOOSE = ("choose_image", "choose_document", "choose_lessonpackage")


def provision_collections() -> None:
    """Makes the collections and their permissions. Safe to run at any time."""
    root = Collection.get_first_root_node()
    names = set(root.get_children().values_list("name", flat=True))
    for library in CountyLibrary.objects.all():
        if library.name not in names:
            root.add_child(name=library.name)
            root.refresh_from_db()
        group = Group.objects.get(name=library.group_name)
        _grant(group, Collection.objects.get(name=library.name), _MAY_FILL)
        _grant(group, root, _MAY_CHOOSE)
    _grant(Group.objects.get(name=GROUP.name), root, _MAY_CHOOSE)


def let_add(group: Group, library: CountyLibrary) -> None:
    """For who is invited to one work: chooses from everywhere, adds to the owner's collection, changes only the own."""
    _grant(group, Collection.get_first_root_node(), _MAY_CHOOSE)
    _grant(group, Collection.objects.get(name=library.name), _MAY_ADD)


def _grant(group: Group, collection: Collection, codenames: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(content_type__app_label__in=_APPS, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
