package io.feldspar.planner.expression;

import io.feldspar.sql.type.RelTypes;
import io.feldspar.sql.type.TextCast;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlSyntax;

/// A row expression in the words of SQL, for errors in what no user wrote, such as the cast of an
/// operand to the type of the other.
final class CallText {

    private CallText() {}

    /// @param columns names them
    static String of(RexNode node, RexTranslator.Columns columns) {
        return switch (node) {
            case RexInputRef ref -> columns.name(ref.getIndex());
            case RexLiteral literal -> Literals.of(literal).toString();
            case RexCall call -> call(call, columns);
            default -> node.toString();
        };
    }

    private static String call(RexCall call, RexTranslator.Columns columns) {
        List<String> operands =
                call.getOperands().stream().map(operand -> of(operand, columns)).toList();
        String name = call.getOperator().getName();
        if (call.getOperator() instanceof TextCast) {
            return cast(call, operands.getFirst());
        }
        return switch (call.getKind()) {
            case CAST -> cast(call, operands.getFirst());
            case CASE -> "CASE";
            default ->
                    call.getOperator().getSyntax() == SqlSyntax.BINARY
                            ? operands.stream()
                                    .map(
                                            operand ->
                                                    operand.contains(" ")
                                                            ? "(" + operand + ")"
                                                            : operand)
                                    .collect(Collectors.joining(" " + name + " "))
                            : name + "(" + String.join(", ", operands) + ")";
        };
    }

    private static String cast(RexCall call, String operand) {
        return "CAST(" + operand + " AS " + RelTypes.of(call.getType()).sql() + ")";
    }
}
