package io.feldspar.sql.tree;

import io.feldspar.executor.function.user.Routine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression as a tree, whose text is the name of a column that has no other.
public sealed interface Expr {

    /// A column, and perhaps a field of its struct: `a`, `t.a`, `a.f`.
    record Name(List<String> parts) implements Expr {
        public Name {
            parts = List.copyOf(parts);
        }
    }

    /// A column of the relation with a number, [Query.Numbered].
    record ColumnOf(long relation, String name) implements Expr {}

    /// All columns, or those with a qualifier.
    record Star(List<String> qualifier) implements Expr {
        public Star {
            qualifier = List.copyOf(qualifier);
        }
    }

    /// A value: null, Boolean, a number, String, byte[], a `java.time` value, or a List or Map of
    /// these.
    record Constant(@Nullable Object value) implements Expr {}

    record Call(String function, boolean distinct, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        public static Call of(String function, Expr... arguments) {
            return new Call(function, false, List.of(arguments));
        }
    }

    /// The call of a function in Java that has no name in the session.
    record UserCall(Routine routine, List<Expr> arguments) implements Expr {
        public UserCall {
            arguments = List.copyOf(arguments);
        }
    }

    record Operation(Operator operator, List<Expr> operands) implements Expr {
        public Operation {
            operands = List.copyOf(operands);
        }

        public static Operation of(Operator operator, Expr... operands) {
            return new Operation(operator, List.of(operands));
        }
    }

    /// @param type as SQL writes it
    /// @param orNull whether a value that cannot be cast becomes NULL
    record Cast(Expr operand, String type, boolean orNull) implements Expr {}

    record When(Expr condition, Expr value) {}

    record Case(List<When> branches, @Nullable Expr otherwise) implements Expr {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    record In(Expr operand, List<Expr> values) implements Expr {
        public In {
            values = List.copyOf(values);
        }
    }

    /// A field of a struct.
    record Field(Expr operand, String name) implements Expr {}

    /// The value of a map, or the element of an array of which the first is 1.
    record Item(Expr operand, Expr key) implements Expr {}

    /// @param names one, but for functions that give several columns
    record Alias(Expr operand, List<String> names) implements Expr {
        public Alias {
            names = List.copyOf(names);
        }
    }

    /// A key of an order.
    record Ordered(Expr operand, boolean descending, Nulls nulls) implements Expr {}

    /// Where an order has NULL: as the dialect says, or first or last.
    enum Nulls {
        DEFAULT,
        FIRST,
        LAST
    }

    /// An aggregate of the rows that a condition holds for.
    record Filtered(Expr call, Expr condition) implements Expr {}

    /// A call over a window.
    record Over(Expr call, Window window) implements Expr {}

    /// @param frame null for that of the function
    record Window(List<Expr> partition, List<Expr> order, @Nullable Frame frame) {
        public Window {
            partition = List.copyOf(partition);
            order = List.copyOf(order);
        }
    }

    record Frame(boolean rows, Bound start, Bound end) {}

    /// An end of a frame.
    sealed interface Bound {

        record Unbounded(boolean following) implements Bound {}

        record Current() implements Bound {}

        /// @param distance not negative
        record At(Expr distance, boolean following) implements Bound {}
    }

    record Lambda(List<String> parameters, Expr body) implements Expr {
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }

    /// A parameter of the lambda around it.
    record Parameter(String name) implements Expr {}

    /// An expression that is written in SQL, perhaps with its name.
    record Text(String sql) implements Expr {}

    /// The name of a column that has no other: the expression as SQL would write it.
    default String label() {
        return ExprText.of(this);
    }
}
