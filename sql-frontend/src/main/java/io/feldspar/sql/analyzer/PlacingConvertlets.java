package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.LambdaOperator;
import io.feldspar.sql.function.LambdaParameter;
import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.function.SequenceOperators;
import io.feldspar.sql.function.SessionOperators;
import io.feldspar.sql.function.VolatileOperator;
import io.feldspar.sql.generator.GeneratorOperator;
import io.feldspar.sql.rule.PlanningCheck;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
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
    private final SessionOperators.Session session;

    PlacingConvertlets(SourceTexts texts, PlanningCheck check, SessionOperators.Session session) {
        this.session = session;
        this.texts = texts;
        this.check = check;
    }

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        check.run();
        SqlRexConvertlet own = ofOwnOperator(call);
        if (own != null) {
            return own;
        }
        SqlRexConvertlet calcites = StandardConvertletTable.INSTANCE.get(call);
        return calcites == null ? null : placing(call, calcites);
    }

    /// The conversion of an operator that Calcite does not know, or null.
    private @Nullable SqlRexConvertlet ofOwnOperator(SqlCall call) {
        return switch (call.getOperator()) {
            case OuterColumnOperator _ ->
                    (context, each) -> context.convertExpression(each.operand(0));
            case InListOperator _ ->
                    (context, each) ->
                            placed(context, each, InListConversion.convert(context, each));
            case LambdaParameter parameter ->
                    (_, _) ->
                            new RexLambdaRef(
                                    parameter.index(), parameter.getName(), parameter.type());
            case LambdaOperator lambda -> (context, each) -> body(context, each, lambda);
            case SequenceOperators operator ->
                    (context, each) ->
                            placed(
                                    context,
                                    each,
                                    operator.number(
                                            context.getRexBuilder(), each, session.sequences()));
            case SqlOperator operator when SessionOperators.isOne(operator) ->
                    (context, each) ->
                            SessionOperators.value(
                                    context.getRexBuilder(),
                                    each,
                                    context.getValidator().getValidatedNodeType(each),
                                    session);
            default -> null;
        };
    }

    private SqlRexConvertlet placing(SqlCall call, SqlRexConvertlet convertlet) {
        if (call.getOperator() instanceof SqlFunction function
                && !function.isDeterministic()
                && !(function instanceof GeneratorOperator)) {
            return (context, each) -> placed(context, each, atItsPlace(context, each, function));
        }
        if (call.getKind() == SqlKind.ITEM
                && call.operandCount() == 2
                && call.operand(1) instanceof SqlLiteral key) {
            return (context, each) -> placed(context, each, item(context, each, key, convertlet));
        }
        if (call.getKind() == SqlKind.IS_DISTINCT_FROM
                || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM) {
            return (context, each) -> placed(context, each, distinct(context, each, convertlet));
        }
        return SqlKind.COMPARISON.contains(call.getKind()) || call.getKind() == SqlKind.BETWEEN
                ? (context, each) -> placed(context, each, compared(context, each, convertlet))
                : (context, each) -> placed(context, each, convertlet.convertCall(context, each));
    }

    /// Compares rows and structs as they are: Calcite would take two for distinct only where all
    /// their fields are.
    private static RexNode distinct(
            SqlRexContext context, SqlCall call, SqlRexConvertlet convertlet) {
        RexBuilder builder = context.getRexBuilder();
        List<RexNode> operands =
                call.getOperandList().stream().map(context::convertExpression).toList();
        if (operands.stream().noneMatch(each -> each.getType().isStruct())) {
            return convertlet.convertCall(context, call);
        }
        RelDataType common =
                builder.getTypeFactory()
                        .leastRestrictive(operands.stream().map(RexNode::getType).toList());
        return builder.makeCall(
                call.getParserPosition(),
                call.getOperator(),
                common == null
                        ? operands
                        : operands.stream()
                                .map(each -> builder.ensureType(common, each, false))
                                .toList());
    }

    /// A text in brackets names a field of a struct; of a VARIANT a part is a path.
    private static RexNode item(
            SqlRexContext context, SqlCall call, SqlLiteral key, SqlRexConvertlet convertlet) {
        RexBuilder builder = context.getRexBuilder();
        RelDataType type = context.getValidator().getValidatedNodeType(call.operand(0));
        boolean text = key instanceof SqlCharStringLiteral;
        if (text && type.isStruct()) {
            return builder.makeFieldAccess(
                    context.convertExpression(call.operand(0)),
                    key.getValueAs(String.class),
                    false);
        }
        if (type.getSqlTypeName() != SqlTypeName.VARIANT) {
            return convertlet.convertCall(context, call);
        }
        String path = text ? "$['%s']".formatted(key.getValueAs(String.class)) : "$[" + key + "]";
        return builder.makeCall(
                call.getParserPosition(),
                context.getValidator().getValidatedNodeType(call),
                RegistryOperators.INSTANCE.function("VARIANT_GET"),
                List.of(context.convertExpression(call.operand(0)), builder.makeLiteral(path)));
    }

    private static RexNode body(SqlRexContext context, SqlCall call, LambdaOperator lambda) {
        RexNode body = context.convertExpression(call.operand(0));
        return context.getRexBuilder()
                .makeCall(call.getParserPosition(), body.getType(), lambda, List.of(body));
    }

    private static RexNode atItsPlace(SqlRexContext context, SqlCall call, SqlFunction function) {
        SqlParserPos place = call.getParserPosition();
        return context.getRexBuilder()
                .makeCall(
                        place,
                        context.getValidator().getValidatedNodeType(call),
                        new VolatileOperator(function, place),
                        call.getOperandList().stream().map(context::convertExpression).toList());
    }

    /// Leaves what has no common type that holds both without casts.
    private static RexNode compared(
            SqlRexContext context, SqlCall call, SqlRexConvertlet convertlet) {
        List<RelDataType> types =
                call.getOperandList().stream()
                        .map(context.getValidator()::getValidatedNodeType)
                        .toList();
        if (!ExactCoercion.asTheyAre(types)) {
            return convertlet.convertCall(context, call);
        }
        if (call.getOperator() instanceof SqlBetweenOperator between) {
            return between(context, call, between);
        }
        return context.getRexBuilder()
                .makeCall(
                        call.getParserPosition(),
                        call.getOperator(),
                        call.getOperandList().stream().map(context::convertExpression).toList());
    }

    private static RexNode between(
            SqlRexContext context, SqlCall call, SqlBetweenOperator between) {
        RexBuilder builder = context.getRexBuilder();
        SqlParserPos place = call.getParserPosition();
        List<RexNode> operands =
                call.getOperandList().stream().map(context::convertExpression).toList();
        RexNode inside = within(builder, place, operands.get(0), operands.get(1), operands.get(2));
        if (between.flag == SqlBetweenOperator.Flag.SYMMETRIC) {
            RexNode swapped =
                    within(builder, place, operands.get(0), operands.get(2), operands.get(1));
            inside = builder.makeCall(place, SqlStdOperatorTable.OR, inside, swapped);
        }
        return between.isNegated()
                ? builder.makeCall(place, SqlStdOperatorTable.NOT, inside)
                : inside;
    }

    private static RexNode within(
            RexBuilder builder, SqlParserPos place, RexNode value, RexNode low, RexNode high) {
        return builder.makeCall(
                place,
                SqlStdOperatorTable.AND,
                builder.makeCall(place, SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, value, low),
                builder.makeCall(place, SqlStdOperatorTable.LESS_THAN_OR_EQUAL, value, high));
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
