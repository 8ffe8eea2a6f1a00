package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// What stands before OVER.
///
/// @param name of the function, in upper case
/// @param filter the condition of FILTER, or null
record WindowCallParts(
        String name,
        List<SqlNode> arguments,
        boolean distinct,
        boolean ignoreNulls,
        @Nullable SqlNode filter,
        SqlParserPos position) {

    WindowCallParts {
        arguments = List.copyOf(arguments);
    }

    static WindowCallParts of(SqlNode function) {
        SqlNode each = function;
        SqlNode filter = null;
        boolean ignoreNulls = false;
        while (true) {
            SqlCall call = (SqlCall) each;
            switch (call.getKind()) {
                case FILTER -> filter = call.operand(1);
                case IGNORE_NULLS -> ignoreNulls = true;
                case RESPECT_NULLS -> {}
                case WITHIN_GROUP ->
                        throw PlacedException.of(
                                new FeldsparException(
                                        ErrorCode.NOT_SUPPORTED,
                                        "ORDER BY in an aggregate with OVER is not supported",
                                        "Order the window instead."),
                                call.getParserPosition());
                default -> {
                    return function(call, filter, ignoreNulls);
                }
            }
            each = call.operand(0);
        }
    }

    private static WindowCallParts function(
            SqlCall call, @Nullable SqlNode filter, boolean ignoreNulls) {
        List<SqlNode> arguments = call.getOperandList();
        boolean star =
                arguments.size() == 1
                        && arguments.get(0) instanceof SqlIdentifier name
                        && name.isStar();
        boolean distinct =
                call.getFunctionQuantifier() != null
                        && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT;
        return new WindowCallParts(
                call.getOperator().getName().toUpperCase(Locale.ROOT),
                star ? List.of() : arguments,
                distinct,
                ignoreNulls,
                filter,
                call.getParserPosition());
    }
}
