"""What the rules say, to a person. `%(about)s` is a file, an address or a library of the package."""

from django.utils.translation import gettext_lazy as _

from learning.packages.rules import DEEPEST, LONGEST_PATH, MEGABYTE, MOST_FILES, MOST_UNPACKED, No, Reason

REASONS = {
    Reason.BROKEN: _("The file is no whole zip file. Export the package again, and upload it anew."),
    Reason.LOST: _("The file was lost on our side before it was looked through. Upload it anew."),
    Reason.TOO_LARGE: _(
        "The package is too large: %(most)s MB is the most when it is unpacked. Leave out films, or make them smaller."
    ),
    Reason.TOO_MANY_FILES: _("The package holds too many files: %(files)s is the most."),
    Reason.TOO_PACKED: _("The package unpacks to far more than it can hold (%(about)s). It may be made to do harm."),
    Reason.BAD_PATH: _("A file in the package has a name that would lead out of it: %(about)s."),
    Reason.LONG_PATH: _(
        "A file in the package has a name of more than %(longest)s characters, or lies in more than %(deepest)s "
        "folders: %(about)s."
    ),
    Reason.SPECIAL_FILE: _("The package holds a link or another special file, which may lead out of it: %(about)s."),
    Reason.ENCRYPTED: _("The package is locked with a password: %(about)s."),
    Reason.PACKED_STRANGELY: _("A file is packed in a way that is not used in packages: %(about)s."),
    Reason.TWICE: _("Two files in the package have the same name: %(about)s."),
    Reason.FILE_TYPE: _("The package holds a file of a kind that is not accepted: %(about)s."),
    Reason.OUTSIDE: _(
        "The package fetches something from another site (%(about)s). Everything must be in the package itself."
    ),
    Reason.NEITHER: _(
        "This is neither an H5P nor a SCORM package: h5p.json or imsmanifest.xml must lie at the top of the zip file."
    ),
    Reason.MANIFEST: _("The package's imsmanifest.xml cannot be read."),
    Reason.NOT_SCORM_12: _("Only SCORM version 1.2 can be played, and this is “%(about)s”. Export it as SCORM 1.2."),
    Reason.MANY_PARTS: _("The package has several parts (%(about)s). Export each as a package of its own."),
    Reason.NO_ENTRY: _("The package does not say which page to open, or that page is not in it: %(about)s."),
    Reason.H5P_JSON: _("The package's h5p.json cannot be read, or does not say which content type it is."),
    Reason.CONTENT_JSON: _("The package's content/content.json is missing or cannot be read."),
    Reason.LIBRARY: _(
        "A library that the content needs is missing (%(about)s). Export the content with its libraries."
    ),
    Reason.LIBRARY_FILE: _("A file that a library loads is missing: %(about)s."),
    Reason.UNREADABLE: _("The package could not be looked through, though it was tried several times."),
}
NOES = {
    No.ALREADY_HERE: _("This very file is uploaded already. Choose it in the lesson instead."),
    No.NOT_YOURS: _("The package belongs to another county library."),
    No.IS_LOOKED_THROUGH: _("The package is being looked through. Try again in a minute."),
    No.IS_USED: _("The package is in use, and stays as it was reviewed. Take it out of the page before you delete it."),
    No.HAS_LEARNERS: _("Learners have begun on the package, and what they have done in it is kept."),
}


def reason(code: str, about: str) -> str:
    """A sentence for whoever uploaded the package."""
    values = {
        "about": about,
        "most": MOST_UNPACKED // MEGABYTE,
        "files": MOST_FILES,
        "longest": LONGEST_PATH,
        "deepest": DEEPEST,
    }
    return str(REASONS[Reason(code)]) % values
