package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.function.PlacedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Other databases' spellings of what the engine has.
///
/// ```text
/// string_agg(x, ',' ORDER BY y)                    string_agg(x, ',') WITHIN GROUP (ORDER BY y)
/// count_if(p)                                      COUNT(CASE WHEN p THEN 1 END)
/// percentile_cont(f) WITHIN GROUP (ORDER BY x)     percentile_cont(x, f)
/// EXISTS (query LIMIT n), n > 0                    EXISTS (query)
/// ```
final class Respelling extends SqlShuttle {

    private static final Set<String> ORDERED = Set.of("STRING_AGG", "LISTAGG", "GROUP_CONCAT");
    private static final Set<String> PERCENTILES = Set.of("PERCENTILE_CONT", "QUANTILE_CONT");

    private Respelling() {}

    static SqlNode of(SqlNode query) {
        SqlNode changed = query.accept(new Respelling());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlBasicCall basic)) {
            return visited;
        }
        String name = basic.getOperator().getName().toUpperCase(Locale.ROOT);
        int count = basic.operandCount();
        if (basic.getKind() == SqlKind.EXISTS
                && basic.operand(0) instanceof SqlOrderBy query
                && query.offset == null
                && query.fetch instanceof SqlNumericLiteral rows
                && rows.bigDecimalValue().signum() > 0) {
            return basic.getOperator().createCall(basic.getParserPosition(), query.query);
        }
        if ((name.equals("COUNT_IF") || name.equals("COUNTIF")) && count == 1) {
            return countIf(basic);
        }
        if (ORDERED.contains(name)
                && count > 1
                && basic.operand(count - 1) instanceof SqlNodeList order) {
            return ordered(basic, order);
        }
        if (basic.getKind() == SqlKind.WITHIN_GROUP
                && basic.operand(0) instanceof SqlCall aggregate
                && PERCENTILES.contains(aggregate.getOperator().getName().toUpperCase(Locale.ROOT))
                && basic.operand(1) instanceof SqlNodeList order) {
            return percentile(basic, aggregate, order);
        }
        return basic;
    }

    private static SqlNode countIf(SqlBasicCall call) {
        SqlParserPos place = call.getParserPosition();
        SqlNode one = SqlLiteral.createExactNumeric("1", place);
        SqlNode counted =
                new SqlCase(
                        place,
                        null,
                        SqlNodeList.of(call.operand(0)),
                        SqlNodeList.of(one),
                        SqlLiteral.createNull(place));
        return SqlStdOperatorTable.COUNT.createCall(call.getFunctionQuantifier(), place, counted);
    }

    private static SqlNode ordered(SqlBasicCall call, SqlNodeList order) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.removeLast();
        SqlNode unordered =
                call.getOperator()
                        .createCall(
                                call.getFunctionQuantifier(),
                                call.getParserPosition(),
                                operands.toArray(SqlNode[]::new));
        return SqlStdOperatorTable.WITHIN_GROUP.createCall(
                call.getParserPosition(), unordered, order);
    }

    private static SqlNode percentile(SqlBasicCall call, SqlCall aggregate, SqlNodeList order) {
        SqlNode key = order.get(0);
        if (aggregate.operandCount() != 1
                || order.size() != 1
                || key.getKind() == SqlKind.DESCENDING
                || key.getKind() == SqlKind.NULLS_FIRST
                || key.getKind() == SqlKind.NULLS_LAST) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "A percentile is taken of one column in ascending order. Write"
                                    + " PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY x)."),
                    call.getParserPosition());
        }
        return aggregate
                .getOperator()
                .createCall(
                        aggregate.getFunctionQuantifier(),
                        call.getParserPosition(),
                        key,
                        aggregate.operand(0));
    }
}
