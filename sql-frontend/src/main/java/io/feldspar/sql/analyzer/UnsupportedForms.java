package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
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

    private record Refusal(String problem, String advice) {}

    @Override
    public @Nullable Void visit(SqlCall call) {
        Refusal refusal = refusal(call);
        if (refusal != null) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED, refusal.problem(), refusal.advice()),
                    call.getParserPosition());
        }
        return super.visit(call);
    }

    private static @Nullable Refusal refusal(SqlCall call) {
        return switch (call.getKind()) {
            case OVER ->
                    new Refusal(
                            "Window functions are not supported",
                            "Join with a grouped subquery instead.");
            case UNNEST, ARRAY_VALUE_CONSTRUCTOR, ARRAY_QUERY_CONSTRUCTOR ->
                    new Refusal(
                            "Arrays are not supported",
                            "Use VALUES for rows that are written out.");
            case ITEM ->
                    new Refusal(
                            "An element in brackets is not supported",
                            "Use substring for text, and a column for each element.");
            case MAP_VALUE_CONSTRUCTOR, MAP_QUERY_CONSTRUCTOR ->
                    new Refusal("Maps are not supported", "Use a column for each entry.");
            case TABLESAMPLE ->
                    new Refusal("TABLESAMPLE is not supported", "Filter by rand() < 0.1 instead.");
            case WITH_ITEM ->
                    call instanceof SqlWithItem item && item.recursive.booleanValue()
                            ? new Refusal(
                                    "WITH RECURSIVE is not supported",
                                    "Write out a fixed number of steps.")
                            : null;
            case TIMESTAMP_DIFF ->
                    new Refusal(
                            "TIMESTAMPDIFF is not supported",
                            "Use datediff('month', a, b), which counts the borders of months"
                                    + " between.");
            case SIMILAR -> new Refusal("SIMILAR TO is not supported", "Use LIKE or regexp_like.");
            default -> null;
        };
    }
}
