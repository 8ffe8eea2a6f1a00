package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.MergeClause.Action;
import io.feldspar.sql.parser.MergeClause.Match;
import io.feldspar.sql.parser.Statement;
import java.util.List;

/// MERGE. The source is computed once; then queries tell the changes:
///
/// ```text
/// pairs   = SELECT … FROM rows AS t JOIN source AS s ON condition
/// new     = SELECT … FROM source AS s WHERE NOT EXISTS (its row in pairs)
/// old     = SELECT … FROM rows AS t WHERE NOT EXISTS (SELECT 1 FROM source AS s WHERE condition)
/// ```
record MergeExecution(Statement.Merge merge) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        return RowChange.run(
                context,
                new RowChange.Target(merge.table(), merge.alias(), merge),
                inserts(),
                change -> {
                    List<ComposedQuery> changes =
                            new MergeQueries(merge, context, change).changes();
                    return change.apply(changes, !deletesAlone());
                });
    }

    /// Of two that add the rows which are not there, each would add them.
    private boolean inserts() {
        return merge.clauses().stream().anyMatch(clause -> clause.match() == Match.NOT_MATCHED);
    }

    /// A row that several rows of the source delete is gone all the same.
    private boolean deletesAlone() {
        return merge.clauses().stream()
                .filter(clause -> clause.match() == Match.MATCHED)
                .allMatch(
                        clause ->
                                clause.action() instanceof Action.Delete
                                        && clause.condition() == null);
    }
}
