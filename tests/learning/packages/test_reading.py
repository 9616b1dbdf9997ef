"""What a page loads from elsewhere is found, whatever it is written in; what it links to is its own affair."""

import pytest

from learning.packages.reading import check_page
from learning.packages.rules import NotAccepted, Reason

FAR = "https://borte.example.org/x"


@pytest.mark.parametrize(
    "page",
    [
        f"<script src={FAR}></script>",
        f"<SCRIPT SRC='{FAR}'></SCRIPT>",
        f'<script type="module" src=" {FAR}"></script>',
        f"<iframe src='{FAR}'></iframe>",
        f"<frameset><frame src='{FAR}'></frameset>",
        f"<embed src='{FAR}'>",
        f"<object data='{FAR}'></object>",
        f"<base href='{FAR}'>",
        f"<link rel='stylesheet' href='{FAR}'>",
        f"<link href='{FAR}'>",
        f"<meta http-equiv='Refresh' content='0; url={FAR}'>",
        "<script src=//borte.example.org/x></script>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_what_is_loaded_from_another_host_is_refused(page: str, encoding: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        check_page("side.html", f"<p>Å lese</p>{page}".encode(encoding))

    assert (refused.value.reason, refused.value.about.startswith("side.html: ")) == (Reason.OUTSIDE, True)


@pytest.mark.parametrize(
    "page",
    [
        f"<a href='{FAR}'>Les mer</a>",
        f"<link rel='canonical' href='{FAR}'>",
        "<script src='js/a.js'></script><script>let a = 1</script>",
        "<meta http-equiv='refresh' content='5'>",
        "<iframe src='del2.html'></iframe>",
        f"<!-- <script src='{FAR}'></script> -->",
        "<script src></script>",
    ],
)
def test_links_and_what_lies_in_the_package_are_well(page: str) -> None:
    check_page("side.html", page.encode())
    check_page("side.html", b"\xfe\xff" + page.encode("utf-16-be"))
