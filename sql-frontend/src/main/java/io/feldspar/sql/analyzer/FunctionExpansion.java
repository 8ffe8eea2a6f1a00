package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.SessionCatalog.FunctionScope;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Puts the bodies of functions that users made in the place of their calls, see [FunctionBody].
final class FunctionExpansion extends SqlShuttle {

    private static final int MAX_DEPTH = 50;

    private final SessionCatalog catalog;
    private final FunctionScope scope;
    private final int depth;

    private FunctionExpansion(SessionCatalog catalog, FunctionScope scope, int depth) {
        this.catalog = catalog;
        this.scope = scope;
        this.depth = depth;
    }

    /// @param scope of the names in the query
    static SqlNode writtenOut(SqlNode query, SessionCatalog catalog, FunctionScope scope) {
        return Objects.requireNonNull(query.accept(new FunctionExpansion(catalog, scope, 0)));
    }

    /// The body of a function with the tables and functions that it names.
    private SqlNode inBody(SqlNode body, Relation.Function function) {
        FunctionScope own =
                new FunctionScope(
                        function.currentCatalog(), function.currentSchema(), scope.definer());
        SqlNode known =
                function.in(scope.catalog(), scope.schema())
                        ? body
                        : FunctionTables.qualified(body, function, catalog, scope.definer());
        return Objects.requireNonNull(known.accept(new FunctionExpansion(catalog, own, depth + 1)));
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (isTableCall(call)) {
            SqlCall function = call.operand(0);
            Relation.Function found = rowsOf(find(function));
            return found == null ? super.visit(call) : named(rows(function, found), function);
        }
        if (call.getKind() == SqlKind.AS && call.operand(0) instanceof SqlCall aliased) {
            SqlNode changed = aliasedTable(call, aliased);
            if (changed != null) {
                return changed;
            }
        }
        if (AggregateParts.qualifies(call) && isFound(call.operand(0))) {
            SqlCall qualified = (SqlCall) Objects.requireNonNull(super.visit(call));
            return AggregateParts.qualified(qualified);
        }
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlCall function
                && function.getOperator() instanceof SqlUnresolvedFunction) {
            return switch (find(function)) {
                case Relation.Function found -> value(function, found);
                case Relation.JavaFunction found -> JavaCalls.call(function, found.routine());
                case null -> visited;
            };
        }
        return visited;
    }

    /// Whether it, or what is behind its own FILTER or ORDER BY, calls a function of SQL.
    private boolean isFound(SqlNode node) {
        if (node instanceof SqlCall call && AggregateParts.qualifies(call)) {
            return isFound(call.operand(0));
        }
        return node instanceof SqlCall call
                && call.getOperator() instanceof SqlUnresolvedFunction
                && find(call) instanceof Relation.Function;
    }

    /// `f(x) AS t`, also after LATERAL, whose own name would be in the way of the alias; or null.
    private @Nullable SqlNode aliasedTable(SqlCall alias, SqlCall aliased) {
        boolean lateral = aliased.getKind() == SqlKind.LATERAL;
        SqlNode inner = lateral ? aliased.operand(0) : aliased;
        Relation.Function found =
                inner instanceof SqlCall call && isTableCall(call)
                        ? rowsOf(find(call.operand(0)))
                        : null;
        if (found == null) {
            return null;
        }
        SqlNode rows = rows(((SqlCall) inner).operand(0), found);
        alias.setOperand(
                0,
                lateral
                        ? SqlStdOperatorTable.LATERAL.createCall(rows.getParserPosition(), rows)
                        : rows);
        return alias;
    }

    private static boolean isTableCall(SqlCall call) {
        return call.getKind() == SqlKind.COLLECTION_TABLE
                && call.operand(0) instanceof SqlCall function
                && function.getOperator() instanceof SqlUnresolvedFunction;
    }

    private static SqlNode named(SqlNode rows, SqlCall function) {
        SqlParserPos position = function.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(
                position, rows, new SqlIdentifier(name(function).getLast(), position));
    }

    private static List<String> name(SqlCall function) {
        SqlIdentifier name = function.getOperator().getNameAsId();
        return name.names;
    }

    /// The function if it gives rows, or null.
    private Relation.@Nullable Function rowsOf(Relation.@Nullable Callable function) {
        return switch (function) {
            case Relation.Function found when found.table() -> found;
            case Relation.Function _ -> null;
            case Relation.JavaFunction found -> JavaCalls.rows(found.routine(), scope);
            case null -> null;
        };
    }

    private Relation.@Nullable Callable find(SqlCall function) {
        Relation.Callable own = catalog.function(name(function), scope);
        if (own instanceof Relation.JavaFunction java) {
            catalog.checkCode(java.routine().source());
        }
        return own == null && name(function).size() == 1
                ? WrittenBody.of(name(function).getFirst(), scope)
                : own;
    }

    private SqlNode value(SqlCall call, Relation.Function function) {
        if (call.getFunctionQuantifier() != null) {
            throw problem(
                    call,
                    ErrorCode.NOT_SUPPORTED,
                    "DISTINCT of '%s', which is written in SQL, is not supported"
                            .formatted(name(call).getLast()),
                    "Take the distinct values in a subquery.");
        }
        if (function.table()) {
            throw problem(
                    call,
                    ErrorCode.INVALID_STATEMENT,
                    "'%s' gives a table".formatted(name(call).getLast()),
                    "Call it in FROM.");
        }
        return body(call, function, call.getOperandList()).value();
    }

    private SqlNode rows(SqlCall call, Relation.Function function) {
        List<SqlNode> arguments = new ArrayList<>();
        for (SqlNode each : call.getOperandList()) {
            arguments.add(Objects.requireNonNull(each.accept(this)));
        }
        return body(call, function, arguments).rows();
    }

    private FunctionBody body(SqlCall call, Relation.Function function, List<SqlNode> arguments) {
        if (depth >= MAX_DEPTH) {
            throw problem(
                    call,
                    ErrorCode.CYCLIC_FUNCTION,
                    "Function '%s' calls itself, or functions are nested too deeply (limit %d)"
                            .formatted(name(call).getLast(), MAX_DEPTH),
                    "Use WITH RECURSIVE for repetition.");
        }
        return new FunctionBody(
                name(call).getLast(),
                function,
                arguments,
                call.getParserPosition(),
                node -> inBody(node, function));
    }

    static PlacedException problem(SqlNode place, ErrorCode code, String problem, String advice) {
        return PlacedException.of(
                new FeldsparException(code, problem, advice), place.getParserPosition());
    }
}
