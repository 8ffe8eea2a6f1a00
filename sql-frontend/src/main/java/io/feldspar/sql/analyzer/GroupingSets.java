package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// ROLLUP and CUBE as the grouping sets that they stand for. Sets that are equal are groups of
/// their own, which Calcite forgets.
///
/// ```text
/// ROLLUP (x, x)   GROUPING SETS ((x, x), (x), ())
/// CUBE (x, x)     GROUPING SETS ((x, x), (x), (x), ())
/// ```
/// GROUPING_ID() and grouping__id are GROUPING_ID of all expressions that the query groups by.
final class GroupingSets extends SqlShuttle {

    private static final int MAX_CUBE = 15;

    private GroupingSets() {}

    static SqlNode writtenOut(SqlNode query) {
        SqlNode changed = query.accept(new GroupingSets());
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select) {
            GroupingIds.writeOut(select, null);
        } else if (visited instanceof SqlOrderBy ordered
                && ordered.query instanceof SqlSelect select) {
            GroupingIds.writeOut(select, ordered.orderList);
        }
        return switch (call.getKind()) {
            case ROLLUP -> sets(call, rollup(call.getOperandList()));
            case CUBE -> sets(call, cube(call));
            default -> visited;
        };
    }

    private static SqlNode sets(SqlCall call, List<List<SqlNode>> sets) {
        SqlParserPos position = call.getParserPosition();
        return SqlStdOperatorTable.GROUPING_SETS.createCall(
                position, sets.stream().map(set -> set(position, set)).toList());
    }

    private static SqlNode set(SqlParserPos position, List<SqlNode> elements) {
        return elements.isEmpty()
                ? new SqlNodeList(position)
                : SqlStdOperatorTable.ROW.createCall(position, elements);
    }

    private static List<List<SqlNode>> rollup(List<SqlNode> elements) {
        List<List<SqlNode>> sets = new ArrayList<>();
        for (int length = elements.size(); length >= 0; length--) {
            sets.add(List.copyOf(elements.subList(0, length)));
        }
        return sets;
    }

    private static List<List<SqlNode>> cube(SqlCall call) {
        List<SqlNode> elements = call.getOperandList();
        if (elements.size() > MAX_CUBE) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.STATEMENT_TOO_COMPLEX,
                            "CUBE of %d columns makes more than %d grouping sets"
                                    .formatted(elements.size(), 1 << MAX_CUBE),
                            "Write the sets that you need by GROUPING SETS."),
                    call.getParserPosition());
        }
        List<List<SqlNode>> sets = new ArrayList<>();
        for (int left = (1 << elements.size()) - 1; left >= 0; left--) {
            List<SqlNode> set = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                if ((left >> (elements.size() - 1 - i) & 1) == 1) {
                    set.add(elements.get(i));
                }
            }
            sets.add(set);
        }
        return sets;
    }
}
