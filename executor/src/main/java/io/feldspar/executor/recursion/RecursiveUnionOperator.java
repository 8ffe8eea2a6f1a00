package io.feldspar.executor.recursion;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.PhysicalPlan.RecursiveUnion;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Emits the rows of a first query, then those of a recursive one, which runs over the rows of its
/// last run until it gives none.
///
/// Emits batches as they come, so that a LIMIT above ends a recursion that would not end by itself.
/// Holds the rows of two runs, and all different rows for UNION without ALL. The operators of each
/// run are new: whatever they keep does not outlast the run, but tables that a broadcast join made
/// belong to the query and are found again.
public final class RecursiveUnionOperator implements Operator {

    private final RecursiveUnion plan;
    private final Function<WorkingRows, Operator> step;
    private final long limit;
    private final List<Type> types;
    private final OperatorContext context;
    private final @Nullable SeenRows seen;
    private Operator running;
    private WorkingRows given;
    private @Nullable WorkingRows read;
    private long steps;
    private boolean ended;

    /// @param seed the operator of the first query
    /// @param step makes the operator of the recursive query for the rows that it reads
    /// @param limit how often the recursive query runs at most
    public RecursiveUnionOperator(
            RecursiveUnion plan,
            Operator seed,
            Function<WorkingRows, Operator> step,
            long limit,
            OperatorContext context) {
        this.plan = plan;
        this.running = seed;
        this.step = step;
        this.limit = limit;
        this.types = plan.schema().types();
        this.context = context;
        this.seen = plan.all() ? null : new SeenRows(types, context.memory());
        this.given = new WorkingRows(types, context.memory());
    }

    @Override
    public @Nullable Batch next() {
        while (!ended) {
            context.checkCancelled();
            Batch batch = running.next();
            if (batch == null) {
                ended = !stepped();
            } else {
                Batch rows = seen == null ? batch : seen.unseen(batch);
                if (rows != null) {
                    given.append(rows);
                    return rows;
                }
            }
        }
        return null;
    }

    /// Starts the next run where the last one gave rows.
    private boolean stepped() {
        running.close();
        if (given.isEmpty()) {
            return false;
        }
        if (steps == limit) {
            throw new FeldsparException(
                    ErrorCode.RECURSION_LIMIT,
                    "The recursive query '%s' has run %d times and still gives rows"
                            .formatted(plan.name(), limit),
                    "Add a condition that ends it, or raise the limit with MAX RECURSION LEVEL or"
                            + " the setting feldspar.recursion.limit.");
        }
        steps++;
        WorkingRows rows = given;
        release(read);
        read = rows;
        given = new WorkingRows(types, context.memory());
        running = step.apply(rows);
        return true;
    }

    private static void release(@Nullable WorkingRows rows) {
        if (rows != null) {
            rows.close();
        }
    }

    @Override
    public void close() {
        ended = true;
        running.close();
        given.close();
        release(read);
        if (seen != null) {
            seen.close();
        }
    }
}
