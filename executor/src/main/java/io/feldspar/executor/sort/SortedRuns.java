package io.feldspar.executor.sort;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.SortKey;
import io.feldspar.executor.spill.RunReader;
import io.feldspar.executor.spill.RunWriter;
import io.feldspar.executor.spill.SpillFile;
import io.feldspar.executor.spill.SpilledRun;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sorted runs that a sort has on disk, and their merge.
///
/// ```text
/// run 0 … run 31   run 32 … run 63   run 64          one file
///     └─ run 0 ─┘      └─ run 1 ─┘      run 2        another, where memory has no room for all
///            └──────── merge ───────────┘
/// ```
/// Runs that are merged lie next to each other, so that rows with equal keys stay in the order in
/// which they came.
final class SortedRuns implements AutoCloseable {

    /// More runs are not merged at once: each needs its buffers.
    private static final int MOST_AT_ONCE = 32;

    private final List<SortKey> keys;
    private final List<Type> types;
    private final OperatorContext context;
    private final MemoryPool.Reservation buffers;
    private @Nullable SpillFile file;
    private List<SpilledRun> runs = new ArrayList<>();

    SortedRuns(List<SortKey> keys, List<Type> types, OperatorContext context) {
        this.keys = List.copyOf(keys);
        this.types = List.copyOf(types);
        this.context = context;
        buffers = context.memory().reservation("ORDER BY");
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /// Writes a run behind the others.
    void add(Operator sorted) {
        SpillFile current = file;
        if (current == null) {
            current = context.memory().newSpillFile();
            file = current;
        }
        runs.add(write(sorted, current));
    }

    private SpilledRun write(Operator sorted, SpillFile to) {
        try (RunWriter writer = to.startRun()) {
            for (Batch batch = sorted.next(); batch != null; batch = sorted.next()) {
                context.checkCancelled();
                writer.write(batch);
            }
            return writer.finish();
        }
    }

    /// All rows in order. The runs stay open until [#close].
    Operator merge() {
        int together = reserve(runs);
        while (together < runs.size()) {
            mergeSome(together);
            together = reserve(runs);
        }
        return merged(file, runs);
    }

    /// Replaces the runs by a smaller number, `together` at a time.
    private void mergeSome(int together) {
        SpillFile before = file;
        List<SpilledRun> fewer = new ArrayList<>();
        SpillFile to = context.memory().newSpillFile();
        file = to;
        try {
            for (int from = 0; from < runs.size(); from += together) {
                int end = Math.min(runs.size(), from + together);
                try (Operator some = merged(before, runs.subList(from, end))) {
                    fewer.add(write(some, to));
                }
            }
        } finally {
            if (before != null) {
                before.close();
            }
        }
        runs = fewer;
    }

    private Operator merged(@Nullable SpillFile from, List<SpilledRun> some) {
        if (from == null) {
            throw new IllegalStateException("there is no run to read");
        }
        List<Operator> inputs = new ArrayList<>();
        for (SpilledRun run : some) {
            inputs.add(new RunOperator(from.read(run), context));
        }
        int batchRows = some.stream().mapToInt(SpilledRun::batchRows).max().orElse(1);
        return inputs.size() == 1
                ? inputs.get(0)
                : new MergeOperator(inputs, keys, types, Math.max(1, batchRows), context);
    }

    /// Reserves what reading some of the runs needs, and says how many at once: at least two, or
    /// the only one.
    private int reserve(List<SpilledRun> all) {
        buffers.close();
        long largest = all.stream().mapToLong(SpilledRun::batchBytes).max().orElse(0);
        // A batch that is read, the bytes that it is made from, and the buffer of the file.
        long each = 2 * largest + 2 * SpillFile.BUFFER;
        int least = Math.min(2, all.size());
        // The batch that is made may hold an array while it is copied into a larger one.
        buffers.grow(least * each + 3 * largest);
        int together = least;
        while (together < Math.min(MOST_AT_ONCE, all.size()) && buffers.tryGrow(each)) {
            together++;
        }
        return together;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
        runs = new ArrayList<>();
        buffers.close();
    }

    /// Reads a run.
    private record RunOperator(RunReader reader, OperatorContext context) implements Operator {

        @Override
        public @Nullable Batch next() {
            context.checkCancelled();
            return reader.next();
        }

        @Override
        public void close() {}
    }
}
