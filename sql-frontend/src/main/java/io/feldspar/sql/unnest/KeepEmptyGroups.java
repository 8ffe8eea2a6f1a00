package io.feldspar.sql.unnest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/// Keeps the row that an aggregate without groups has of no rows, wherever it is in a subquery.
///
/// ```text
/// Correlate(INNER)                            Project(L.*, R.*)
///   L                                           Correlate(INNER)
///   Filter(MAX(w) IS NULL)              →         L
///     Aggregate()                                 Project(*, TRUE)
///       Filter(a = L.x)                             Filter(MAX(w) IS NULL)
///                                                     Aggregate()
///                                                       Filter(a = L.x)
/// ```
/// Calcite's decorrelator joins such an aggregate with the outer keys only where some expression
/// above tells no row from a row of nulls, as TRUE does; it does not look at filters and joins.
final class KeepEmptyGroups {

    private KeepEmptyGroups() {}

    static RelNode in(Correlate correlate, RelBuilder builder) {
        RelNode right = SeparateEmptyGroups.in(correlate.getRight(), builder);
        boolean marked = correlate.getJoinType() == JoinRelType.LEFT_MARK;
        if (marked || !losesRows(right)) {
            return with(correlate, right);
        }
        RexBuilder rex = correlate.getCluster().getRexBuilder();
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(right.getRowType()));
        columns.add(rex.makeLiteral(true));
        List<@Nullable String> names = new ArrayList<>(right.getRowType().getFieldNames());
        names.add(null);
        builder.push(
                with(correlate, LogicalProject.create(right, List.of(), columns, names, Set.of())));
        List<RexNode> kept = builder.fields().subList(0, builder.fields().size() - 1);
        return builder.project(kept, correlate.getRowType().getFieldNames()).build();
    }

    private static Correlate with(Correlate correlate, RelNode right) {
        return correlate.copy(correlate.getTraitSet(), List.of(correlate.getLeft(), right));
    }

    /// Whether there is such an aggregate elsewhere than on top, where a row of nulls will do.
    private static boolean losesRows(RelNode node) {
        return switch (node) {
            case Project project -> losesRows(project.getInput());
            case Aggregate aggregate -> hasEmptyGroup(aggregate.getInput());
            default -> hasEmptyGroup(node);
        };
    }

    private static boolean hasEmptyGroup(RelNode node) {
        return (node instanceof Aggregate aggregate && aggregate.hasEmptyGroup())
                || node.getInputs().stream().anyMatch(KeepEmptyGroups::hasEmptyGroup);
    }
}
