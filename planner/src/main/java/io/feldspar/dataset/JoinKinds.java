package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.tree.Query.JoinKind;
import java.util.Locale;

/// Spark's words for kinds of joins.
final class JoinKinds {

    private JoinKinds() {}

    /// @throws FeldsparException with INVALID_PARAMETER
    static JoinKind of(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replace("_", "")) {
            case "inner" -> JoinKind.INNER;
            case "cross" -> JoinKind.CROSS;
            case "left", "leftouter" -> JoinKind.LEFT;
            case "right", "rightouter" -> JoinKind.RIGHT;
            case "full", "outer", "fullouter" -> JoinKind.FULL;
            case "semi", "leftsemi" -> JoinKind.SEMI;
            case "anti", "leftanti" -> JoinKind.ANTI;
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "'%s' is not a kind of join".formatted(word),
                            "Use inner, cross, left, right, full, left_semi or left_anti.");
        };
    }
}
