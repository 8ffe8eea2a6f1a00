package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers groups: equal keys get the same number, in the order of first appearance.
///
/// Null is a key like any other; NaN equals NaN and -0.0 equals 0.0. How the keys are found changes
/// with what the batches bring:
///
/// ```text
/// integers and dictionary codes that fit 64 bits together     PackedGroups
///     of a small range against the number of groups             in a direct array
///     of a wide one                                              in a hash table of longs
/// anything else                                                HashedGroups
/// ```
/// Belongs to one thread.
public final class GroupTable {

    private final List<Type> types;
    private final MemoryPool.Reservation reservation;
    private @Nullable PackedGroups packed;
    private @Nullable HashedGroups hashed;

    /// @param types the types of the keys, at least one
    public GroupTable(List<Type> types, MemoryPool.Reservation reservation) {
        this.types = List.copyOf(types);
        this.reservation = reservation;
    }

    public int size() {
        if (packed != null) {
            return packed.size();
        }
        return hashed == null ? 0 : hashed.size();
    }

    /// Sets `groups[i]` to the number of the group of the keys' row `rows[i]` (`i` where `rows` is
    /// null).
    ///
    /// Where memory is refused, the keys of the groups before this call can still be read, and
    /// nothing else can be done with the table.
    public void assign(Vector[] keys, int @Nullable [] rows, int count, int[] groups) {
        if (packed == null && hashed == null) {
            packed = PackedGroups.startingWith(keys, reservation);
        }
        PackedGroups current = packed;
        if (current != null) {
            if (current.assign(keys, rows, count, groups)) {
                return;
            }
            HashedGroups moved = newHashed();
            current.moveTo(moved);
            packed = null;
            hashed = moved;
        }
        HashedGroups table = hashed == null ? newHashed() : hashed;
        hashed = table;
        table.assign(keys, rows, count, groups);
    }

    private HashedGroups newHashed() {
        return new HashedGroups(types, reservation);
    }

    /// The keys of the groups `from` to `from + count`.
    public Vector[] keys(int from, int count) {
        if (packed != null) {
            return packed.keys(from, count);
        }
        return hashed == null ? newHashed().keys(0, 0) : hashed.keys(from, count);
    }

    /// How groups are found at the moment, for tests and EXPLAIN ANALYZE.
    String strategy() {
        if (packed != null) {
            return packed.strategy();
        }
        return hashed == null ? "empty" : "hashed rows";
    }
}
