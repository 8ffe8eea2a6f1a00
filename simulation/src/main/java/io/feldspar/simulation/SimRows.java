package io.feldspar.simulation;

import io.feldspar.simulation.Scenario.Node;
import io.feldspar.simulation.Scenario.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What the operations of a scenario do to rows; on a partition in a task, and on all rows at
/// once for the answer to compare with.
final class SimRows {

    private SimRows() {}

    /// The bits of a row above its mark, see [Scenario.Op#SALT].
    private static final int MARK = 56;

    /// The row without its mark.
    static long plain(long row) {
        return row & ((1L << MARK) - 1);
    }

    /// The row with another mark.
    static long marked(long row, long mark) {
        return plain(row) | (mark << MARK);
    }

    static int mark(long row) {
        return (int) (row >>> MARK);
    }

    /// A few rows for a partition of a source.
    static List<Long> source(int number, int partition) {
        int count = Math.floorMod(KeyedRandom.mix(number * 1000L + partition), 9);
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(KeyedRandom.mix(number * 1_000_000L + partition * 1000L + i) >>> 8);
        }
        return rows;
    }

    /// The operation on the rows of its inputs. As it goes row by row or key by key, it does not
    /// matter how the rows are partitioned, if only each key is in one partition.
    static List<Long> apply(Op op, List<List<Long>> inputs) {
        List<Long> first = inputs.getFirst();
        return switch (op) {
            case SOURCE -> throw new IllegalArgumentException("a source has no input");
            case SHAKE, SALT, BY_KEY, BY_SALT, AT_RANDOM, ROUND_ROBIN -> first;
            case MAP -> first.stream().map(row -> KeyedRandom.mix(plain(row) + 7) >>> 8).toList();
            case FILTER -> first.stream().filter(row -> (row & 4) == 0).toList();
            case REPEAT -> {
                List<Long> rows = new ArrayList<>();
                for (long row : first) {
                    rows.add(row);
                    if (plain(row) % 3 == 0) {
                        rows.add(plain(row) + 1);
                    }
                }
                yield rows;
            }
            case UNION -> {
                List<Long> rows = new ArrayList<>();
                inputs.forEach(rows::addAll);
                yield rows;
            }
            case COUNT -> grouped(first, List.of());
            case COGROUP -> grouped(first, inputs.getLast());
        };
    }

    private static List<Long> grouped(List<Long> left, List<Long> right) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        left.forEach(row -> counts.merge(SimRdd.key(row), 1L, Long::sum));
        right.forEach(row -> counts.merge(SimRdd.key(row), 1L << 20, Long::sum));
        List<Long> rows = new ArrayList<>();
        counts.forEach((key, count) -> rows.add(KeyedRandom.mix(key + (count << 8)) >>> 8));
        return rows;
    }

    /// How many rows, and a sum that does not depend on their order.
    record Digest(long count, long sum) {

        static Digest of(Iterable<Long> rows) {
            long count = 0;
            long sum = 0;
            for (long row : rows) {
                count++;
                sum += KeyedRandom.mix(plain(row));
            }
            return new Digest(count, sum);
        }

        Digest plus(Digest other) {
            return new Digest(count + other.count, sum + other.sum);
        }
    }

    /// The right answer for each node.
    static List<Digest> answers(List<Node> nodes) {
        List<List<Long>> rows = new ArrayList<>();
        List<Digest> answers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            List<List<Long>> inputs = new ArrayList<>();
            if (node.op() == Op.SOURCE) {
                List<Long> all = new ArrayList<>();
                for (int p = 0; p < node.partitions(); p++) {
                    all.addAll(source(i, p));
                }
                rows.add(all);
            } else {
                inputs.add(rows.get(node.left()));
                if (node.op() == Op.UNION || node.op() == Op.COGROUP) {
                    inputs.add(rows.get(node.right()));
                }
                rows.add(apply(node.op(), inputs));
            }
            answers.add(Digest.of(rows.getLast()));
        }
        return answers;
    }
}
