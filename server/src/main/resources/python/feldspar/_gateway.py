"""The process that runs statements for this one."""

import atexit
import json
import os
import shutil
import subprocess
import threading

from ._values import decode, encode


class Error(Exception):
    """What the engine says of a statement.

    sqlstate is its SQLSTATE, such as 42P01 for a table that does not exist.
    """

    def __init__(self, message, sqlstate):
        super().__init__(message)
        self.sqlstate = sqlstate


def _command():
    """The command that starts Feldspar: as `feldspar submit` says, or what is installed here."""
    given = os.environ.get("FELDSPAR_COMMAND")
    if given:
        return json.loads(given)
    home = os.environ.get("FELDSPAR_HOME")
    if home:
        for name in ("bin/feldspar", "feldspar"):
            program = os.path.join(home, name)
            if os.path.isfile(program):
                return [program]
        raise Error(f"bin/feldspar not found in FELDSPAR_HOME, '{home}'", "08001")
    program = shutil.which("feldspar")
    if program:
        return [program]
    raise Error("Feldspar is not found: set FELDSPAR_HOME to where it is installed", "08001")


class Gateway:
    """Statements and their results, one after the other. Threads may share it."""

    def __init__(self, url=None, conf=None):
        command = [*_command(), "gateway"]
        if url:
            command.append(f"--url={url}")
        for key, value in (conf or {}).items():
            command.append(f"--conf={key}={_text(value)}")
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl-C is for Python, which cancels the statement.
            start_new_session=True,
        )
        self._lock = threading.RLock()
        self._last = 0
        atexit.register(self.close)

    def execute(self, sql, parameters=()):
        """Runs a statement.

        Returns the id of its result and its columns, or None and the number of changed rows.
        """
        answer = self._ask("execute", sql=sql, parameters=[encode(each) for each in parameters])
        if "columns" in answer:
            return answer["id"], answer["columns"]
        return None, answer["updated"]

    def fetch(self, query, rows):
        """The next rows of a result, and whether there are no more."""
        answer = self._ask("fetch", query=query, rows=rows)
        return [[decode(value) for value in row] for row in answer["rows"]], answer["end"]

    def close_query(self, query):
        if self._process.poll() is None:
            self._ask("close", query=query)

    def _ask(self, do, **content):
        with self._lock:
            self._last += 1
            self._send({"id": self._last, "do": do, **content})
            try:
                answer = self._receive()
            except KeyboardInterrupt:
                self._send({"id": self._last, "do": "cancel"})
                self._receive()
                raise
        if "error" in answer:
            raise Error(answer["error"]["message"], answer["error"]["state"])
        return answer

    def _send(self, request):
        try:
            self._process.stdin.write(json.dumps(request).encode("utf-8") + b"\n")
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError):
            raise self._gone() from None

    def _receive(self):
        line = self._process.stdout.readline()
        if not line:
            raise self._gone()
        return json.loads(line)

    def _gone(self):
        code = self._process.poll()
        return Error(f"Feldspar's process has ended{'' if code is None else f' with {code}'}", "08006")

    def close(self):
        """Ends the process."""
        atexit.unregister(self.close)
        if self._process.poll() is None:
            self._process.stdin.close()
            self._process.wait()
        self._process.stdout.close()


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)
