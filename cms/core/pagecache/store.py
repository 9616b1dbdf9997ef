"""What is kept in this process: the latest read, up to so many bytes."""

import threading
from collections import OrderedDict

from cms.core.pagecache.entries import Entry


class Store:
    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._lock = threading.Lock()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, name: str) -> Entry | None:
        with self._lock:
            found = self._entries.get(name)
            if found is not None:
                self._entries.move_to_end(name)
            return found

    def put(self, name: str, entry: Entry) -> None:
        """What alone is larger than an eighth of all is not kept: it would drive out what many read."""
        self.drop(name)
        if entry.size > self._most // 8:
            return
        with self._lock:
            self._entries[name] = entry
            self.bytes += entry.size
            while self.bytes > self._most:
                _name, oldest = self._entries.popitem(last=False)
                self.bytes -= oldest.size

    def drop(self, name: str) -> None:
        with self._lock:
            gone = self._entries.pop(name, None)
            if gone is not None:
                self.bytes -= gone.size
