package io.feldspar.executor.aggregate;

import io.feldspar.executor.aggregate.GroupStates.Shape;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.memory.Spillable;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate.Phase;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Groups the rows of its input and aggregates each group.
///
/// ```text
/// input ── GroupStates ── emitted                                    while memory suffices
///   ▲           └── SpilledGroups ── partition by partition ──┐       where it does not
///   └───────────────────── merged as an input of its own ◄────┘
/// ```
/// The output is the group columns, then a column per aggregate (PARTIAL and INTERMEDIATE: the
/// columns of its state). A PARTIAL or INTERMEDIATE aggregation that has no memory for further
/// groups emits those that it has and starts again, and one that finds hardly two rows of a group
/// gives up its table and passes rows on as states of their own; the FINAL one merges them all the
/// same. States are merged in the order of their rows.
public final class HashAggregateOperator implements Operator, Spillable {

    /// Rows after which a partial aggregation is judged.
    private static final int TRIAL_ROWS = 100_000;

    private static final double USELESS = 0.8;

    private final Operator input;
    private final OperatorContext context;
    private final Phase phase;
    private final Shape shape;
    /// How groups that were spilled are aggregated.
    private final Shape mergeShape;
    private final MemoryPool.Reservation memory;

    /// What is aggregated at the moment: the input, or a partition of groups that were spilled.
    private Operator source;
    private boolean sourceEnded;
    private int level;
    private @Nullable GroupStates groups;

    /// A batch of the source for which there was no room yet.
    private @Nullable Batch unadded;

    /// What of the source has been spilled.
    private @Nullable SpilledGroups spilled;

    /// What else was spilled, the deepest level first.
    private final Deque<SpilledGroups> unmerged = new ArrayDeque<>();

    private long rows;
    private boolean emitting;
    private int emitted;
    private boolean passesOn;
    private boolean closed;

    private @Nullable RowStates rowStates;

    /// Read by other threads.
    private volatile boolean divisible;

    /// @param inputTypes the types of the input's columns
    public HashAggregateOperator(
            Operator input,
            Phase phase,
            List<Type> inputTypes,
            List<Integer> groupColumns,
            List<AggregateCall> calls,
            OperatorContext context) {
        this.input = input;
        this.phase = phase;
        this.context = context;
        int[] keys = groupColumns.stream().mapToInt(Integer::intValue).toArray();
        List<Type> keyTypes = groupColumns.stream().map(inputTypes::get).toList();
        boolean merges = phase == Phase.FINAL || phase == Phase.INTERMEDIATE;
        shape = new Shape(keyTypes, keys, List.copyOf(calls), merges);
        mergeShape = merging(keyTypes, calls);
        memory = context.memory().reservation("GROUP BY", this);
        source = input;
    }

    /// The keys come first, then the columns of each state.
    private static Shape merging(List<Type> keyTypes, List<AggregateCall> calls) {
        List<AggregateCall> merges = new ArrayList<>();
        int column = keyTypes.size();
        for (AggregateCall call : calls) {
            int next = column + call.function().stateTypes(call.argumentTypes()).size();
            merges.add(
                    new AggregateCall(
                            call.function(),
                            IntStream.range(column, next).boxed().toList(),
                            call.argumentTypes(),
                            null,
                            call.type(),
                            call.location()));
            column = next;
        }
        return new Shape(keyTypes, IntStream.range(0, keyTypes.size()).toArray(), merges, true);
    }

    @Override
    public @Nullable Batch next() {
        while (!closed) {
            if (emitting) {
                memory.spillIfAsked();
            }
            if (emitting) {
                Batch batch = emit();
                if (batch != null) {
                    return batch;
                }
                release();
                emitting = false;
                emitted = 0;
            } else if (passesOn) {
                Batch batch = input.next();
                if (batch != null) {
                    return passOn(batch);
                }
                passesOn = false;
                sourceEnded = true;
            } else if (sourceEnded && !openPartition()) {
                break;
            } else {
                consume();
            }
        }
        rowStates = null;
        memory.close();
        return null;
    }

    /// Makes the next partition of spilled groups the source.
    private boolean openPartition() {
        while (!unmerged.isEmpty()) {
            SpilledGroups deepest = unmerged.getFirst();
            Operator partition = deepest.nextPartition();
            if (partition != null) {
                source = partition;
                sourceEnded = false;
                level = deepest.level() + 1;
                return true;
            }
            deepest.close();
            unmerged.remove();
        }
        return false;
    }

    /// Aggregates the source until it ends or something has to be emitted.
    private void consume() {
        Batch batch = unadded == null ? source.next() : unadded;
        while (batch != null) {
            unadded = batch;
            memory.spillIfAsked();
            if (!add(batch)) {
                return;
            }
            unadded = null;
            batch = source.next();
        }
        groups();
        sourceEnded = true;
        SpilledGroups others = spilled;
        if (others == null) {
            emitting = true;
        } else {
            spillGroups(others, 0);
            unmerged.push(others);
            spilled = null;
        }
    }

    private GroupStates groups() {
        GroupStates current = groups;
        if (current == null) {
            current = new GroupStates(level == 0 ? shape : mergeShape, memory);
            groups = current;
        }
        return current;
    }

    /// @return false where something has to be emitted first
    private boolean add(Batch batch) {
        if (!assign(batch)) {
            emitting = true;
            return false;
        }
        GroupStates current = groups();
        boolean spillable = level < SpilledGroups.MAX_LEVEL;
        current.aggregate(batch, spillable);
        rows += batch.rowCount();
        divisible = spillable && current.divisible();
        if (memory.endOverdraft()) {
            spill(Long.MAX_VALUE);
        } else if (useless(current)) {
            unadded = null;
            passesOn = true;
            emitting = true;
            return false;
        }
        return true;
    }

    /// Numbers the groups of the batch; where memory is refused, groups are spilled, or it returns
    /// false where they are better emitted.
    private boolean assign(Batch batch) {
        try {
            groups().assign(batch);
            return true;
        } catch (FeldsparException e) {
            boolean helps =
                    e.code() == ErrorCode.OUT_OF_MEMORY || e.code() == ErrorCode.VALUE_TOO_LARGE;
            if (!helps || !divisible) {
                throw e;
            }
            if (emitsEarly()) {
                return false;
            }
            spill(Long.MAX_VALUE);
            groups().assign(batch);
            return true;
        }
    }

    /// Whether several states of a key may be emitted, one after the other in the order of rows.
    private boolean emitsEarly() {
        return emitsStates() && level == 0 && spilled == null && shape.grouped();
    }

    private boolean emitsStates() {
        return phase == Phase.PARTIAL || phase == Phase.INTERMEDIATE;
    }

    private boolean useless(GroupStates current) {
        return rows > TRIAL_ROWS && current.size() > USELESS * rows && emitsEarly();
    }

    @Override
    public long spillableBytes() {
        return divisible ? memory.bytes() : 0;
    }

    @Override
    public long spill(long wanted) {
        if (!divisible) {
            return 0;
        }
        long before = memory.bytes();
        SpilledGroups target = spilled;
        if (target == null) {
            target = new SpilledGroups(mergeShape.keyColumns(), level, context);
            spilled = target;
        }
        spillGroups(target, emitting ? emitted : 0);
        emitting = false;
        passesOn = false;
        emitted = 0;
        if (sourceEnded) {
            unmerged.push(target);
            spilled = null;
        }
        return before - memory.bytes();
    }

    private void spillGroups(SpilledGroups target, int from) {
        target.write(groups(), from, memory.bytes());
        release();
    }

    private @Nullable Batch emit() {
        GroupStates current = groups();
        int count = Math.min(Batch.SIZE, current.size() - emitted);
        if (count == 0) {
            return null;
        }
        int from = emitted;
        emitted += count;
        return emitsStates() ? current.states(from, count) : current.results(from, count);
    }

    /// Each row as a group of its own.
    private Batch passOn(Batch batch) {
        if (rowStates == null) {
            rowStates = new RowStates(shape, memory);
        }
        return rowStates.of(batch);
    }

    private void release() {
        divisible = false;
        groups = null;
        rows = 0;
        memory.close();
    }

    /// How groups are found at the moment.
    String strategy() {
        return groups().strategy();
    }

    @Override
    public void close() {
        closed = true;
        rowStates = null;
        release();
        if (spilled != null) {
            spilled.close();
            spilled = null;
        }
        unmerged.forEach(SpilledGroups::close);
        unmerged.clear();
        input.close();
    }
}
