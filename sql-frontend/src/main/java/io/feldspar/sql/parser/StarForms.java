package io.feldspar.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Items of a select list that stand for several columns.
///
/// ```text
/// *, t.*, * EXCEPT (a), * REPLACE (a + 1 AS a)     Calcite's own
/// * RENAME (a AS b)                                RENAME(*, (a AS b))
/// COLUMNS('x.*'), COLUMNS(*) + 1                   calls of COLUMNS
/// f(*), f(t.*), f(* EXCEPT (a))                    arguments that stand for several
/// ```
public final class StarForms {

    private static final SqlOperator RENAME = new SqlSpecialOperator("RENAME", SqlKind.OTHER);

    private static final SqlOperator ORDINAL = new SqlSpecialOperator("ORDINAL", SqlKind.OTHER);

    /// Calcite's COALESCE is written out before anyone knows what stars stand for.
    private static final SqlOperator COALESCE =
            new SqlSpecialOperator("COALESCE OF COLUMNS", SqlKind.OTHER);

    private StarForms() {}

    /// `coalesce(*)`, or null where the operand is one column.
    static @Nullable SqlCall coalesce(SqlNode operand, SqlParserPos position) {
        return isStar(operand) ? COALESCE.createCall(position, operand) : null;
    }

    /// The call with operands in which stars are written out.
    public static SqlCall writtenOut(SqlCall call, SqlNode[] operands) {
        SqlParserPos position = call.getParserPosition();
        SqlLiteral quantifier = call.getFunctionQuantifier();
        SqlCall count =
                call.getOperator().getName().equalsIgnoreCase("COUNT") && operands.length > 1
                        ? AggregateForms.countAll(quantifier, operands, position)
                        : null;
        return count != null
                ? count
                : call.getOperator().equals(COALESCE)
                        ? SqlStdOperatorTable.COALESCE.createCall(position, operands)
                        : call.getOperator().createCall(quantifier, position, operands);
    }

    /// The column of that number in FROM, where the key of an AGGREGATE is a number; else the key.
    static SqlNode ordinal(SqlNode key) {
        return key instanceof SqlNumericLiteral
                ? ORDINAL.createCall(key.getParserPosition(), key)
                : key;
    }

    /// The number of the column in FROM that the node stands for, or 0.
    public static int ordinalOf(SqlNode node) {
        return node instanceof SqlBasicCall call && call.getOperator().equals(ORDINAL)
                ? ((SqlNumericLiteral) call.operand(0)).intValue(true)
                : 0;
    }

    /// Whether an argument stands for several columns.
    public static boolean isStar(SqlNode argument) {
        return argument instanceof SqlStarExclude
                || (argument instanceof SqlIdentifier name && name.isStar());
    }

    /// @param renamings each `column AS name`
    static SqlNode renamed(SqlParserPos position, SqlIdentifier star, List<SqlNode> renamings) {
        return RENAME.createCall(position, star, new SqlNodeList(renamings, position));
    }

    /// Whether the item is `* RENAME (…)`: its first operand is the star, its second the names.
    public static boolean isRenaming(SqlNode item) {
        return item instanceof SqlBasicCall call && call.getOperator().equals(RENAME);
    }

    /// The call of COLUMNS within the item, or null.
    public static @Nullable SqlCall columns(SqlNode item) {
        SqlCall[] found = new SqlCall[1];
        item.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (isColumns(call)) {
                            found[0] = call;
                            return null;
                        }
                        return call.getKind().belongsTo(SqlKind.QUERY) ? null : super.visit(call);
                    }
                });
        return found[0];
    }

    /// Whether it is `COLUMNS('…')` or `COLUMNS(*)`.
    public static boolean isColumns(SqlCall call) {
        return call.operandCount() == 1 && call.getOperator().getName().equalsIgnoreCase("COLUMNS");
    }

    /// Whether the item may stand for any number of columns.
    public static boolean standsForSeveral(SqlNode item) {
        return item instanceof SqlStarExclude
                || item instanceof SqlStarReplace
                || (item instanceof SqlIdentifier name && name.isStar())
                || isRenaming(item)
                || columns(item) != null;
    }
}
