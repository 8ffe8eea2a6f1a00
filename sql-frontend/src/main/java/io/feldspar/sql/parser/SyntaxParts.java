package io.feldspar.sql.parser;

import io.feldspar.executor.function.WindowFrame;
import io.feldspar.sql.dialect.Dialect;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// The parts of syntax trees that the grammar makes, for trees that are not parsed: calls in the
/// forms of the dialect, names, types, and expressions that are written in SQL.
public final class SyntaxParts {

    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private final Dialect dialect;
    private final FeldsparParser actions;

    public SyntaxParts(Dialect dialect) {
        this.dialect = dialect;
        this.actions = StatementParser.actions(dialect);
    }

    /// The call of a function, as if it was written with these arguments.
    public SqlCall call(String function, boolean distinct, List<SqlNode> arguments) {
        return actions.orderedWithin(
                actions.createCall(
                        new SqlIdentifier(function, NOWHERE),
                        NOWHERE,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION,
                        distinct ? SqlSelectKeyword.DISTINCT.symbol(NOWHERE) : null,
                        arguments.toArray(SqlNode[]::new)));
    }

    /// `name -> body` of several names.
    public SqlNode lambda(List<String> names, SqlNode body) {
        SqlNodeList parameters =
                new SqlNodeList(
                        names.stream().map(name -> new SqlIdentifier(name, NOWHERE)).toList(),
                        NOWHERE);
        List<Object> operands = new java.util.ArrayList<>(List.of(body));
        return actions.lambda(NOWHERE, parameters, null, operands);
    }

    /// An item of SELECT: an expression, perhaps with its name, or `*`.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SYNTAX_ERROR
    public SqlNode item(String sql) {
        return StatementParser.item(sql, dialect);
    }

    /// A type as SQL or Spark writes it.
    public static SqlDataTypeSpec type(String text) {
        return StatementParser.typeOf(text);
    }

    /// The parts of a name with dots and quotes.
    public List<String> names(String text) {
        return ConstantText.names(text, dialect, NOWHERE);
    }

    /// A window.
    ///
    /// @param rows whether the frame counts rows rather than values
    /// @param start of the frame, or null where there is none
    public static SqlWindow window(
            SqlNodeList partition,
            SqlNodeList order,
            boolean rows,
            @Nullable SqlNode start,
            @Nullable SqlNode end) {
        SqlLiteral unit =
                SqlLiteral.createSymbol(
                        rows ? WindowFrame.Unit.ROWS : WindowFrame.Unit.RANGE, NOWHERE);
        return ExpressionActions.window(
                NOWHERE,
                null,
                partition,
                order,
                start == null
                        ? List.of()
                        : java.util.Arrays.asList(
                                unit, start, end, SqlWindow.createExcludeNoOthers(NOWHERE)));
    }
}
