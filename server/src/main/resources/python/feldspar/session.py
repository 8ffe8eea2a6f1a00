"""Sessions: where statements run."""

import json
import os
import re
import threading

from ._gateway import Gateway
from .dataframe import DataFrame

_QUERY = re.compile(
    r"(?:\s|--[^\n]*(?:\n|$)|/\*.*?\*/|\()*(?:SELECT|WITH|VALUES|FROM|TABLE)\b",
    re.IGNORECASE | re.DOTALL,
)


class Session:
    """One connection to an engine, with temporary views and settings of its own.

    Use it in a with statement, or close it.
    """

    def __init__(self, url=None, conf=None):
        self._gateway = Gateway(url, conf)

    def sql(self, text, parameters=()):
        """Runs a statement, whose ? take the parameters.

        A query runs when its rows are asked for; any other statement runs at once.
        """
        if _QUERY.match(text):
            return DataFrame(self, text.rstrip().rstrip(";"), tuple(parameters))
        return DataFrame._of_statement(self, *self._run(text, parameters))

    def table(self, name):
        """The rows of a table, a view or a file."""
        return DataFrame(self, f"SELECT * FROM {name}", ())

    def _run(self, text, parameters):
        query, columns = self._gateway.execute(text, parameters)
        if query is None:
            return [], []
        rows = list(self._rows(query))
        return columns, rows

    def _rows(self, query, part=10_000):
        """The rows of a result as they come."""
        end = False
        try:
            while not end:
                rows, end = self._gateway.fetch(query, part)
                yield from rows
        finally:
            self._gateway.close_query(query)

    def close(self):
        """Ends the engine, or the connection to the server."""
        self._gateway.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


_lock = threading.Lock()
_default = None


def connect(url=None, conf=None):
    """A new session.

    url is a JDBC URL, such as jdbc:feldspar://host:8470; without one an engine starts here.
    conf are settings, such as {"feldspar.master": "local-cluster[2,1,1g]"}.
    """
    return Session(url, conf)


def session():
    """The session that sql and table of this module use. The first use makes it.

    FELDSPAR_URL says where it runs; `feldspar submit` gives its settings.
    """
    global _default
    with _lock:
        if _default is None:
            _default = Session(
                os.environ.get("FELDSPAR_URL"), json.loads(os.environ.get("FELDSPAR_CONF", "{}"))
            )
        return _default


def sql(text, parameters=()):
    """Session.sql of the default session."""
    return session().sql(text, parameters)


def table(name):
    """Session.table of the default session."""
    return session().table(name)
