package io.feldspar.executor.task;

import io.feldspar.executor.codec.PlanCodecs;
import io.feldspar.executor.source.Split;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one task of a fragment reads. All keys are identifiers of nodes; where nothing is said, a
/// task reads no splits, the first partition of an exchange, the first input of a union.
///
/// @param index the place among the tasks of the fragment
/// @param splits what each scan reads
/// @param blocks which partition of each exchange is read
/// @param branches which input of each union the task runs
public record FragmentPartition(
        int index,
        Map<Integer, List<Split>> splits,
        Map<Integer, Integer> blocks,
        Map<Integer, Integer> branches)
        implements Partition {

    private static final long serialVersionUID = 1L;

    public FragmentPartition {
        splits = Map.copyOf(splits);
        blocks = Map.copyOf(blocks);
        branches = Map.copyOf(branches);
    }

    public List<Split> splits(int scan) {
        return splits.getOrDefault(scan, List.of());
    }

    public int block(int exchange) {
        return blocks.getOrDefault(exchange, 0);
    }

    public int branch(int union) {
        return branches.getOrDefault(union, 0);
    }

    /// A task that reads nothing of its own.
    public static FragmentPartition empty() {
        return new FragmentPartition(0, Map.of(), Map.of(), Map.of());
    }

    /// A task that reads what both read.
    public FragmentPartition and(FragmentPartition other) {
        return new FragmentPartition(
                index,
                union(splits, other.splits),
                union(blocks, other.blocks),
                union(branches, other.branches));
    }

    public FragmentPartition withIndex(int newIndex) {
        return new FragmentPartition(newIndex, splits, blocks, branches);
    }

    /// Travels in the form of [PlanCodecs].
    private Object writeReplace() {
        return Encoded.of(this);
    }

    private record Encoded(byte[] bytes) implements Serializable {

        private static final long serialVersionUID = 1L;

        private static final ValueCodec CODEC = PlanCodecs.of(FragmentPartition.class);

        static Encoded of(FragmentPartition value) {
            return new Encoded(PlanCodecs.encode(CODEC, value));
        }

        private Object readResolve() {
            return ValueCodecs.decode(CODEC, bytes);
        }
    }

    private static <V> Map<Integer, V> union(Map<Integer, V> left, Map<Integer, V> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        Map<Integer, V> union = new HashMap<>(left);
        union.putAll(right);
        return union;
    }
}
