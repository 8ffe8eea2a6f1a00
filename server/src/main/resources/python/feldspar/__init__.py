"""Feldspar for Python: SQL, and data frames that are SQL.

    import feldspar

    feldspar.sql("SELECT * FROM 'orders.csv' WHERE amount > ?", [100]).show()

Statements run in an engine that the first of them starts, a process of its own that ends with this
one. `feldspar.connect` starts further ones, or connects to a server.
"""

from ._gateway import Error
from ._values import Row
from .dataframe import DataFrame, GroupedData
from .session import Session, connect, session, sql, table

__all__ = [
    "DataFrame",
    "Error",
    "GroupedData",
    "Row",
    "Session",
    "connect",
    "session",
    "sql",
    "table",
]
