package io.feldspar.sql.analyzer;

import io.feldspar.sql.type.FeldsparTypeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/// The value of an expression for one row, by the three-valued logic of SQL.
final class RexInterpretation {

    private static final RexBuilder REX = new RexBuilder(new FeldsparTypeFactory());

    private RexInterpretation() {}

    static List<Object> values(List<? extends RexNode> nodes, List<Object> row) {
        List<Object> values = new ArrayList<>();
        nodes.forEach(node -> values.add(value(node, row)));
        return values;
    }

    static Object value(RexNode node, List<Object> row) {
        return switch (node) {
            case RexInputRef ref -> row.get(ref.getIndex());
            case RexLiteral literal -> literal(literal);
            case RexCall call -> call(call, row);
            default -> throw new AssertionError("not interpreted: " + node);
        };
    }

    private static Object literal(RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        Object value = literal.getValue2();
        return value instanceof BigDecimal || value instanceof Integer
                ? (Object) ((Number) value).longValue()
                : value;
    }

    private static Object call(RexCall call, List<Object> row) {
        List<RexNode> operands = call.getOperands();
        return switch (call.getKind()) {
            case AND -> junction(operands, row, false);
            case OR -> junction(operands, row, true);
            case CASE -> searchedCase(operands, row);
            case SEARCH -> value(RexUtil.expandSearch(REX, null, call), row);
            case COALESCE -> coalesce(operands, row);
            default -> strict(call, values(operands, row));
        };
    }

    /// AND, which false decides, or OR, which true decides.
    private static Object junction(List<RexNode> operands, List<Object> row, boolean decides) {
        Boolean result = !decides;
        for (RexNode operand : operands) {
            Object truth = value(operand, row);
            if (truth == null) {
                result = null;
            } else if ((Boolean) truth == decides) {
                return decides;
            }
        }
        return result;
    }

    private static Object searchedCase(List<RexNode> operands, List<Object> row) {
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            if (Boolean.TRUE.equals(value(operands.get(i), row))) {
                return value(operands.get(i + 1), row);
            }
        }
        return value(operands.getLast(), row);
    }

    private static Object coalesce(List<RexNode> operands, List<Object> row) {
        for (RexNode operand : operands) {
            Object value = value(operand, row);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static Object strict(RexCall call, List<Object> values) {
        Object first = values.getFirst();
        Object second = values.size() > 1 ? values.get(1) : null;
        return switch (call.getKind()) {
            case IS_NULL, IS_UNKNOWN -> first == null;
            case IS_NOT_NULL -> first != null;
            case IS_TRUE -> Boolean.TRUE.equals(first);
            case IS_NOT_TRUE -> !Boolean.TRUE.equals(first);
            case IS_FALSE -> Boolean.FALSE.equals(first);
            case IS_NOT_FALSE -> !Boolean.FALSE.equals(first);
            case IS_DISTINCT_FROM -> !Objects.equals(first, second);
            case IS_NOT_DISTINCT_FROM -> Objects.equals(first, second);
            case CAST -> first;
            default ->
                    values.contains(null)
                            ? null
                            : call.getKind() == SqlKind.NOT
                                    ? (Object) !(Boolean) first
                                    : binary(call, first, second);
        };
    }

    private static Object binary(RexCall call, Object first, Object second) {
        return switch (call.getKind()) {
            case EQUALS -> compare(first, second) == 0;
            case NOT_EQUALS -> compare(first, second) != 0;
            case LESS_THAN -> compare(first, second) < 0;
            case LESS_THAN_OR_EQUAL -> compare(first, second) <= 0;
            case GREATER_THAN -> compare(first, second) > 0;
            case GREATER_THAN_OR_EQUAL -> compare(first, second) >= 0;
            case PLUS -> (Long) first + (Long) second;
            case MINUS -> (Long) first - (Long) second;
            case TIMES -> (Long) first * (Long) second;
            default -> throw new AssertionError("not interpreted: " + call);
        };
    }

    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
