"""Static files as they are served: hashed and compressed by whitenoise, and the site's stylesheets as one."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

# A phone waits for each file of these before it shows anything, and on a new connection twice over.
JOINED = ("kb/site.css",)
IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: ([a-z]+))?;')
# Nothing of this is for browsers. A licence, which begins with an exclamation mark, stays.
COMMENT = re.compile(r"/\*(?!!).*?\*/|(?<=\n)\s+", re.DOTALL)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Writes the sheets that a joined one imports into its place, without their comments and indents."""

    support_js_module_import_aggregation = True  # what a script imports is named by its content too, and kept for good

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """`paths`: for each file's name the storage and the path it was collected from."""
        if not dry_run:
            for name in JOINED:
                Path(self.path(name)).write_text(_joined(name, paths), encoding="utf-8")
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run=dry_run, **options)


def _joined(name: str, paths: dict[str, Any]) -> str:
    """The sheets lie in the same folder, so that what they name by a relative address is found from here too."""

    def imported(found: re.Match[str]) -> str:
        text = _read(str(PurePosixPath(name).with_name(found[1])), paths)
        return f"@media {found[2]} {{\n{text}}}\n" if found[2] else text

    return IMPORT.sub(imported, _read(name, paths))


def _read(name: str, paths: dict[str, Any]) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return COMMENT.sub("", file.read().decode())
