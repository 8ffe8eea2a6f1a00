package io.feldspar.sql.analyzer;

import io.feldspar.sql.rule.PlanningCheck;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/// Calcite's conversions of calls, each of whose results has the place of what it stands for; some
/// of Calcite's own, such as that of `a % b`, forget it.
final class PlacingConvertlets implements SqlRexConvertletTable {

    private final SourceTexts texts;
    private final PlanningCheck check;

    PlacingConvertlets(SourceTexts texts, PlanningCheck check) {
        this.texts = texts;
        this.check = check;
    }

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        check.run();
        if (call.getOperator() instanceof OuterColumnOperator) {
            return (context, each) -> context.convertExpression(each.operand(0));
        }
        SqlRexConvertlet convertlet = StandardConvertletTable.INSTANCE.get(call);
        if (convertlet == null) {
            return null;
        }
        return SqlKind.COMPARISON.contains(call.getKind())
                ? (context, each) -> placed(context, each, compared(context, each, convertlet))
                : (context, each) -> placed(context, each, convertlet.convertCall(context, each));
    }

    /// Leaves what has no common type that holds both without casts.
    private static RexNode compared(
            SqlRexContext context, SqlCall call, SqlRexConvertlet convertlet) {
        List<RelDataType> types =
                call.getOperandList().stream()
                        .map(context.getValidator()::getValidatedNodeType)
                        .toList();
        if (types.size() != 2 || !ExactCoercion.asTheyAre(types.get(0), types.get(1))) {
            return convertlet.convertCall(context, call);
        }
        return context.getRexBuilder()
                .makeCall(
                        call.getParserPosition(),
                        call.getOperator(),
                        call.getOperandList().stream().map(context::convertExpression).toList());
    }

    private RexNode placed(SqlRexContext context, SqlCall call, RexNode converted) {
        if (converted.getClass() != RexCall.class) {
            return converted;
        }
        RexCall result = (RexCall) converted;
        if (texts.known(result.getParserPosition())) {
            texts.remember(result);
            return result;
        }
        return context.getRexBuilder()
                .makeCall(
                        call.getParserPosition(),
                        result.getType(),
                        result.getOperator(),
                        result.getOperands());
    }
}
