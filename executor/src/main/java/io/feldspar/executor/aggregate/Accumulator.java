package io.feldspar.executor.aggregate;

import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// The states of one aggregate for all groups, one array entry per group.
///
/// Rows that the aggregate ignores (a null argument, a filter that is not true) are gone before
/// they come here, so that no loop tests for null. `groups[i]` is the group of row `rows[i]` (`i`
/// where `rows` is null); where `groups` is null there is one group, 0.
public abstract class Accumulator {

    /// Makes room for the groups 0 to `groups`.
    abstract void ensure(int groups);

    /// Adds rows of the arguments to their groups' states.
    abstract void add(FlatVector[] arguments, Rows rows);

    /// Merges partial states, whose columns are `states`, into those of their groups.
    abstract void merge(FlatVector[] states, Rows rows);

    /// The columns of the states of the groups `from` to `from + count`, written to
    /// `out[at], out[at + 1], …`.
    abstract void states(int from, int count, Vector[] out, int at);

    /// The results of the groups `from` to `from + count`.
    abstract Vector results(int from, int count);

    /// Forgets all groups.
    abstract void reset();

    /// Which rows to add, and to which groups.
    static final class Rows {
        int @Nullable [] rows;
        int @Nullable [] groups;
        int count;

        /// Whether the batch had no rows besides these.
        boolean complete;

        /// The number of groups before the batch.
        int groupsBefore;
    }
}
