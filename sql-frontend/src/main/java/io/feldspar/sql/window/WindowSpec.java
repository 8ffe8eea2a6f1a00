package io.feldspar.sql.window;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Exclusion;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a call with OVER says, apart from its expressions, which are operands in this order:
///
/// ```text
/// the arguments, the condition of FILTER, PARTITION BY, ORDER BY, the frame's start, its end
/// ```
/// A bound with an offset has an operand: with ROWS and GROUPS the offset, with RANGE the key of
/// the bound, such as `key - offset`.
///
/// @param name of the function, in upper case
public record WindowSpec(
        String name,
        int arguments,
        boolean filtered,
        boolean distinct,
        boolean ignoreNulls,
        int partitions,
        List<Direction> order,
        Unit unit,
        Bound.Kind start,
        Bound.Kind end,
        Exclusion exclusion) {

    /// How a key of ORDER BY orders.
    public record Direction(boolean descending, boolean nullsFirst) {
        @Override
        public String toString() {
            return (descending ? "DESC" : "ASC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    public WindowSpec {
        order = List.copyOf(order);
    }

    /// The same with another number of expressions in PARTITION BY.
    public WindowSpec withPartitions(int count) {
        return new WindowSpec(
                name,
                arguments,
                filtered,
                distinct,
                ignoreNulls,
                count,
                order,
                unit,
                start,
                end,
                exclusion);
    }

    /// The operand of FILTER; only where there is one.
    public int filterOperand() {
        return arguments;
    }

    public int firstPartition() {
        return arguments + (filtered ? 1 : 0);
    }

    public int firstKey() {
        return firstPartition() + partitions;
    }

    /// The operand of the frame's start, or -1.
    public int startOperand() {
        return offset(start) ? firstKey() + order.size() : -1;
    }

    /// The operand of the frame's end, or -1.
    public int endOperand() {
        return offset(end) ? firstKey() + order.size() + (offset(start) ? 1 : 0) : -1;
    }

    /// Whether the frame of every row is its partition.
    public boolean frameIsPartition() {
        boolean toTheEnd =
                end == Bound.Kind.UNBOUNDED_FOLLOWING
                        || (end == Bound.Kind.CURRENT_ROW && unit != Unit.ROWS && order.isEmpty());
        return exclusion == Exclusion.NO_OTHERS
                && start == Bound.Kind.UNBOUNDED_PRECEDING
                && toTheEnd;
    }

    /// The number of all operands.
    int operands() {
        return firstKey() + order.size() + (offset(start) ? 1 : 0) + (offset(end) ? 1 : 0);
    }

    private static boolean offset(Bound.Kind kind) {
        return kind == Bound.Kind.PRECEDING || kind == Bound.Kind.FOLLOWING;
    }

    /// The aggregate function, or null for a function that is called with OVER alone.
    public @Nullable AggregateFunction aggregate() {
        return FunctionRegistry.builtIn().findAggregate(name);
    }

    /// The function that is called with OVER alone.
    public WindowFunction function() {
        return FunctionRegistry.builtIn().window(name);
    }

    Type resultType(List<Type> given) {
        AggregateFunction aggregate = aggregate();
        if (aggregate != null) {
            return aggregate.resultType(given);
        }
        return function().resultType(function().parameterTypes(given));
    }

    boolean neverNull() {
        AggregateFunction aggregate = aggregate();
        return aggregate == null ? function().neverNull() : aggregate.resultOfNoRows() != null;
    }
}
