package io.feldspar.executor.aggregate;

import io.feldspar.executor.function.aggregate.Count;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate.Phase;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation.Kind;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// INTERSECT and EXCEPT, with or without ALL: whole rows are the keys, and null equals null.
///
/// Counts each different row on both sides. A row with counts l and r comes out
///
/// ```text
///              distinct              ALL
/// INTERSECT    l > 0 and r > 0       min(l, r) times
/// EXCEPT       l > 0 and r = 0       max(0, l - r) times
/// ```
public final class SetOperationOperator implements Operator {

    private final Operator counted;
    private final Kind kind;
    private final boolean all;
    private final int width;
    private @Nullable Batch rows;
    private int row;
    private long repeated;

    /// @param types the types of the columns of both inputs, at least one
    public SetOperationOperator(
            Operator left,
            Operator right,
            Kind kind,
            boolean all,
            List<Type> types,
            OperatorContext context) {
        this.kind = kind;
        this.all = all;
        width = types.size();
        List<Type> countedTypes = new ArrayList<>(types);
        countedTypes.add(SimpleType.BOOLEAN);
        countedTypes.add(SimpleType.BOOLEAN);
        counted =
                new HashAggregateOperator(
                        new Sides(left, right),
                        Phase.SINGLE,
                        countedTypes,
                        IntStream.range(0, width).boxed().toList(),
                        List.of(count(width), count(width + 1)),
                        context);
    }

    private static AggregateCall count(int column) {
        return new AggregateCall(
                new Count(), List.of(column), List.of(SimpleType.BOOLEAN), null, SimpleType.BIGINT);
    }

    /// The rows of both sides, with two more columns: the first is not null in those of the left
    /// side, the second in those of the right one.
    private static final class Sides implements Operator {

        private final Operator left;
        private final Operator right;
        private boolean leftEnded;

        Sides(Operator left, Operator right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public @Nullable Batch next() {
            Batch batch = leftEnded ? null : left.next();
            if (batch != null) {
                return marked(batch, true);
            }
            leftEnded = true;
            batch = right.next();
            return batch == null ? null : marked(batch, false);
        }

        private static Batch marked(Batch batch, boolean isLeft) {
            Vector[] columns = new Vector[batch.columnCount() + 2];
            for (int c = 0; c < batch.columnCount(); c++) {
                columns[c] = batch.column(c);
            }
            int length = batch.length();
            Vector yes = ConstantVector.of(SimpleType.BOOLEAN, true, length);
            Vector no = ConstantVector.of(SimpleType.BOOLEAN, null, length);
            columns[columns.length - 2] = isLeft ? yes : no;
            columns[columns.length - 1] = isLeft ? no : yes;
            return batch.withColumns(columns);
        }

        @Override
        public void close() {
            left.close();
            right.close();
        }
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            Batch current = rows;
            if (current == null) {
                current = counted.next();
                if (current == null) {
                    return null;
                }
                rows = current;
                row = 0;
                repeated = 0;
            }
            int[] picked = new int[Batch.SIZE];
            int count = pick(current, picked);
            if (row == current.rowCount()) {
                rows = null;
            }
            if (count > 0) {
                return picked(current, picked, count);
            }
        }
    }

    /// Writes the numbers of the rows that come out next, each as often as it does.
    private int pick(Batch batch, int[] out) {
        long[] left = counts(batch.column(width));
        long[] right = counts(batch.column(width + 1));
        int count = 0;
        while (row < batch.rowCount() && count < out.length) {
            long times = times(left[row], right[row]);
            while (repeated < times && count < out.length) {
                out[count++] = row;
                repeated++;
            }
            if (repeated >= times) {
                row++;
                repeated = 0;
            }
        }
        return count;
    }

    private static long[] counts(Vector column) {
        return ((LongVector) column).values();
    }

    private long times(long left, long right) {
        return switch (kind) {
            case INTERSECT -> all ? Math.min(left, right) : left > 0 && right > 0 ? 1 : 0;
            case EXCEPT -> all ? left - right : left > 0 && right == 0 ? 1 : 0;
        };
    }

    private Batch picked(Batch batch, int[] rowNumbers, int count) {
        Vector[] columns = new Vector[width];
        for (int c = 0; c < width; c++) {
            columns[c] = batch.column(c).gatherEncoded(rowNumbers, count);
        }
        return Batch.of(columns, count);
    }

    @Override
    public void close() {
        rows = null;
        counted.close();
    }
}
