package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.parser.SqlParserUtil.ToTreeListItem;
import org.jspecify.annotations.Nullable;

/// What `::` casts, as in PostgreSQL: the operand before it, or a predicate that ends there.
///
/// ```text
/// 1 + a.b::INT               1 + CAST(a.b AS INT)
/// NOT 1 + a IS NULL::INT     NOT CAST(1 + a IS NULL AS INT)
/// a AND b IN (1, 2)::INT     a AND CAST(b IN (1, 2) AS INT)
/// ```
final class CastOperand {

    private CastOperand() {}

    /// Replaces the operand at the end of a list of operands and operators with its cast.
    static void cast(List<Object> list, UnaryOperator<SqlNode> cast) {
        SqlOperator predicate = predicate(list);
        if (predicate == null
                && list.getLast() instanceof SqlNodeList values
                && values.size() == 1) {
            values.set(0, cast.apply(values.get(0)));
            return;
        }
        int first = predicate == null ? ofName(list) : ofPredicate(list, predicate);
        List<Object> operand = list.subList(first, list.size());
        SqlNode node =
                operand.size() == 1
                        ? (SqlNode) operand.getFirst()
                        : SqlParserUtil.toTree(new ArrayList<>(operand));
        operand.clear();
        list.add(cast.apply(node));
    }

    /// The operator of a predicate that ends the list, such as IS NULL or IN (…), or null.
    private static @Nullable SqlOperator predicate(List<Object> list) {
        SqlOperator postfix = operator(list.getLast());
        if (postfix != null || list.size() == 1) {
            return postfix;
        }
        return operator(list.get(list.size() - 2)) instanceof SqlInOperator in ? in : null;
    }

    /// Where the name at the end begins.
    private static int ofName(List<Object> list) {
        int first = list.size() - 1;
        while (first > 1
                && (SqlStdOperatorTable.DOT.equals(operator(list.get(first - 1)))
                        || SqlStdOperatorTable.ITEM.equals(operator(list.get(first - 1)))
                        || SliceForms.SLICE.equals(operator(list.get(first - 1))))) {
            first -= 2;
        }
        return first;
    }

    /// Where the predicate at the end begins: after the last operator that binds less.
    private static int ofPredicate(List<Object> list, SqlOperator predicate) {
        int first = 0;
        boolean between = false;
        for (int i = 0; i < list.size(); i++) {
            SqlOperator operator = operator(list.get(i));
            if (operator instanceof SqlBetweenOperator) {
                between = true;
            } else if (between && SqlStdOperatorTable.AND.equals(operator)) {
                between = false;
            } else if (operator != null && operator.getRightPrec() < predicate.getLeftPrec()) {
                first = i + 1;
            }
        }
        return first;
    }

    private static @Nullable SqlOperator operator(Object item) {
        return item instanceof ToTreeListItem sign ? sign.getOperator() : null;
    }
}
