package io.feldspar.executor.join;

import io.feldspar.executor.plan.JoinType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins rows of objects the plain way: every pair.
final class JoinReference {

    private JoinReference() {}

    /// A condition over probe and build columns: #0 (an integer) less than #8 (a bigint).
    static boolean condition(List<@Nullable Object> row) {
        Object left = row.get(0);
        Object right = row.get(8);
        return left instanceof Integer small
                && right instanceof Long large
                && small.longValue() < large;
    }

    /// Whether a pair matches: yes, no, or unknown (null).
    private static @Nullable Boolean matches(
            JoinCase join, List<@Nullable Object> probe, List<@Nullable Object> build) {
        Boolean result = true;
        for (int k = 0; k < join.probeKeys().size(); k++) {
            Object left = probe.get(join.probeKeys().get(k));
            Object right = build.get(join.buildKeys().get(k));
            if (left == null || right == null) {
                if (!join.nullSafe()) {
                    result = null;
                } else if (left != null || right != null) {
                    return false;
                }
            } else if (!left.equals(right)) {
                return false;
            }
        }
        return result;
    }

    static List<String> rows(
            JoinCase join,
            List<List<@Nullable Object>> probe,
            List<List<@Nullable Object>> build,
            int probeWidth,
            int buildWidth) {
        List<List<@Nullable Object>> pairs = new ArrayList<>();
        boolean[] probeHit = new boolean[probe.size()];
        boolean[] probeUnknown = new boolean[probe.size()];
        boolean[] buildHit = new boolean[build.size()];
        for (int p = 0; p < probe.size(); p++) {
            for (int b = 0; b < build.size(); b++) {
                List<@Nullable Object> pair = concat(probe.get(p), build.get(b));
                Boolean match = matches(join, probe.get(p), build.get(b));
                boolean holds = !join.condition() || condition(pair);
                if (Boolean.TRUE.equals(match) && holds) {
                    pairs.add(pair);
                    probeHit[p] = true;
                    buildHit[b] = true;
                }
                probeUnknown[p] |= match == null && holds;
            }
        }
        List<@Nullable Object> noProbe = nulls(probeWidth);
        List<@Nullable Object> noBuild = nulls(buildWidth);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        JoinType type = join.type();
        if (type.emitsBuild()) {
            rows.addAll(pairs);
        }
        for (int p = 0; p < probe.size(); p++) {
            switch (type) {
                case LEFT, FULL -> addIf(!probeHit[p], concat(probe.get(p), noBuild), rows);
                case SEMI -> addIf(probeHit[p], probe.get(p), rows);
                case ANTI -> addIf(!probeHit[p], probe.get(p), rows);
                case NULL_AWARE_ANTI -> addIf(!probeHit[p] && !probeUnknown[p], probe.get(p), rows);
                case MARK -> rows.add(concat(probe.get(p), List.of(probeHit[p])));
                case INNER -> {}
            }
        }
        for (int b = 0; type == JoinType.FULL && b < build.size(); b++) {
            addIf(!buildHit[b], concat(noProbe, build.get(b)), rows);
        }
        return rows.stream().map(Object::toString).sorted().toList();
    }

    private static void addIf(
            boolean wanted, List<@Nullable Object> row, List<List<@Nullable Object>> rows) {
        if (wanted) {
            rows.add(row);
        }
    }

    private static List<@Nullable Object> nulls(int width) {
        return Collections.nCopies(width, null);
    }

    private static List<@Nullable Object> concat(
            List<@Nullable Object> left, List<@Nullable Object> right) {
        List<@Nullable Object> row = new ArrayList<>(left);
        row.addAll(right);
        return row;
    }
}
