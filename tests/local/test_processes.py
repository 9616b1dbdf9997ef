import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cms.local import processes as module
from cms.local.bootstrap import Problem
from cms.local.processes import Processes, Record, began, run_step

SLEEP = ["sleep", "60"]


def test_a_started_process_is_found_until_it_is_stopped(tmp_path: Path) -> None:
    processes = Processes(tmp_path)

    record = processes.start("sleeper", SLEEP, url="http://somewhere/")

    assert processes.find("sleeper") == record
    assert processes.stop_all() == ["sleeper"]
    assert processes.find("sleeper") is None
    assert processes.recorded() == []
    assert began(record.pid) is None


def test_the_record_is_for_its_owner_alone(tmp_path: Path) -> None:
    processes = Processes(tmp_path)

    processes.start("sleeper", SLEEP)

    assert [file.stat().st_mode & 0o777 for file in processes.records.iterdir()] == [0o600]
    processes.stop_all()


def test_a_process_that_cannot_be_recorded_does_not_stay(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    processes.records.rmdir()

    with pytest.raises(FileNotFoundError):
        processes.start("sleeper", SLEEP)

    assert [pid for pid in module._children if began(pid)] == []


def test_a_pid_that_now_belongs_to_somebody_else_is_not_killed(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    with subprocess.Popen(SLEEP, start_new_session=True) as stranger:
        processes.record("web", stranger.pid)
        file = processes.records / "web.json"
        file.write_text(file.read_text().replace(f'"{began(stranger.pid)}"', '"an earlier boot:17"'))

        stopped = processes.stop_all()

        assert stopped == []
        assert processes.recorded() == []
        assert stranger.poll() is None
        stranger.kill()


def test_a_process_that_will_not_stop_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GRACE", 0.2)
    processes = Processes(tmp_path)
    stubborn = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    record = processes.start("stubborn", [sys.executable, "-c", stubborn])
    processes.wait_until(lambda: "deaf" in processes.log("stubborn").read_text(), record, 10)

    processes.stop_all()

    assert began(record.pid) is None


def test_the_children_of_a_process_that_crashed_are_killed(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    parent = "import subprocess; print(subprocess.Popen(['sleep', '60']).pid, flush=True); input()"
    record = processes.start("parent", [sys.executable, "-c", parent])  # has no input, so it ends at once
    while record.is_running():
        time.sleep(0.02)
    child = int(processes.log("parent").read_text().split()[0])
    assert began(child) is not None

    processes.stop_all()

    deadline = time.monotonic() + 5
    while began(child) is not None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert began(child) is None


def test_one_that_dies_at_its_start_tells_why(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    record = processes.start("brief", ["sh", "-c", "echo 'FATAL: no such thing'; echo 'and more'"])

    with pytest.raises(Problem, match=r"^brief did not start: FATAL: no such thing \(all of it: "):
        processes.wait_until(lambda: False, record, 10)
    processes.stop_all()


def test_one_that_is_never_ready_is_not_waited_for_longer(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    record = processes.start("slow", SLEEP)

    with pytest.raises(Problem, match="^slow is not ready after 0 seconds: it said nothing"):
        processes.wait_until(lambda: False, record, 0.2)
    processes.stop_all()


def test_a_record_another_process_has_taken_over_is_not_forgotten(tmp_path: Path) -> None:
    processes = Processes(tmp_path)
    newer = processes.record("command", os.getpid())

    processes.forget(Record("command", 1, "an earlier one"))

    assert processes.recorded() == [newer]


def test_ctrl_c_is_held_back_while_a_child_is_started(tmp_path: Path) -> None:
    def start() -> None:
        with module.uninterrupted():
            signal.raise_signal(signal.SIGINT)
            (tmp_path / "reached").touch()

    with pytest.raises(KeyboardInterrupt):
        start()

    assert (tmp_path / "reached").exists()


def test_a_failed_step_tells_the_error_and_not_the_last_line(tmp_path: Path) -> None:
    script = "echo 'Traceback'; echo 'some.Error: this is why'; echo 'good bye'; exit 3"

    with pytest.raises(Problem, match="^It failed: some.Error: this is why"):
        run_step(["sh", "-c", script], tmp_path / "step.log", "It failed:")


def test_a_full_disk_is_named_as_such(tmp_path: Path) -> None:
    script = "echo 'OSError: [Errno 28] No space left on device'; echo 'Error: something else'; exit 1"

    with pytest.raises(Problem, match="^It failed: There is no space left on the disk"):
        run_step(["sh", "-c", script], tmp_path / "step.log", "It failed:")
