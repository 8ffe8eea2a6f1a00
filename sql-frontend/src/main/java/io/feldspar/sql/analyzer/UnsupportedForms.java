package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.function.PlacedException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Refuses what the parser takes and the engine cannot run, before the validator stumbles over it.
final class UnsupportedForms extends SqlBasicVisitor<@Nullable Void> {

    private UnsupportedForms() {}

    static void refuse(SqlNode query) {
        query.accept(new UnsupportedForms());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.getKind() == SqlKind.OVER) {
            throw at(
                    call,
                    ErrorCode.NOT_SUPPORTED,
                    "Window functions are not supported. Join with a grouped subquery instead.");
        }
        if (call.getOperator().getName().equalsIgnoreCase("COALESCE") && call.operandCount() == 0) {
            throw at(call, ErrorCode.SYNTAX_ERROR, "COALESCE needs an argument. Add one.");
        }
        return super.visit(call);
    }

    private static PlacedException at(SqlCall call, ErrorCode code, String message) {
        return PlacedException.of(new FeldsparException(code, message), call.getParserPosition());
    }
}
