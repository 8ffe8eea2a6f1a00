package io.feldspar.executor.function;

import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// The states of one call of an [AggregateFunction], one for each group.
///
/// Rows that do not count (a null argument, a filter that is not true) are left out before they
/// come here, so that no loop tests for null. States and results can be read at any time and
/// change only with the next rows.
///
/// ```text
/// GROUP BY, first phase    add … add, states
/// GROUP BY, last phase     merge … merge, results
/// a frame that grows       add, results, add, results …
/// a frame that slides      RemovingAccumulator: remove, add, results, remove, add, results …
/// any other frame          add each run of rows to a group of its own: the leaves of a segment
///                          tree; merge states upwards; a frame merges the few that cover it
/// ```
/// States that are merged in the order of their rows give what one pass over the rows gives.
/// Belongs to one thread.
public interface GroupedAccumulator {

    /// Makes room for the groups 0 to `groups`.
    void ensure(int groups);

    /// Adds rows of the arguments to the states of their groups.
    void add(FlatVector[] arguments, Rows rows);

    /// Merges partial states, whose columns are `states`, into those of their groups.
    void merge(FlatVector[] states, Rows rows);

    /// Writes the columns of the states of the groups `from` to `from + count` to
    /// `out[at], out[at + 1], …`.
    void states(int from, int count, Vector[] out, int at);

    /// The results of the groups `from` to `from + count`.
    Vector results(int from, int count);

    /// Makes all groups empty.
    void reset();

    /// How groups come into being.
    enum Groups {

        /// There is one group, 0, also when there are no rows.
        SINGLE,

        /// A row creates its group, even if the aggregate leaves that row out.
        BY_KEY,

        /// The frames of a window: any group may be empty, and rows can be removed.
        FRAMES
    }

    /// The rows to add, and their groups.
    final class Rows {

        /// The numbers of the rows; null for 0 to `count`.
        public int @Nullable [] rows;

        /// `groups[i]` is the group of row `rows[i]`; null if all rows belong to group 0.
        public int @Nullable [] groups;

        public int count;

        /// Whether no row of the batch was left out.
        public boolean complete;

        /// The number of groups before the batch.
        public int groupsBefore;
    }
}
