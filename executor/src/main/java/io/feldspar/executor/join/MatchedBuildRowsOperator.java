package io.feldspar.executor.join;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.store.LongValues;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The second half of a RIGHT_SEMI or RIGHT_ANTI join on a shared table.
///
/// Its input is what all probe tasks found: the numbers of build rows that matched, each perhaps
/// more than once, in one BIGINT column. The output is the build rows that are (not) among them.
public final class MatchedBuildRowsOperator implements Operator {

    private final Operator input;
    private final Vector[] columns;
    private final int rowCount;
    private final JoinType type;
    private final MemoryPool.Reservation memory;
    private @Nullable BuildRowSource rows;

    /// The second half of a hash join.
    public MatchedBuildRowsOperator(
            Operator input, JoinTable table, JoinType type, OperatorContext context) {
        this(input, table.columns(), table.rows(), type, context);
    }

    /// The second half of a nested loop join.
    public MatchedBuildRowsOperator(
            Operator input, BuildRows build, JoinType type, OperatorContext context) {
        this(input, build.columns(), build.rows(), type, context);
    }

    private MatchedBuildRowsOperator(
            Operator input,
            Vector[] columns,
            int rowCount,
            JoinType type,
            OperatorContext context) {
        if (type != JoinType.RIGHT_SEMI && type != JoinType.RIGHT_ANTI) {
            throw new IllegalArgumentException(type + " join hands on no build rows alone");
        }
        this.input = input;
        this.columns = columns;
        this.rowCount = rowCount;
        this.type = type;
        memory = context.memory().reservation("JOIN");
    }

    @Override
    public @Nullable Batch next() {
        BuildRowSource source = rows;
        if (source == null) {
            source = collect();
            rows = source;
        }
        return source == null ? null : source.next();
    }

    private @Nullable BuildRowSource collect() {
        RowBitmap matched = new RowBitmap(rowCount, memory);
        long[] numbers = new long[Batch.SIZE];
        Batch batch = input.next();
        while (batch != null) {
            int count = batch.rowCount();
            if (numbers.length < count) {
                numbers = new long[count];
            }
            LongValues.read(batch.column(0), batch.selection(), count, numbers);
            for (int i = 0; i < count; i++) {
                matched.add((int) numbers[i]);
            }
            batch = input.next();
        }
        JoinOutput output = new JoinOutput(List.of(), columns);
        return BuildRowSource.of(type, false, matched, rowCount, output);
    }

    @Override
    public void close() {
        memory.close();
        input.close();
    }
}
