"""The commands behind the Makefile: python -m cms.local <command>."""

import os
import sys
from pathlib import Path

from cms.local import checks, demo, frontend, keeping, testing
from cms.local.bootstrap import ROOT, Problem, as_problem
from cms.local.processes import Processes

USAGE = (
    "Commands: demo PORT, dev PORT, manage ARGS, stop, backup FOLDER, restore FILE, test [ARGS], stress [ARGS],"
    " bench [ARGS], load MINUTES, checks, frontend."
)


def run(arguments: list[str], var: Path) -> int:
    match arguments:
        case ["demo", port]:
            demo.demo(var, _port(port))
        case ["dev", port]:
            demo.develop(var, _port(port))
        case ["manage", *rest]:
            return demo.run_command(var, rest)
        case ["stop"]:
            demo.stop(var)
        case ["backup" | "restore" as verb, path, *options]:
            return {"backup": keeping.back_up, "restore": keeping.restore}[verb](var, Path(path), *options)
        case ["test" | "stress" | "bench" as what, *rest]:
            return {"test": testing.run, "stress": testing.stress, "bench": testing.bench}[what](var, rest)
        case ["load", *rest]:
            return testing.load(var, rest)
        case ["checks"]:
            return checks.run(var)
        case ["frontend"]:
            frontend.install(Processes(var).logs)
        case _:
            raise Problem(USAGE)
    return 0


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise Problem(f"PORT must be a number from 1 to 65535, not {text!r}.")


def main() -> int:
    try:
        return run(sys.argv[1:], Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute())
    except Problem as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(as_problem(error), file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
