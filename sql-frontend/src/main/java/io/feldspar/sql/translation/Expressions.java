package io.feldspar.sql.translation;

import io.feldspar.executor.function.user.Routine;
import io.feldspar.executor.function.user.UserFunctions;
import io.feldspar.sql.parser.SyntaxParts;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Expr.Alias;
import io.feldspar.sql.tree.Expr.Call;
import io.feldspar.sql.tree.Expr.Case;
import io.feldspar.sql.tree.Expr.Cast;
import io.feldspar.sql.tree.Expr.ColumnOf;
import io.feldspar.sql.tree.Expr.Constant;
import io.feldspar.sql.tree.Expr.Filtered;
import io.feldspar.sql.tree.Expr.In;
import io.feldspar.sql.tree.Expr.Item;
import io.feldspar.sql.tree.Expr.Lambda;
import io.feldspar.sql.tree.Expr.Name;
import io.feldspar.sql.tree.Expr.Operation;
import io.feldspar.sql.tree.Expr.Ordered;
import io.feldspar.sql.tree.Expr.Over;
import io.feldspar.sql.tree.Expr.Parameter;
import io.feldspar.sql.tree.Expr.Star;
import io.feldspar.sql.tree.Expr.Text;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Expressions over the columns of a relation as nodes of the syntax tree. Each call makes nodes of
/// its own.
record Expressions(Scope scope, SyntaxParts parts) {

    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    SqlNode node(Expr expression) {
        return switch (expression) {
            case Name(List<String> names) -> named(names);
            case ColumnOf(long relation, String name) -> scope.of(relation, name).node();
            case Star(List<String> qualifier) -> star(qualifier);
            case Constant(Object value) -> Constants.typed(value, parts);
            case Call call -> parts.call(call.function(), call.distinct(), nodes(call.arguments()));
            case Expr.UserCall(Routine routine, List<Expr> arguments) ->
                    parts.call(UserFunctions.nameOf(routine), false, nodes(arguments));
            case Operation(var operator, var operands) ->
                    operator(operator).createCall(NOWHERE, nodes(operands));
            case Cast(Expr operand, String type, boolean orNull) ->
                    (orNull ? SqlLibraryOperators.TRY_CAST : SqlStdOperatorTable.CAST)
                            .createCall(NOWHERE, node(operand), SyntaxParts.type(type));
            case Case(List<Expr.When> branches, Expr otherwise) -> cases(branches, otherwise);
            case In(Expr operand, List<Expr> values) ->
                    values.isEmpty()
                            ? SqlLiteral.createBoolean(false, NOWHERE)
                            : SqlStdOperatorTable.IN.createCall(
                                    NOWHERE,
                                    node(operand),
                                    new SqlNodeList(nodes(values), NOWHERE));
            case Expr.Field(Expr operand, String name) -> field(operand, name);
            case Item(Expr operand, Expr key) ->
                    SqlStdOperatorTable.ITEM.createCall(NOWHERE, node(operand), node(key));
            case Alias(Expr operand, List<String> names) -> named(operand, names);
            case Ordered ordered -> ordered(ordered);
            case Filtered(Expr call, Expr condition) ->
                    SqlStdOperatorTable.FILTER.createCall(NOWHERE, node(call), node(condition));
            case Over(Expr call, Expr.Window window) ->
                    SqlStdOperatorTable.OVER.createCall(NOWHERE, node(call), window(window));
            case Lambda(List<String> names, Expr body) -> parts.lambda(names, node(body));
            case Parameter(String name) -> Column.identifier(name);
            case Text(String sql) -> new WrittenNames(scope).resolved(parts.item(sql));
        };
    }

    List<SqlNode> nodes(List<Expr> expressions) {
        List<SqlNode> nodes = new ArrayList<>();
        expressions.forEach(each -> nodes.add(node(each)));
        return nodes;
    }

    /// The keys of an order. Constants order nothing, and SQL would take them for positions.
    SqlNodeList order(List<Expr> keys) {
        List<Expr> ordering = new ArrayList<>(keys);
        ordering.removeIf(
                key ->
                        (key instanceof Ordered ordered ? ordered.operand() : key)
                                instanceof Constant);
        return new SqlNodeList(nodes(ordering), NOWHERE);
    }

    private SqlNode named(List<String> names) {
        Scope.Found found = scope.find(names);
        return found.column().node(found.fields());
    }

    /// All columns, which `count(*)` takes.
    private SqlNode star(List<String> qualifier) {
        return qualifier.isEmpty()
                ? SqlIdentifier.star(NOWHERE)
                : SqlIdentifier.star(
                        qualifier, NOWHERE, qualifier.stream().map(_ -> NOWHERE).toList());
    }

    private SqlNode field(Expr operand, String name) {
        return SqlStdOperatorTable.DOT.createCall(
                NOWHERE, node(operand), new SqlIdentifier(name, NOWHERE));
    }

    private SqlNode named(Expr operand, List<String> names) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(node(operand));
        names.forEach(name -> operands.add(Column.identifier(name)));
        return SqlStdOperatorTable.AS.createCall(NOWHERE, operands);
    }

    private SqlNode cases(List<Expr.When> branches, @Nullable Expr otherwise) {
        SqlNodeList conditions = new SqlNodeList(NOWHERE);
        SqlNodeList values = new SqlNodeList(NOWHERE);
        for (Expr.When branch : branches) {
            conditions.add(node(branch.condition()));
            values.add(node(branch.value()));
        }
        return new SqlCase(
                NOWHERE,
                null,
                conditions,
                values,
                otherwise == null ? SqlLiteral.createNull(NOWHERE) : node(otherwise));
    }

    private SqlNode ordered(Ordered ordered) {
        SqlNode key = node(ordered.operand());
        SqlNode directed =
                ordered.descending() ? SqlStdOperatorTable.DESC.createCall(NOWHERE, key) : key;
        return switch (ordered.nulls()) {
            case DEFAULT -> directed;
            case FIRST -> SqlStdOperatorTable.NULLS_FIRST.createCall(NOWHERE, directed);
            case LAST -> SqlStdOperatorTable.NULLS_LAST.createCall(NOWHERE, directed);
        };
    }

    private SqlNode window(Expr.Window window) {
        Expr.Frame frame = window.frame();
        return SyntaxParts.window(
                new SqlNodeList(nodes(window.partition()), NOWHERE),
                order(window.order()),
                frame != null && frame.rows(),
                frame == null ? null : bound(frame.start()),
                frame == null ? null : bound(frame.end()));
    }

    private SqlNode bound(Expr.Bound bound) {
        return switch (bound) {
            case Expr.Bound.Current() -> SqlWindow.createCurrentRow(NOWHERE);
            case Expr.Bound.Unbounded(boolean following) ->
                    following
                            ? SqlWindow.createUnboundedFollowing(NOWHERE)
                            : SqlWindow.createUnboundedPreceding(NOWHERE);
            case Expr.Bound.At(Expr distance, boolean following) ->
                    following
                            ? SqlWindow.createFollowing(node(distance), NOWHERE)
                            : SqlWindow.createPreceding(node(distance), NOWHERE);
        };
    }

    private static SqlOperator operator(io.feldspar.sql.tree.Operator operator) {
        return switch (operator) {
            case EQUAL -> SqlStdOperatorTable.EQUALS;
            case NOT_EQUAL -> SqlStdOperatorTable.NOT_EQUALS;
            case NULL_SAFE_EQUAL -> SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;
            case LESS -> SqlStdOperatorTable.LESS_THAN;
            case LESS_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
            case GREATER -> SqlStdOperatorTable.GREATER_THAN;
            case GREATER_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
            case AND -> SqlStdOperatorTable.AND;
            case OR -> SqlStdOperatorTable.OR;
            case NOT -> SqlStdOperatorTable.NOT;
            case PLUS -> SqlStdOperatorTable.PLUS;
            case MINUS -> SqlStdOperatorTable.MINUS;
            case TIMES -> SqlStdOperatorTable.MULTIPLY;
            case DIVIDE -> SqlStdOperatorTable.DIVIDE;
            case REMAINDER -> SqlStdOperatorTable.PERCENT_REMAINDER;
            case NEGATE -> SqlStdOperatorTable.UNARY_MINUS;
            case IS_NULL -> SqlStdOperatorTable.IS_NULL;
            case IS_NOT_NULL -> SqlStdOperatorTable.IS_NOT_NULL;
            case LIKE -> SqlStdOperatorTable.LIKE;
            case ILIKE -> SqlLibraryOperators.ILIKE;
        };
    }
}
