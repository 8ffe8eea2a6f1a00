package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.sql.window.WindowOperator;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Refuses calls with OVER where the rows of a query are not known yet: WHERE, GROUP BY, HAVING,
/// ON, and within each other.
final class WindowPlaces {

    private WindowPlaces() {}

    static void check(SqlSelect select) {
        refuse(select.getWhere(), "in WHERE", "Filter by QUALIFY, or in a query around this one.");
        refuse(select.getGroup(), "in GROUP BY", "Compute it in a subquery, and group its rows.");
        refuse(select.getHaving(), "in HAVING", "Filter by QUALIFY.");
        checkJoins(select.getFrom());
    }

    /// As [#check], once names of columns stand for their expressions.
    static void checkExpanded(SqlSelect select) {
        refuse(select.getGroup(), "in GROUP BY", "Compute it in a subquery, and group its rows.");
        refuse(select.getHaving(), "in HAVING", "Filter by QUALIFY.");
    }

    private static void checkJoins(@Nullable SqlNode from) {
        if (from instanceof SqlJoin join) {
            refuse(join.getCondition(), "in ON", "Compute it in a subquery, and join its rows.");
            checkJoins(join.getLeft());
            checkJoins(join.getRight());
        }
    }

    /// Of an aggregate without OVER, or a call with OVER.
    static void checkArguments(SqlCall call) {
        boolean over = call.getKind() == SqlKind.OVER;
        String outer = over ? "a window function" : "an aggregate";
        for (SqlNode operand : call.getOperandList()) {
            // The function of OVER is its first operand; only what is within counts.
            if (operand instanceof SqlCall function) {
                function.getOperandList()
                        .forEach(
                                inner ->
                                        refuse(
                                                inner,
                                                "within " + outer,
                                                "Compute the inner one in a subquery."));
            }
            if (!over) {
                refuse(operand, "within " + outer, "Compute the inner one in a subquery.");
            }
        }
    }

    static boolean isAggregate(SqlCall call) {
        return call.getOperator() instanceof SqlFunction function
                && FunctionRegistry.builtIn().findAggregate(function.getName()) != null;
    }

    private static void refuse(@Nullable SqlNode node, String where, String advice) {
        SqlCall found = node == null ? null : find(node);
        if (found != null) {
            throw NamedWindows.invalid(
                    where.equals("in WHERE")
                            ? ErrorCode.WINDOWING_ERROR
                            : ErrorCode.WINDOW_NOT_ALLOWED,
                    found.getParserPosition(),
                    "A window function is not allowed " + where,
                    advice);
        }
    }

    /// The first call with OVER in an expression, subqueries not counted.
    static @Nullable SqlCall find(SqlNode node) {
        Finder finder = new Finder();
        node.accept(finder);
        return finder.found;
    }

    private static final class Finder extends SqlBasicVisitor<@Nullable Void> {

        private @Nullable SqlCall found;

        @Override
        public @Nullable Void visit(SqlCall call) {
            if (found != null || call.getKind().belongsTo(SqlKind.QUERY)) {
                return null;
            }
            if (call.getKind() == SqlKind.OVER || call.getOperator() instanceof WindowOperator) {
                found = call;
                return null;
            }
            return super.visit(call);
        }

        @Override
        public @Nullable Void visit(SqlNodeList nodes) {
            nodes.forEach(
                    node -> {
                        if (node != null) {
                            node.accept(this);
                        }
                    });
            return null;
        }
    }

    static String name(SqlCall call) {
        return call.getOperator().getName().toLowerCase(Locale.ROOT);
    }
}
