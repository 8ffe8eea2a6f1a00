package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// The call before OVER.
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

    private static final Set<SqlKind> NULL_TREATMENTS =
            EnumSet.of(SqlKind.IGNORE_NULLS, SqlKind.RESPECT_NULLS);

    WindowCallParts {
        arguments = List.copyOf(arguments);
    }

    /// The call before OVER, with IGNORE NULLS that the parser attached to the last
    /// argument around the function:
    ///
    /// ```text
    /// lag(nullif(a, b) IGNORE NULLS)   →   lag(nullif(a, b)) IGNORE NULLS
    /// ```
    static SqlNode nullsOutside(SqlNode function) {
        SqlCall call = (SqlCall) function;
        if (call.getKind() == SqlKind.FILTER) {
            return call.getOperator()
                    .createCall(
                            call.getParserPosition(),
                            nullsOutside(call.operand(0)),
                            call.operand(1));
        }
        SqlNode last = call.operandCount() == 0 ? null : call.getOperandList().getLast();
        if (last == null || !NULL_TREATMENTS.contains(last.getKind()) || isTreated(call)) {
            return call;
        }
        SqlCall treated = (SqlCall) last;
        SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
        operands[operands.length - 1] = treated.operand(0);
        SqlNode plain =
                call.getOperator()
                        .createCall(
                                call.getFunctionQuantifier(), call.getParserPosition(), operands);
        return treated.getOperator().createCall(call.getParserPosition(), plain);
    }

    private static boolean isTreated(SqlCall call) {
        return NULL_TREATMENTS.contains(call.getKind());
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
