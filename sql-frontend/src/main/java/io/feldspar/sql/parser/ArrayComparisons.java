package io.feldspar.sql.parser;

import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Comparisons with the elements of an array.
///
/// ```text
/// x = ANY (ARRAY[1, 2])    x IN (1, 2)
/// x > ANY (ARRAY[1, 2])    x > 1 OR x > 2
/// x > ALL (a)              FORALL(a, e -> x > e)
/// x IN a                   LIST_CONTAINS(a, x), as in DuckDB
/// ```
final class ArrayComparisons {

    /// That of comparisons.
    private static final int PRECEDENCE = 30;

    /// Longer arrays are not written out.
    private static final int MAX_WRITTEN_OUT = 50;

    private static final SqlOperator IN = new BinaryForm("IN", 32, ArrayComparisons::contained);
    private static final SqlOperator NOT_IN =
            new BinaryForm(
                    "NOT IN",
                    32,
                    (position, x, array) ->
                            SqlStdOperatorTable.NOT.createCall(
                                    position, contained(position, x, array)));

    private ArrayComparisons() {}

    /// `IN array` or `NOT IN array`.
    static SqlOperator in(SqlOperator operator) {
        return operator.getKind() == SqlKind.IN ? IN : NOT_IN;
    }

    private static SqlCall contained(SqlParserPos position, SqlNode x, SqlNode array) {
        return SparkForms.function("LIST_CONTAINS", position, ((SqlNodeList) array).get(0), x);
    }

    /// The operator for the right operand, which is an array unless it is a query or a list.
    static SqlOperator quantified(SqlOperator operator, SqlNodeList right) {
        if (!(operator instanceof SqlQuantifyOperator quantifier)
                || right.size() != 1
                || right.get(0).isA(SqlKind.QUERY)) {
            return operator;
        }
        boolean all = quantifier.getKind() == SqlKind.ALL;
        SqlOperator comparison = comparison(quantifier.comparisonKind);
        return new BinaryForm(
                operator.getName(),
                PRECEDENCE,
                (position, left, array) ->
                        compared(position, comparison, all, left, ((SqlNodeList) array).get(0)));
    }

    private static SqlOperator comparison(SqlKind kind) {
        return switch (kind) {
            case EQUALS -> SqlStdOperatorTable.EQUALS;
            case NOT_EQUALS -> SqlStdOperatorTable.NOT_EQUALS;
            case LESS_THAN -> SqlStdOperatorTable.LESS_THAN;
            case LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
            case GREATER_THAN -> SqlStdOperatorTable.GREATER_THAN;
            case GREATER_THAN_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
            default -> throw new IllegalArgumentException("not a comparison: " + kind);
        };
    }

    private static SqlCall compared(
            SqlParserPos position, SqlOperator comparison, boolean all, SqlNode x, SqlNode array) {
        List<SqlNode> elements = elements(array);
        if (elements.isEmpty() || elements.size() > MAX_WRITTEN_OUT) {
            SqlNode lambda =
                    LambdaForms.ofElement(
                            position, x, each -> comparison.createCall(position, x, each));
            return NestedForms.call(all ? "FORALL" : "EXISTS", position, List.of(array, lambda));
        }
        if (!all && comparison.getKind() == SqlKind.EQUALS) {
            return SqlStdOperatorTable.IN.createCall(
                    position, x, new SqlNodeList(elements, array.getParserPosition()));
        }
        SqlBinaryOperator connective = all ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
        BinaryOperator<SqlCall> join = (l, r) -> connective.createCall(position, l, r);
        return elements.stream()
                .map(each -> comparison.createCall(position, x, each))
                .reduce(join)
                .orElseThrow();
    }

    /// Those that are written out, or none where the array is something else.
    static List<SqlNode> elements(SqlNode array) {
        boolean written =
                array instanceof SqlCall call
                        && (call.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR
                                || call.getOperator().getName().equals("ARRAY"));
        return written ? ((SqlCall) array).getOperandList() : List.of();
    }
}
