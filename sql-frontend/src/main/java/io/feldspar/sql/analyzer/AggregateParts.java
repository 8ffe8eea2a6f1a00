package io.feldspar.sql.analyzer;

import io.feldspar.executor.function.registry.FunctionRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// FILTER, OVER and ORDER BY of an expression over aggregates as those of the aggregates.
///
/// ```text
/// exp(avg(ln(x))) OVER w    exp(avg(ln(x)) OVER w)
/// ```
final class AggregateParts extends SqlShuttle {

    private final SqlCall qualifier;

    private AggregateParts(SqlCall qualifier) {
        this.qualifier = qualifier;
    }

    /// Whether the call says something about the aggregate that is its first operand.
    static boolean qualifies(SqlCall call) {
        return call.getKind() == SqlKind.OVER
                || call.getKind() == SqlKind.FILTER
                || call.getKind() == SqlKind.WITHIN_GROUP;
    }

    /// The first operand of the call with what the call says at each aggregate.
    static SqlNode qualified(SqlCall call) {
        SqlNode changed = call.<SqlNode>operand(0).accept(new AggregateParts(call));
        return changed == null ? call : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        boolean aggregate =
                FunctionRegistry.builtIn().findAggregate(call.getOperator().getName()) != null;
        if (!aggregate && !qualifies(call)) {
            return super.visit(call);
        }
        List<SqlNode> operands = new ArrayList<>(qualifier.getOperandList());
        operands.set(0, call);
        return qualifier.getOperator().createCall(call.getParserPosition(), operands);
    }
}
