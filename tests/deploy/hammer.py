"""Readers who ask several web processes for one page without a pause, from a process of their own, until told to stop.

python -m tests.deploy.hammer READERS PATH PORT [PORT …]; ends when its input does, and then prints what it has seen.

Each asks the web processes in turn, one question after the other. Nobody who has seen an edition of the page may
afterwards be shown an older one, by whichever process.
"""

import http.client
import json
import re
import sys
import threading
from collections import Counter
from itertools import cycle

HEADERS = {
    "Host": "kb.example.org",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "198.51.100.8",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
}
EDITION = re.compile(rb"Utgave (\d+)")


def read(path: str, ports: list[int], stop: threading.Event, seen: Counter[str]) -> None:
    newest, counted = -1, Counter[str]()
    connections: dict[int, http.client.HTTPConnection] = {}
    for port in cycle(ports):
        if stop.is_set():
            break
        connection = connections.setdefault(port, http.client.HTTPConnection("127.0.0.1", port, timeout=60))
        try:
            connection.request("GET", path, headers=HEADERS)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):  # gunicorn closes what was quiet for two seconds
            connection.close()
            counted["closed"] += 1
            continue
        found = EDITION.search(body)
        counted["asked"] += 1
        if answer.status != 200 or found is None:
            counted["wrong"] += 1
            continue
        edition = int(found[1])
        counted["older than seen"] += edition < newest
        counted["editions"] += edition > newest
        newest = max(newest, edition)
    for connection in connections.values():
        connection.close()
    with _lock:
        seen.update(counted)


_lock = threading.Lock()


def main() -> None:
    readers, path, *ports = sys.argv[1:]
    stop, seen = threading.Event(), Counter[str]()
    threads = [
        threading.Thread(target=read, args=(path, [int(port) for port in ports], stop, seen))
        for _ in range(int(readers))
    ]
    for thread in threads:
        thread.start()
    sys.stdin.read()
    stop.set()
    for thread in threads:
        thread.join()
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
