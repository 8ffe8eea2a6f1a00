package io.feldspar.rdd.lineage;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.PartitionStore;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Prints lineage, however deep; an RDD that several are made from is followed up once.
///
/// ```text
/// (2) ZippedRdd[5]
///    |  ShuffledRdd[3]
///    +-(4) MappedRdd[1]
///         |  ParallelCollectionRdd[0]
///    |  ShuffledRdd[4]
///    +-(4) MappedRdd[1] (above)
/// ```
public final class LineagePrinter {

    /// An RDD to print: the prefix of its line, and of the lines under it.
    private record Entry(Rdd<?> rdd, String prefix, String indent) {}

    private final StringBuilder out;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Set<Rdd<?>> printed = new HashSet<>();

    private LineagePrinter(StringBuilder out) {
        this.out = out;
    }

    public static String print(Rdd<?> rdd) {
        StringBuilder out = new StringBuilder();
        LineagePrinter printer = new LineagePrinter(out);
        printer.entries.push(stage(rdd, "", ""));
        while (!printer.entries.isEmpty()) {
            printer.print(printer.entries.pop());
        }
        return out.toString();
    }

    private void print(Entry entry) {
        Rdd<?> rdd = entry.rdd;
        boolean above = !printed.add(rdd);
        out.append(entry.prefix).append(line(rdd)).append(above ? " (above)\n" : "\n");
        if (!above) {
            for (Dependency<?> dependency : rdd.dependencies().reversed()) {
                entries.push(parent(dependency, entry.indent));
            }
        }
    }

    private static Entry parent(Dependency<?> dependency, String indent) {
        return switch (dependency) {
            case ShuffleDependency<?, ?> shuffle ->
                    stage(shuffle.parent(), indent + "+-", indent + "  ");
            case NarrowDependency<?> narrow -> new Entry(narrow.parent(), indent + "|  ", indent);
        };
    }

    private static Entry stage(Rdd<?> last, String prefix, String indent) {
        String count = "(" + last.numPartitions() + ") ";
        return new Entry(last, prefix + count, indent + " ".repeat(count.length() - 1));
    }

    private static String line(Rdd<?> rdd) {
        PartitionStore<?> store = rdd.store();
        return store == null ? rdd.toString() : rdd + " cached in " + store;
    }
}
