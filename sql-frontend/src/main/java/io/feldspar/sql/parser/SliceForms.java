package io.feldspar.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Slices of arrays and texts.
///
/// ```text
/// a[2:3]      LIST_SLICE(a, 2, 3)
/// a[:3:2]     LIST_SLICE(a, 1, 3, 2)
/// a[2:]       LIST_SLICE(a, 2, -1)
/// ```
final class SliceForms {

    /// Binds as `a[1]` does.
    static final SqlOperator SLICE =
            new BinaryForm(
                    "SLICE",
                    100,
                    (position, operand, bounds) -> {
                        List<SqlNode> list = ((SqlNodeList) bounds).getList();
                        return SparkForms.function(
                                "LIST_SLICE",
                                position,
                                list.size() == 2
                                        ? new SqlNode[] {operand, list.get(0), list.get(1)}
                                        : new SqlNode[] {
                                            operand, list.get(0), list.get(1), list.get(2)
                                        });
                    });

    private SliceForms() {}

    static SqlNodeList bounds(
            SqlParserPos position,
            @Nullable SqlNode from,
            @Nullable SqlNode to,
            @Nullable SqlNode step) {
        SqlNodeList bounds = new SqlNodeList(position);
        bounds.add(from == null ? SqlLiteral.createExactNumeric("1", position) : from);
        bounds.add(to == null ? SqlLiteral.createExactNumeric("-1", position) : to);
        if (step != null) {
            bounds.add(step);
        }
        return bounds;
    }

    /// The operator of the expression between brackets.
    static SqlOperator operator(SqlNode subscript) {
        return subscript instanceof SqlNodeList ? SLICE : SqlStdOperatorTable.ITEM;
    }
}
