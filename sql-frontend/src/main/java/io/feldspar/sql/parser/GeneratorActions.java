package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.generator.GeneratorOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// What productions of functions that give several rows do.
///
/// ```text
/// FROM t, UNNEST(t.a) AS u(x)              FROM t, LATERAL (SELECT unnest(t.a)) AS u(x)
/// FROM t LATERAL VIEW explode(a) u AS x    FROM t, LATERAL (SELECT explode(a)) AS u(x)
/// ```
abstract class GeneratorActions extends Lookaheads {

    private static final Set<String> GENERATORS =
            Set.of(
                    "UNNEST",
                    "EXPLODE",
                    "EXPLODE_OUTER",
                    "POSEXPLODE",
                    "POSEXPLODE_OUTER",
                    "INLINE",
                    "INLINE_OUTER",
                    "JSON_TUPLE",
                    "STACK",
                    "VARIANT_EXPLODE",
                    "VARIANT_EXPLODE_OUTER",
                    "RANGE",
                    "GENERATE_SERIES");

    private static final String OUTER = "_OUTER";

    final boolean generatorAhead() {
        int at = getToken(1).kind == FeldsparParserConstants.LATERAL ? 2 : 1;
        return GENERATORS.contains(word(getToken(at)))
                && getToken(at + 1).kind == FeldsparParserConstants.LPAREN;
    }

    final void requireGenerator() {
        if (!generatorAhead()) {
            unexpected("a function that returns rows, such as explode");
        }
    }

    private static String word(Token token) {
        return token.image.toUpperCase(Locale.ROOT);
    }

    static SqlNode rangeCall(SqlParserPos position, SqlNodeList arguments) {
        return call("RANGE", position, arguments.getList());
    }

    static SqlNode aliased(SqlNode expression, SqlNodeList names) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(expression);
        operands.addAll(names);
        return SqlStdOperatorTable.AS.createCall(
                expression.getParserPosition().plus(names.getParserPosition()), operands);
    }

    /// A table of the rows that the function gives.
    final SqlNode generated(
            Token name, SqlParserPos position, SqlNodeList arguments, boolean ordinality) {
        arguments.forEach(GeneratorActions::requireValue);
        List<SqlNode> items = new ArrayList<>();
        switch (word(name)) {
            case "UNNEST" -> {
                for (SqlNode argument : arguments) {
                    items.add(named("unnest", call("UNNEST", position, List.of(argument))));
                }
            }
            case "RANGE" ->
                    items.add(
                            named(
                                    dialect == Dialect.SPARK ? "id" : "range",
                                    GeneratorOperator.RANGE.createCall(
                                            position, series(arguments))));
            case "GENERATE_SERIES" ->
                    items.add(
                            named(
                                    "generate_series",
                                    GeneratorOperator.SERIES.createCall(
                                            position, series(arguments))));
            default -> items.add(call(word(name), position, arguments.getList()));
        }
        if (ordinality) {
            items.add(named("ordinality", ordinality(position)));
        }
        SqlNode rows = query(items, position);
        return hasNames(arguments) ? SqlStdOperatorTable.LATERAL.createCall(position, rows) : rows;
    }

    private static void requireValue(SqlNode argument) {
        if (argument instanceof SqlCall inner
                && GENERATORS.contains(inner.getOperator().getName().toUpperCase(Locale.ROOT))) {
            throw FunctionForms.problem(
                    ErrorCode.GENERATOR_NOT_ALLOWED,
                    "'%s' gives several rows and cannot be an argument in FROM"
                            .formatted(inner.getOperator().getName()),
                    "Put it in a subquery.",
                    inner.getParserPosition());
        }
    }

    /// Without names, arguments do not depend on the tables to their left.
    private static boolean hasNames(SqlNodeList arguments) {
        boolean[] found = new boolean[1];
        arguments.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier id) {
                        found[0] = true;
                        return null;
                    }
                });
        return found[0];
    }

    private static SqlSelect query(List<SqlNode> items, SqlParserPos position) {
        return Selects.of(position, new SqlNodeList(items, position), null, null);
    }

    private static SqlNode call(String name, SqlParserPos position, List<SqlNode> arguments) {
        if (name.startsWith("VARIANT_EXPLODE") && arguments.size() == 1) {
            return NestedForms.variantExplode(name, arguments.get(0), position);
        }
        return name.equals("JSON_TUPLE")
                ? NestedForms.jsonTuple(position, arguments)
                : NestedForms.call(name, position, arguments);
    }

    private static SqlNode named(String name, SqlNode node) {
        SqlParserPos position = node.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(position, node, new SqlIdentifier(name, position));
    }

    private static SqlNode ordinality(SqlParserPos position) {
        return SqlStdOperatorTable.PLUS.createCall(
                position,
                GeneratorOperator.ORDINAL.createCall(position),
                SqlLiteral.createExactNumeric("1", position));
    }

    /// Start, stop and step. Spark's number of partitions, the fourth, has no effect.
    private static List<SqlNode> series(SqlNodeList arguments) {
        SqlParserPos position = arguments.getParserPosition();
        List<SqlNode> all = new ArrayList<>(arguments);
        if (all.size() == 1) {
            all.addFirst(SqlLiteral.createExactNumeric("0", position));
        }
        if (all.size() == 2) {
            all.add(SqlLiteral.createExactNumeric("1", position));
        }
        return all.size() == 4 ? all.subList(0, 3) : all;
    }

    /// @param table the alias, or null
    /// @param columns their names, or none
    final SqlNode lateralView(
            SqlNode from,
            boolean outer,
            Token name,
            SqlParserPos position,
            SqlNodeList arguments,
            @Nullable SqlIdentifier table,
            List<SqlNode> columns) {
        if (outer && !word(name).endsWith(OUTER)) {
            name.image = outerForm(name);
        }
        SqlNode rows = generated(name, position, arguments, false);
        List<SqlNode> operands = new ArrayList<>();
        operands.add(rows);
        operands.add(table == null ? viewName(position) : table);
        operands.addAll(columns);
        return new SqlJoin(
                position,
                from,
                SqlLiteral.createBoolean(false, position),
                JoinType.COMMA.symbol(position),
                SqlStdOperatorTable.AS.createCall(position, operands),
                JoinConditionType.NONE.symbol(SqlParserPos.ZERO),
                null);
    }

    /// A name that nobody writes, for a view without one.
    private static SqlIdentifier viewName(SqlParserPos position) {
        return new SqlIdentifier(
                "$view%d:%d".formatted(position.getLineNum(), position.getColumnNum()), position);
    }

    private static String outerForm(Token name) {
        return switch (word(name)) {
            case "EXPLODE", "POSEXPLODE", "INLINE" -> name.image + OUTER;
            case "UNNEST" -> "EXPLODE" + OUTER;
            default ->
                    throw PlacedException.of(
                            new FeldsparException(
                                    ErrorCode.NOT_SUPPORTED,
                                    "LATERAL VIEW OUTER %s is not supported".formatted(name.image),
                                    "Leave out OUTER."),
                            position(name));
        };
    }
}
