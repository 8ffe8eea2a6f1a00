package io.feldspar.executor.filter;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A runtime filter that stops testing rows when it is measured to keep most of them.
///
/// Shared by the tasks of a stage, which measure together; the bounds are given in any case.
final class AdaptiveFilter implements RuntimeFilter {

    private static final long TRIAL_ROWS = 100_000;
    private static final double USELESS = 0.7;

    private final RuntimeFilter filter;
    private final LongAdder seen = new LongAdder();
    private final LongAdder passed = new LongAdder();
    private volatile boolean dropped;
    private volatile boolean trusted;

    AdaptiveFilter(RuntimeFilter filter) {
        this.filter = filter;
    }

    boolean dropped() {
        return dropped;
    }

    @Override
    public long min() {
        return filter.min();
    }

    @Override
    public long max() {
        return filter.max();
    }

    @Override
    public boolean mayContain(long key) {
        return filter.mayContain(key);
    }

    @Override
    public int keep(long[] keys, int @Nullable [] selection, int count, int[] kept) {
        if (dropped) {
            return keepAll(selection, count, kept);
        }
        int n = filter.keep(keys, selection, count, kept);
        measure(count, n);
        return n;
    }

    @Override
    public int keep(int[] keys, int @Nullable [] selection, int count, int[] kept) {
        if (dropped) {
            return keepAll(selection, count, kept);
        }
        int n = filter.keep(keys, selection, count, kept);
        measure(count, n);
        return n;
    }

    private static int keepAll(int @Nullable [] selection, int count, int[] kept) {
        for (int i = 0; i < count; i++) {
            kept[i] = selection == null ? i : selection[i];
        }
        return count;
    }

    private void measure(int count, int n) {
        if (trusted) {
            return;
        }
        seen.add(count);
        passed.add(n);
        long rows = seen.sum();
        if (rows >= TRIAL_ROWS) {
            dropped = passed.sum() > USELESS * rows;
            trusted = true;
        }
    }
}
