"""The npm packages: stylesheets, fonts and icons of the site, and the tools that check its pages."""

import fcntl
import hashlib
import os
from pathlib import Path

from cms.local.bootstrap import ROOT
from cms.local.machine import node
from cms.local.processes import run_step

# By itself npm tries for more than a minute before it says that the registry is out of reach.
IMPATIENT = ("--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=4000")


def install(logs: Path) -> bool:
    """Runs `npm ci`, and our own step after it, when the lock is not the one installed; says whether it had to."""
    sources = [ROOT / "package-lock.json", *sorted((ROOT / ".ci").glob("*.mjs"))]
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = ROOT / "node_modules" / ".package-lock.sha256"
    with (logs / "npm.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # `npm ci` empties node_modules: two at once spoil it
        if stamp.is_file() and stamp.read_text() == wanted:
            return False
        print("Installing the npm packages …", flush=True)
        folder = node()
        env = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}  # npm's scripts call `node`
        command = [str(folder / "npm"), "ci", "--no-audit", "--no-fund", *IMPATIENT]
        problem = "The npm packages were not installed; is the package registry within reach?"
        run_step(command, logs / "npm.log", problem, env=env)
        assemble = [str(folder / "npm"), "run", "assemble"]
        run_step(assemble, logs / "npm.log", "What the npm packages hold could not be put together:", env=env)
        stamp.parent.mkdir(exist_ok=True)  # a lock file without packages makes no folder
        stamp.write_text(wanted)
    return True
