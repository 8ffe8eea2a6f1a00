"""Values of the engine as Python's, and back."""

import base64
import datetime
import decimal
import re

_FRACTION = re.compile(r"\.(\d+)")


class Row(tuple):
    """A row, or a struct in one: a tuple whose values also have names.

    row["a"], row.a and row[0] are the same where the first column is called a.
    """

    __slots__ = ()
    _names = ()

    @staticmethod
    def type_of(names):
        """The class of rows with these column names."""
        return type("Row", (Row,), {"__slots__": (), "_names": tuple(names)})

    def asDict(self):
        """The values by name. Of equal names the last counts."""
        return dict(zip(self._names, self))

    def __getitem__(self, key):
        if isinstance(key, str):
            try:
                return super().__getitem__(self._names.index(key))
            except ValueError:
                raise KeyError(f"'{key}' is not a column; the columns are {', '.join(self._names)}") from None
        return super().__getitem__(key)

    def __getattr__(self, name):
        try:
            return super().__getitem__(self._names.index(name))
        except ValueError:
            raise AttributeError(f"'{name}' is not a column") from None

    def __reduce__(self):
        return (_row, (self._names, tuple(self)))

    def __repr__(self):
        return f"Row({', '.join(f'{n}={v!r}' for n, v in zip(self._names, self))})"


def _row(names, values):
    return Row.type_of(names)(values)


def _microseconds(text):
    """An ISO time with six digits of a fraction, as Python 3.9 wants it."""
    return _FRACTION.sub(lambda digits: "." + digits.group(1)[:6].ljust(6, "0"), text)


_DECODERS = {
    "decimal": decimal.Decimal,
    "float": lambda text: float(text.replace("Infinity", "inf")),
    "binary": base64.b64decode,
    "date": datetime.date.fromisoformat,
    "time": lambda text: datetime.time.fromisoformat(_microseconds(text)),
    "timestamp": lambda text: datetime.datetime.fromisoformat(_microseconds(text)),
    "timestamptz": lambda text: datetime.datetime.fromisoformat(
        _microseconds(text).replace("Z", "+00:00")
    ),
    "duration": lambda text: datetime.timedelta(microseconds=int(text)),
    "months": int,
    "array": lambda values: [decode(value) for value in values],
    "map": lambda entries: {_key(decode(key)): decode(value) for key, value in entries},
    "struct": lambda fields: Row.type_of(name for name, _ in fields)(
        decode(value) for _, value in fields
    ),
}


def _key(value):
    """A value that a dict can have as a key."""
    return tuple(value) if isinstance(value, list) else value


def decode(value):
    """A value of an answer."""
    if isinstance(value, dict):
        ((kind, content),) = value.items()
        return _DECODERS[kind](content)
    return value


def encode(value):
    """A parameter of a statement."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return {"float": repr(value).replace("inf", "Infinity").replace("nan", "NaN")}
    if isinstance(value, decimal.Decimal):
        return {"decimal": str(value)}
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"binary": base64.b64encode(bytes(value)).decode("ascii")}
    if isinstance(value, datetime.datetime):
        kind = "timestamp" if value.tzinfo is None else "timestamptz"
        return {kind: value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"time": value.isoformat()}
    if isinstance(value, (list, tuple)):
        return [encode(each) for each in value]
    raise TypeError(f"a parameter cannot be a {type(value).__name__}")
