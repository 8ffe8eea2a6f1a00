package io.feldspar.executor.expression;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A resolved, typed scalar expression over the columns of a batch.
///
/// Arguments already have the types that the function wants: every conversion is a visible [Cast].
/// Comparisons and logic follow SQL's three-valued logic. An expression prints itself as SQL-like
/// text in which `#3` is column 3.
public sealed interface Expression {

    Type type();

    /// Column `index` of the input.
    record InputRef(int index, Type type) implements Expression {
        @Override
        public String toString() {
            return "#" + index;
        }
    }

    /// A constant, as the Java object that [io.feldspar.executor.vector.Values] defines for the
    /// type.
    record Literal(@Nullable Object value, Type type) implements Expression {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Literal literal
                    && type.equals(literal.type)
                    && Objects.deepEquals(value, literal.value);
        }

        @Override
        public int hashCode() {
            int hash =
                    value instanceof byte[] bytes
                            ? Arrays.hashCode(bytes)
                            : Objects.hashCode(value);
            return 31 * hash + type.hashCode();
        }

        @Override
        public String toString() {
            return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value + "";
        }
    }

    /// A function of the registry, arithmetic included.
    ///
    /// @param location for its errors; takes no part in equality
    record Call(
            ScalarFunction function, List<Expression> arguments, Type type, SourceLocation location)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        public Call(ScalarFunction function, List<Expression> arguments, Type type) {
            this(function, arguments, type, SourceLocation.UNKNOWN);
        }

        @Override
        public String toString() {
            return function.name() + "(" + join(arguments, ", ") + ")";
        }
    }

    /// A conversion; one that fails is an error, or null where `safe` (TRY_CAST).
    ///
    /// @param location for its errors; takes no part in equality
    record Cast(Expression operand, Type type, boolean safe, SourceLocation location)
            implements Expression {
        public Cast(Expression operand, Type type, boolean safe) {
            this(operand, type, safe, SourceLocation.UNKNOWN);
        }

        @Override
        public String toString() {
            return (safe ? "TRY_CAST(" : "CAST(") + operand + " AS " + type.sql() + ")";
        }
    }

    /// A comparison of two operands of the same type; null where either is.
    record Comparison(ComparisonOperator operator, Expression left, Expression right)
            implements Expression {
        @Override
        public Type type() {
            return SimpleType.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + left + " " + operator.sql() + " " + right + ")";
        }
    }

    record And(List<Expression> operands) implements Expression {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return SimpleType.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + join(operands, " AND ") + ")";
        }
    }

    record Or(List<Expression> operands) implements Expression {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public Type type() {
            return SimpleType.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + join(operands, " OR ") + ")";
        }
    }

    record Not(Expression operand) implements Expression {
        @Override
        public Type type() {
            return SimpleType.BOOLEAN;
        }

        @Override
        public String toString() {
            return "NOT " + operand;
        }
    }

    record IsNull(Expression operand) implements Expression {
        @Override
        public Type type() {
            return SimpleType.BOOLEAN;
        }

        @Override
        public String toString() {
            return operand + " IS NULL";
        }
    }

    /// Whether the operand equals one of `values`, which are literals of its type; null where the
    /// operand is null, or where it equals none and one of them is null.
    record In(Expression operand, List<Literal> values) implements Expression {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public Type type() {
            return SimpleType.BOOLEAN;
        }

        @Override
        public String toString() {
            return operand + " IN (" + join(values, ", ") + ")";
        }
    }

    /// The result of the first branch whose condition is true, else `otherwise`. Branches that are
    /// not taken are not evaluated. COALESCE, NULLIF and searched and simple CASE all become this.
    record Case(List<Branch> branches, Expression otherwise) implements Expression {
        public Case {
            branches = List.copyOf(branches);
        }

        public record Branch(Expression condition, Expression result) {}

        @Override
        public Type type() {
            return otherwise.type();
        }

        @Override
        public String toString() {
            return branches.stream()
                    .map(branch -> "WHEN " + branch.condition + " THEN " + branch.result)
                    .collect(Collectors.joining(" ", "CASE ", " ELSE " + otherwise + " END"));
        }
    }

    /// An argument of a [io.feldspar.executor.function.HigherOrderFunction] that is a function.
    ///
    /// The body has columns of its own: the parameters, and behind them the values of `captures`,
    /// which are expressions over the columns around the call.
    ///
    /// ```text
    /// x -> x + a      parameters (x), captures (#5), body +(#0, #1)      where #5 is a
    /// ```
    record Lambda(List<Member> parameters, List<Expression> captures, Expression body)
            implements Expression {

        private static final Pattern COLUMN = Pattern.compile("#(\\d+)");

        public Lambda {
            parameters = List.copyOf(parameters);
            captures = List.copyOf(captures);
        }

        /// The type of the results.
        @Override
        public Type type() {
            return body.type();
        }

        /// The same, with another body over the same columns.
        public Lambda withBody(Expression other) {
            return new Lambda(parameters, captures, other);
        }

        @Override
        public String toString() {
            String names = parameters.stream().map(Member::name).collect(Collectors.joining(", "));
            String text =
                    COLUMN.matcher(body.toString())
                            .replaceAll(
                                    found ->
                                            Matcher.quoteReplacement(
                                                    column(Integer.parseInt(found.group(1)))));
            return (parameters.size() == 1 ? names : "(" + names + ")") + " -> " + text;
        }

        private String column(int index) {
            int captured = index - parameters.size();
            return captured < 0 ? parameters.get(index).name() : captures.get(captured).toString();
        }
    }

    private static String join(List<? extends Expression> expressions, String separator) {
        return expressions.stream()
                .map(Expression::toString)
                .collect(Collectors.joining(separator));
    }
}
