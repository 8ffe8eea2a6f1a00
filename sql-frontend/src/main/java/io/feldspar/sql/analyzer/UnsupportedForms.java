package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.parser.MixedInterval;
import io.feldspar.sql.parser.StarForms;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/// Refuses what the parser takes and the engine cannot run, before the validator stumbles over it.
final class UnsupportedForms extends SqlBasicVisitor<@Nullable Void> {

    private UnsupportedForms() {}

    static void refuse(SqlNode query) {
        query.accept(new UnsupportedForms());
    }

    private static final Set<SqlKind> ORDERINGS =
            EnumSet.of(SqlKind.DESCENDING, SqlKind.NULLS_FIRST, SqlKind.NULLS_LAST);

    private record Refusal(ErrorCode code, String problem, String advice) {

        Refusal(String problem, String advice) {
            this(ErrorCode.NOT_SUPPORTED, problem, advice);
        }
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        Refusal star = star(call);
        Refusal refusal = star == null ? refusal(call) : star;
        if (refusal != null) {
            throw PlacedException.of(
                    new FeldsparException(refusal.code(), refusal.problem(), refusal.advice()),
                    call.getParserPosition());
        }
        return super.visit(call);
    }

    private static @Nullable Refusal refusal(SqlCall call) {
        if (MixedInterval.is(call)) {
            return new Refusal(
                    "An interval of months and shorter units is only part of sums",
                    "Add it to a date or timestamp, or write two intervals.");
        }
        return switch (call.getKind()) {
            case ARRAY_QUERY_CONSTRUCTOR, MAP_QUERY_CONSTRUCTOR ->
                    new Refusal(
                            "An array or map of the rows of a query is not supported",
                            "Write out its elements.");
            case JOIN -> rightLateral((SqlJoin) call);
            case LIKE -> escape(call);
            case COLLECTION_TABLE ->
                    new Refusal(
                            "A function in FROM is not supported unless it reads files",
                            "Write (SELECT f(x)) AS t(y).");
            case WITHIN_GROUP -> orderOfDistinct(call);
            default -> namedArgument(call);
        };
    }

    private static @Nullable Refusal rightLateral(SqlJoin join) {
        boolean keepsRight =
                join.getJoinType() == JoinType.RIGHT || join.getJoinType() == JoinType.FULL;
        return keepsRight && isLateral(join.getRight())
                ? new Refusal(
                        "%s JOIN LATERAL is not supported".formatted(join.getJoinType()),
                        "Use LEFT JOIN LATERAL, or a subquery without columns of the left side.")
                : null;
    }

    private static boolean isLateral(SqlNode node) {
        return node.getKind() == SqlKind.LATERAL
                || (node.getKind() == SqlKind.AS && isLateral(((SqlCall) node).operand(0)));
    }

    /// Calcite takes the first character of a literal, whatever its length.
    private static @Nullable Refusal escape(SqlCall like) {
        return like.operandCount() == 3
                        && like.operand(2) instanceof SqlCharStringLiteral literal
                        && literal.getValueAs(String.class).length() != 1
                ? new Refusal(
                        "An ESCAPE of LIKE that is not one character is not supported",
                        "Give one ASCII character, or leave out ESCAPE.")
                : null;
    }

    /// Functions that users made are written out before, with their named arguments.
    private static @Nullable Refusal namedArgument(SqlCall call) {
        return call.getOperator() instanceof SqlFunction function
                        && call.getOperandList().stream()
                                .anyMatch(UnsupportedForms::isNamedArgument)
                ? new Refusal(
                        ErrorCode.INVALID_ARGUMENT_NAME,
                        "'%s' does not accept named arguments".formatted(function.getName()),
                        "Give the arguments in their order, see DESCRIBE FUNCTION.")
                : null;
    }

    private static boolean isNamedArgument(@Nullable SqlNode operand) {
        return operand != null && operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
    }

    /// Aggregates take one column; COUNT counts rows.
    private static @Nullable Refusal star(SqlCall call) {
        return call.getOperator() instanceof SqlFunction function
                        && !function.getName().equalsIgnoreCase("COUNT")
                        && FunctionRegistry.builtIn().findAggregate(function.getName()) != null
                        && call.getOperandList().stream()
                                .anyMatch(each -> each != null && StarForms.isStar(each))
                ? new Refusal(
                        "'%s' does not accept *"
                                .formatted(function.getName().toLowerCase(Locale.ROOT)),
                        "Name the columns.")
                : null;
    }

    /// Equal values have one place only if they are ordered by themselves.
    private static @Nullable Refusal orderOfDistinct(SqlCall call) {
        if (!(call.operand(0) instanceof SqlCall aggregate)
                || aggregate.getFunctionQuantifier() == null
                || aggregate.getFunctionQuantifier().getValue() != SqlSelectKeyword.DISTINCT) {
            return null;
        }
        for (SqlNode key : (SqlNodeList) call.operand(1)) {
            SqlNode column = key;
            while (ORDERINGS.contains(column.getKind())) {
                column = ((SqlCall) column).operand(0);
            }
            SqlNode sorted = column;
            if (aggregate.getOperandList().stream()
                    .noneMatch(operand -> operand.equalsDeep(sorted, Litmus.IGNORE))) {
                return new Refusal(
                        ErrorCode.INVALID_WITHIN_GROUP,
                        "The ORDER BY of an aggregate with DISTINCT names '%s', which is not one of"
                                        .formatted(sorted)
                                + " its arguments",
                        "Order by an argument, or aggregate in a subquery over GROUP BY.");
            }
        }
        return null;
    }
}
