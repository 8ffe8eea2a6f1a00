package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.function.PlacedException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
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
        String refusal = refusal(call);
        if (refusal != null) {
            throw at(call, ErrorCode.NOT_SUPPORTED, refusal);
        }
        if (call.getOperator().getName().equalsIgnoreCase("COALESCE") && call.operandCount() == 0) {
            throw at(call, ErrorCode.SYNTAX_ERROR, "COALESCE needs an argument. Add one.");
        }
        return super.visit(call);
    }

    private static @Nullable String refusal(SqlCall call) {
        return switch (call.getKind()) {
            case OVER ->
                    "Window functions are not supported. Join with a grouped subquery instead.";
            case UNNEST, ARRAY_VALUE_CONSTRUCTOR, ARRAY_QUERY_CONSTRUCTOR ->
                    "Arrays are not supported. Use VALUES for rows that are written out.";
            case MAP_VALUE_CONSTRUCTOR, MAP_QUERY_CONSTRUCTOR ->
                    "Maps are not supported. Use a column for each entry.";
            case TABLESAMPLE -> "TABLESAMPLE is not supported. Filter by rand() < 0.1 instead.";
            case WITH_ITEM ->
                    call instanceof SqlWithItem item && item.recursive.booleanValue()
                            ? "WITH RECURSIVE is not supported. Write out a fixed number of steps."
                            : null;
            case TIMESTAMP_DIFF ->
                    "TIMESTAMPDIFF is not supported. Use datediff('month', a, b), which counts the"
                            + " borders of months between.";
            case SIMILAR -> "SIMILAR TO is not supported. Use LIKE or regexp_like.";
            default -> null;
        };
    }

    private static PlacedException at(SqlCall call, ErrorCode code, String message) {
        return PlacedException.of(new FeldsparException(code, message), call.getParserPosition());
    }
}
