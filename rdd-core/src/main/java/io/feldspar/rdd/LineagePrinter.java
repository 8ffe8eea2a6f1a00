package io.feldspar.rdd;

/// Prints lineage.
///
/// ```text
/// (2) ShuffledRdd[3]
///  +-(4) MappedRdd[1]
///     |  ParallelCollectionRdd[0]
/// ```
final class LineagePrinter {

    private LineagePrinter() {}

    static void print(Rdd<?> rdd, StringBuilder out) {
        stage(rdd, "", out);
    }

    private static void stage(Rdd<?> rdd, String indent, StringBuilder out) {
        String count = "(" + rdd.numPartitions() + ") ";
        out.append(count).append(line(rdd)).append('\n');
        children(rdd, indent + " ".repeat(count.length() - 1), out);
    }

    private static void children(Rdd<?> rdd, String indent, StringBuilder out) {
        for (Dependency<?> dependency : rdd.dependencies()) {
            switch (dependency) {
                case ShuffleDependency<?, ?> shuffle -> {
                    out.append(indent).append("+-");
                    stage(shuffle.parent(), indent + "  ", out);
                }
                case NarrowDependency<?> narrow -> {
                    out.append(indent).append("|  ").append(line(narrow.parent())).append('\n');
                    children(narrow.parent(), indent, out);
                }
            }
        }
    }

    private static String line(Rdd<?> rdd) {
        PartitionStore<?> store = rdd.store();
        return store == null ? rdd.toString() : rdd + " kept in " + store;
    }
}
