package io.feldspar.sql.parser;

import io.feldspar.executor.function.WindowFrame;
import io.feldspar.sql.dialect.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
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
    public SqlNode call(String function, boolean distinct, List<SqlNode> arguments) {
        SqlNode special = distinct ? null : special(function, arguments);
        return special == null ? named(function, distinct, arguments) : special;
    }

    /// Functions whose names are words of the grammar.
    private @Nullable SqlNode special(String function, List<SqlNode> arguments) {
        int count = arguments.size();
        return switch (function.toUpperCase(Locale.ROOT)) {
            case "CEIL", "CEILING" ->
                    count == 2
                            ? actions.floorOrCeil(NOWHERE, false, arguments, arguments.get(1))
                            : null;
            case "FLOOR" ->
                    count == 2
                            ? actions.floorOrCeil(NOWHERE, true, arguments, arguments.get(1))
                            : null;
            case "TRIM" ->
                    count == 1 || count == 2
                            ? actions.trimmed(
                                    NOWHERE, arguments.get(0), count == 2 ? arguments.get(1) : null)
                            : null;
            case "SUBSTRING" -> actions.substring(NOWHERE, arguments);
            case "EXTRACT" -> named("DATE_PART", false, arguments);
            case "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP" ->
                    count == 0
                            ? actions.inMicroseconds(new SqlIdentifier(function, NOWHERE))
                            : null;
            default -> null;
        };
    }

    private SqlNode named(String function, boolean distinct, List<SqlNode> arguments) {
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
        List<Object> operands = new ArrayList<>(List.of(body));
        return actions.lambda(NOWHERE, parameters, null, operands);
    }

    /// An item of SELECT: an expression, perhaps with its name, or `*`.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SYNTAX_ERROR
    public SqlNode item(String sql) {
        return StatementParser.item(sql, dialect);
    }

    /// A type as SQL or Spark writes it, which a cast takes.
    public static SqlNode type(String text) {
        String interval = text.strip().toUpperCase(Locale.ROOT);
        if (interval.matches("INTERVAL [A-Z ]+")) {
            SqlNode cast = StatementParser.item("CAST(NULL AS " + interval + ")", Dialect.FELDSPAR);
            return ((SqlCall) cast).operand(1);
        }
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
                        : Arrays.asList(
                                unit, start, end, SqlWindow.createExcludeNoOthers(NOWHERE)));
    }
}
