package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/// Refuses negative numbers of columns in GROUP BY and ORDER BY, which Calcite takes for constants.
final class Ordinals {

    private Ordinals() {}

    static void check(SqlSelect select) {
        check(select.getGroup());
        check(select.getOrderList());
    }

    private static void check(@Nullable SqlNodeList items) {
        if (items != null) {
            items.forEach(Ordinals::check);
        }
    }

    private static void check(@Nullable SqlNode item) {
        switch (item) {
            case null -> {}
            case SqlNodeList list -> check(list);
            case SqlNumericLiteral number -> check(number);
            case SqlCall call -> check(call);
            default -> {}
        }
    }

    private static void check(SqlCall call) {
        switch (call.getKind()) {
            case MINUS_PREFIX -> {
                if (call.operand(0) instanceof SqlNumericLiteral number && number.isInteger()) {
                    throw outOfRange(call);
                }
            }
            case DESCENDING,
                    NULLS_FIRST,
                    NULLS_LAST,
                    ROLLUP,
                    CUBE,
                    GROUPING_SETS,
                    GROUP_BY_DISTINCT,
                    ROW ->
                    call.getOperandList().forEach(Ordinals::check);
            default -> {}
        }
    }

    private static void check(SqlNumericLiteral number) {
        if (number.isInteger() && number.bigDecimalValue().signum() < 0) {
            throw outOfRange(number);
        }
    }

    private static PlacedException outOfRange(SqlNode place) {
        return PlacedException.of(
                new FeldsparException(
                        ErrorCode.ORDINAL_OUT_OF_RANGE,
                        "There is no column of that number",
                        "Count the columns of SELECT from 1, or write the column's name."),
                place.getParserPosition());
    }
}
