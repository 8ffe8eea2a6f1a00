package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// An aggregate over the elements of an array: each array is a group.
public final class ListAggregate extends NestedFunction {

    private final AggregateFunction aggregate;

    /// @param array such as `[1, 2]`, of which the description's result is told
    public ListAggregate(
            AggregateFunction aggregate, List<String> aliases, String array, String result) {
        super(
                "LIST_" + aggregate.name(),
                aliases,
                about(
                        "LIST_%s(a)".formatted(aggregate.name()),
                        "The aggregate %s of the elements.".formatted(aggregate.name()),
                        "LIST_%s(%s)".formatted(aggregate.name(), array),
                        result));
        this.aggregate = aggregate;
    }

    private List<Type> ofElements(List<Type> arguments) {
        List<Type> types = new ArrayList<>(arguments);
        types.set(0, array(arguments, 0).element());
        return types;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, 3);
        List<Type> types = new ArrayList<>(aggregate.parameterTypes(ofElements(arguments)));
        types.set(0, new ArrayType(types.get(0)));
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return aggregate.resultType(ofElements(arguments));
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        ListVector lists = (ListVector) arguments[0].gather(null, count);
        List<Type> types = new ArrayList<>();
        for (FlatVector each : arguments) {
            types.add(each.type());
        }
        GroupedAccumulator accumulator =
                aggregate.accumulator(
                        ofElements(types),
                        result,
                        GroupedAccumulator.Groups.FRAMES,
                        MemoryPool.Reservation.uncounted());
        accumulator.ensure(count);
        GroupedAccumulator.Rows rows = rows(lists, count);
        if (rows.count > 0) {
            accumulator.add(elements(lists, arguments, rows), rows);
        }
        return accumulator.results(0, count).flatten(null, count);
    }

    /// The elements that count, and their arrays.
    private GroupedAccumulator.Rows rows(ListVector lists, int count) {
        int[] elements = new int[lists.child().length()];
        int[] groups = new int[lists.child().length()];
        int n = 0;
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < lists.size(row); i++) {
                int element = lists.starts()[row] + i;
                if (!lists.child().isNull(element) || !aggregate.skipsNulls(0)) {
                    elements[n] = element;
                    groups[n++] = row;
                }
            }
        }
        GroupedAccumulator.Rows rows = new GroupedAccumulator.Rows();
        rows.rows = Arrays.copyOf(elements, n);
        rows.groups = Arrays.copyOf(groups, n);
        rows.count = n;
        rows.groupsBefore = count;
        return rows;
    }

    /// The columns of the aggregate: the elements, and the other arguments once for each.
    private static FlatVector[] elements(
            ListVector lists, FlatVector[] arguments, GroupedAccumulator.Rows rows) {
        FlatVector[] columns = new FlatVector[arguments.length];
        columns[0] = lists.child();
        int[] rowOf = new int[lists.child().length()];
        for (int i = 0; i < rows.count; i++) {
            rowOf[Objects.requireNonNull(rows.rows)[i]] = Objects.requireNonNull(rows.groups)[i];
        }
        for (int i = 1; i < arguments.length; i++) {
            columns[i] = arguments[i].gather(rowOf, rowOf.length);
        }
        return columns;
    }
}
