package io.feldspar.sql.analyzer;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// LIKE and ILIKE as Spark has them: a backslash escapes unless ESCAPE says otherwise.
final class SparkPatterns extends SqlShuttle {

    private SparkPatterns() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new SparkPatterns());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        return visited instanceof SqlCall like
                        && like.getKind() == SqlKind.LIKE
                        && like.operandCount() == 2
                ? like.getOperator()
                        .createCall(
                                like.getParserPosition(),
                                like.operand(0),
                                like.operand(1),
                                SqlLiteral.createCharString("\\", like.getParserPosition()))
                : visited;
    }
}
