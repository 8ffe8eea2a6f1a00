"""Data frames: queries that are put together from parts, and run when their rows are asked for."""

from ._values import Row


def _list(columns):
    """The columns of a call: single ones, or one list."""
    if len(columns) == 1 and isinstance(columns[0], (list, tuple)):
        return list(columns[0])
    return list(columns)


def _name(name):
    """A name as SQL has it, whatever it contains."""
    return '"' + name.replace('"', '""') + '"'


class DataFrame:
    """The rows of a query. Columns and conditions are SQL expressions, given as text.

    Each method that returns a DataFrame returns a new one and runs nothing.
    """

    def __init__(self, session, sql, parameters):
        self._session = session
        self._sql = sql
        self._parameters = parameters
        self._columns = None
        self._result = None

    @classmethod
    def _of_statement(cls, session, columns, rows):
        """What a statement that has run returned."""
        frame = cls(session, None, ())
        frame._columns = columns
        frame._result = rows
        return frame

    def _query(self):
        if self._sql is None:
            raise TypeError("the rows of this statement are not a query that others can be made from")
        return self._sql

    def _over(self, text, *others):
        """A query over this one and others. text makes it from their texts in parentheses."""
        frames = (self, *others)
        parameters = tuple(each for frame in frames for each in frame._parameters)
        subqueries = (f"({frame._query()})" for frame in frames)
        return DataFrame(self._session, text(*subqueries), parameters)

    # Queries

    def select(self, *columns):
        """Some expressions over the columns."""
        return self._over(lambda this: f"SELECT {', '.join(_list(columns))} FROM {this} AS t")

    selectExpr = select

    def filter(self, condition):
        """The rows for which the condition is true."""
        return self._over(lambda this: f"SELECT * FROM {this} AS t WHERE {condition}")

    where = filter

    def withColumn(self, name, expression):
        """All columns, and one more, or another in place of the one of that name."""
        if name in self.columns:
            replaced = f"* REPLACE ({expression} AS {_name(name)})"
        else:
            replaced = f"*, {expression} AS {_name(name)}"
        return self._over(lambda this: f"SELECT {replaced} FROM {this} AS t")

    def withColumnRenamed(self, name, new):
        """The same columns, one of them under another name."""
        columns = ", ".join(
            f"{_name(each)} AS {_name(new)}" if each == name else _name(each)
            for each in self.columns
        )
        return self._over(lambda this: f"SELECT {columns} FROM {this} AS t")

    def drop(self, *columns):
        """All columns but these."""
        unwanted = set(_list(columns))
        kept = ", ".join(_name(each) for each in self.columns if each not in unwanted)
        return self._over(lambda this: f"SELECT {kept} FROM {this} AS t")

    def distinct(self):
        """Each row once."""
        return self._over(lambda this: f"SELECT DISTINCT * FROM {this} AS t")

    def orderBy(self, *columns):
        """The rows in an order, such as orderBy("a", "b DESC")."""
        return self._over(
            lambda this: f"SELECT * FROM {this} AS t ORDER BY {', '.join(_list(columns))}"
        )

    sort = orderBy

    def limit(self, count):
        """The first rows."""
        if self._result is not None:
            return DataFrame._of_statement(self._session, self._columns, self._result[:count])
        return self._over(lambda this: f"SELECT * FROM {this} AS t LIMIT {int(count)}")

    def groupBy(self, *columns):
        """Groups, to be aggregated."""
        return GroupedData(self, _list(columns))

    def agg(self, *aggregates):
        """Aggregates over all rows, such as agg("sum(a) AS total")."""
        return self.groupBy().agg(*aggregates)

    def join(self, other, on=None, how="inner"):
        """The rows of both that belong together.

        on is a column or a list of columns that both have, or a condition over the tables l and r.
        how is inner, left, right, full, semi, anti or cross.
        """
        kind = how.replace("_", " ").upper()
        if on is None:
            return self._over(lambda l, r: f"SELECT * FROM {l} AS l CROSS JOIN {r} AS r", other)
        if isinstance(on, str) and not on.isidentifier():
            condition = f"ON {on}"
        else:
            condition = f"USING ({', '.join(_name(each) for each in _list((on,)))})"
        return self._over(
            lambda l, r: f"SELECT * FROM {l} AS l {kind} JOIN {r} AS r {condition}", other
        )

    def _set(self, operator, other):
        return self._over(lambda l, r: f"SELECT * FROM {l} AS l {operator} SELECT * FROM {r} AS r", other)

    def union(self, other):
        """The rows of both, also equal ones, by the order of columns."""
        return self._set("UNION ALL", other)

    def unionByName(self, other):
        """The rows of both, also equal ones, by the names of columns."""
        return self._set("UNION ALL BY NAME", other)

    def intersect(self, other):
        """The rows that are in both, each once."""
        return self._set("INTERSECT", other)

    def subtract(self, other):
        """The rows that are not in the other, each once."""
        return self._set("EXCEPT", other)

    # Rows

    @property
    def columns(self):
        """The names of the columns."""
        return [name for name, _ in self.dtypes]

    @property
    def dtypes(self):
        """Name and SQL type of each column."""
        if self._columns is None:
            self._columns, rows = self.limit(0)._run()
            rows.close()
        return [tuple(each) for each in self._columns]

    def _run(self):
        """The columns, and the rows as they come."""
        if self._result is not None:
            return self._columns, self._result
        query, columns = self._session._gateway.execute(self._sql, self._parameters)
        return columns, self._session._rows(query)

    def __iter__(self):
        """The rows as they come."""
        columns, rows = self._run()
        return map(Row.type_of(name for name, _ in columns), rows)

    toLocalIterator = __iter__

    def collect(self):
        """All rows, as a list."""
        return list(self)

    def take(self, count):
        """The first rows, as a list."""
        return self.limit(count).collect()

    head = take

    def first(self):
        """The first row, or None."""
        rows = self.take(1)
        return rows[0] if rows else None

    def count(self):
        """How many rows there are."""
        if self._result is not None:
            return len(self._result)
        return self.agg("count(*) AS n").collect()[0][0]

    def isEmpty(self):
        """Whether there are no rows."""
        return self.first() is None

    def show(self, count=20):
        """Prints the first rows."""
        columns, rows = self.limit(count + 1)._run()
        rows = list(rows)
        cells = [[name for name, _ in columns]]
        cells += [["NULL" if value is None else str(value) for value in row] for row in rows[:count]]
        widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
        lines = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths)) for line in cells]
        lines.insert(1, "-+-".join("-" * width for width in widths))
        print("\n".join(line.rstrip() for line in lines))
        if len(rows) > count:
            print(f"(only the first {count} rows)")

    def explain(self):
        """Prints the plan."""
        frame = self._session.sql(f"EXPLAIN {self._query()}", self._parameters)
        for row in frame:
            print(row[0])

    def toPandas(self):
        """All rows as a pandas.DataFrame, for which pandas has to be installed."""
        import pandas

        rows = self.collect()
        return pandas.DataFrame(rows, columns=self.columns)

    def toArrow(self):
        """All rows as a pyarrow.Table, for which pyarrow has to be installed."""
        import pyarrow

        names = self.columns
        rows = self.collect()
        return pyarrow.table([[row[i] for row in rows] for i in range(len(names))], names=names)

    # Other effects

    def createOrReplaceTempView(self, name):
        """Makes the query known to SQL of this session under a name."""
        self._session.sql(f"CREATE OR REPLACE TEMPORARY VIEW {name} AS {self._query()}", self._parameters)

    def saveAsTable(self, name, mode="error"):
        """Writes the rows to a table. mode is error, overwrite or append."""
        start = {
            "error": f"CREATE TABLE {name} AS",
            "overwrite": f"CREATE OR REPLACE TABLE {name} AS",
            "append": f"INSERT INTO {name}",
        }[mode]
        self._session.sql(f"{start} {self._query()}", self._parameters)


class GroupedData:
    """The groups of a DataFrame."""

    def __init__(self, frame, columns):
        self._frame = frame
        self._groups = columns

    def agg(self, *aggregates):
        """The columns of the groups, and aggregates such as "sum(a) AS total"."""
        columns = ", ".join(self._groups + _list(aggregates))
        # By position, because a group may have an alias.
        positions = ", ".join(str(i + 1) for i in range(len(self._groups)))
        groups = f" GROUP BY {positions}" if positions else ""
        return self._frame._over(lambda this: f"SELECT {columns} FROM {this} AS t{groups}")

    def count(self):
        """How many rows each group has, in the column count."""
        return self.agg('count(*) AS "count"')
