package io.feldspar.sql.tree;

import io.feldspar.sql.dialect.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A relation as a tree of operations.
public sealed interface Query {

    /// A query that is written in SQL.
    ///
    /// @param parameters the values of its `?`
    /// @param columns their names
    record Text(
            String sql, Dialect dialect, List<@Nullable Object> parameters, List<String> columns)
            implements Query {
        public Text {
            parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
            columns = List.copyOf(columns);
        }
    }

    /// A table or view.
    ///
    /// @param name as SQL writes it
    /// @param columns their names
    record Table(String name, List<String> columns) implements Query {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /// Files of a format.
    ///
    /// @param options names in lower case
    /// @param columns their names
    record Files(
            String format, List<String> paths, Map<String, String> options, List<String> columns)
            implements Query {
        public Files {
            paths = List.copyOf(paths);
            options = Map.copyOf(options);
            columns = List.copyOf(columns);
        }
    }

    /// The column `id` of the numbers from a start to below an end.
    record Range(long start, long end, long step) implements Query {}

    /// Rows of the program.
    record Rows(LocalRows rows) implements Query {}

    /// A relation that columns can be taken from by its number.
    ///
    /// @param number no other data set of the process has it
    record Numbered(Query input, long number) implements Query {}

    /// A relation whose columns can be qualified by a name.
    record As(Query input, String name) implements Query {}

    record Project(Query input, List<Expr> items) implements Query {
        public Project {
            items = List.copyOf(items);
        }
    }

    /// All columns, some of them replaced, and new ones behind them.
    record WithColumns(Query input, List<Expr.Alias> columns) implements Query {
        public WithColumns {
            columns = List.copyOf(columns);
        }
    }

    /// All columns under other names where they have one of these.
    record Renamed(Query input, Map<String, String> names) implements Query {
        public Renamed {
            names = Map.copyOf(names);
        }
    }

    /// All columns under these names.
    record Named(Query input, List<String> names) implements Query {
        public Named {
            names = List.copyOf(names);
        }
    }

    /// All columns but these; names that no column has are ignored.
    record Drop(Query input, List<Expr> columns) implements Query {
        public Drop {
            columns = List.copyOf(columns);
        }
    }

    record Filter(Query input, Expr condition) implements Query {}

    /// The groups of rows with equal keys: a column for each key, and then the aggregates.
    record Aggregate(Query input, Grouping grouping, List<Expr> keys, List<Expr> aggregates)
            implements Query {
        public Aggregate {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }
    }

    /// Which keys make groups.
    enum Grouping {
        ALL,
        ROLLUP,
        CUBE
    }

    /// @param on null where the join has no condition
    record Join(Query left, Query right, JoinKind kind, @Nullable JoinOn on) implements Query {}

    enum JoinKind {
        INNER,
        CROSS,
        LEFT,
        RIGHT,
        FULL,
        SEMI,
        ANTI
    }

    /// Which rows a join pairs.
    sealed interface JoinOn {

        record Condition(Expr condition) implements JoinOn {}

        /// Equal columns of these names, which the result has once, in front.
        record Using(List<String> columns) implements JoinOn {
            public Using {
                columns = List.copyOf(columns);
            }
        }
    }

    record Sort(Query input, List<Expr> keys) implements Query {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /// @param count how many rows at most, or null for all
    record Limit(Query input, @Nullable Long count, long offset) implements Query {}

    record SetOperation(Query left, Query right, SetKind kind, boolean all) implements Query {}

    enum SetKind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /// All rows of both, whose columns are matched by name.
    ///
    /// @param missing whether a column that one side lacks is NULL there, rather than an error
    record UnionByName(Query left, Query right, boolean missing) implements Query {}

    /// @param columns that tell rows apart; all of them where there are none
    record Distinct(Query input, List<String> columns) implements Query {
        public Distinct {
            columns = List.copyOf(columns);
        }
    }

    /// The relations that it is made of.
    default List<Query> inputs() {
        return switch (this) {
            case Text _, Table _, Files _, Range _, Rows _ -> List.of();
            case Numbered(Query input, long _) -> List.of(input);
            case As(Query input, String _) -> List.of(input);
            case Project(Query input, List<Expr> _) -> List.of(input);
            case WithColumns(Query input, List<Expr.Alias> _) -> List.of(input);
            case Renamed(Query input, Map<String, String> _) -> List.of(input);
            case Named(Query input, List<String> _) -> List.of(input);
            case Drop(Query input, List<Expr> _) -> List.of(input);
            case Filter(Query input, Expr _) -> List.of(input);
            case Aggregate aggregate -> List.of(aggregate.input());
            case Join join -> List.of(join.left(), join.right());
            case Sort(Query input, List<Expr> _) -> List.of(input);
            case Limit limit -> List.of(limit.input());
            case SetOperation operation -> List.of(operation.left(), operation.right());
            case UnionByName union -> List.of(union.left(), union.right());
            case Distinct(Query input, List<String> _) -> List.of(input);
        };
    }
}
