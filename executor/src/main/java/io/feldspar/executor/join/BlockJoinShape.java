package io.feldspar.executor.join;

import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/// A join, and the join of a single block that stands for it: its rows are numbered, so that what
/// it emits says which rows have a match in the block.
///
/// ```text
/// probe columns, [number], build columns, [number]
/// ```
final class BlockJoinShape {

    private final JoinShape join;
    private final JoinShape pass;

    BlockJoinShape(JoinShape join) {
        this.join = join;
        JoinType type =
                switch (join.type()) {
                    case INNER, LEFT, FULL -> JoinType.INNER;
                    case SEMI, ANTI, MARK -> JoinType.SEMI;
                    case NULL_AWARE_ANTI -> JoinType.NULL_AWARE_ANTI;
                };
        BuildShape build = join.build();
        Selector condition = join.condition();
        pass =
                new JoinShape(
                        type,
                        withNumber(join.probeTypes(), numbersProbeRows()),
                        new BuildShape(
                                withNumber(build.types(), numbersBuildRows()),
                                build.keys(),
                                build.nullSafe()),
                        join.probeKeys(),
                        condition == null
                                ? null
                                : (pairs, out) -> condition.select(withoutNumbers(pairs), out));
    }

    private static List<Type> withNumber(List<Type> types, boolean numbered) {
        List<Type> all = new ArrayList<>(types);
        if (numbered) {
            all.add(SimpleType.INTEGER);
        }
        return all;
    }

    JoinShape join() {
        return join;
    }

    JoinShape pass() {
        return pass;
    }

    boolean numbersProbeRows() {
        return join.type() != JoinType.INNER;
    }

    boolean numbersBuildRows() {
        return join.type() == JoinType.FULL;
    }

    /// Whether rows that have a match meet later blocks all the same.
    boolean pairsAll() {
        return join.type().emitsBuild();
    }

    /// The pairs of a pass as the join emits them.
    Batch withoutNumbers(Batch pairs) {
        if (!numbersProbeRows()) {
            return pairs;
        }
        int probeColumns = join.probeTypes().size();
        Vector[] columns = new Vector[probeColumns + join.build().types().size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = pairs.column(c < probeColumns ? c : c + 1);
        }
        return pairs.withColumns(columns);
    }
}
