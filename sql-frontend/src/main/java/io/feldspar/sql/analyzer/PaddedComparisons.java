package io.feldspar.sql.analyzer;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.feldspar.executor.type.TextLength;
import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.table.SourceTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;

/// Lets blanks at the end not count where a column of CHAR(n) is compared with a constant or with
/// another such column, as in Spark: the shorter side gets blanks.
///
/// ```text
/// c = 'ab'              →   c = 'ab   '             where c is CHAR(5)
/// c IN ('ab', 'cd  ')   →   c IN ('ab   ', 'cd   ')
/// c = d                 →   RPAD(c, 7) = d          where d is CHAR(7)
/// ```
/// A value that is computed, also of such a column, is compared as it is.
final class PaddedComparisons extends RelHomogeneousShuttle {

    /// The nodes whose columns subqueries refer to.
    private final Map<CorrelationId, RelNode> outer = new HashMap<>();

    private PaddedComparisons() {}

    /// @param tables that the query reads
    static RelNode in(RelNode rel, List<SourceTable> tables) {
        boolean any = DeclaredLengths.in(tables).anyMatch(TextLength::fixed);
        return any ? rel.accept(new PaddedComparisons()) : rel;
    }

    @Override
    public RelNode visit(RelNode node) {
        node.getVariablesSet().forEach(id -> outer.put(id, node));
        RelNode copy = super.visit(node);
        return copy.getInputs().isEmpty() ? copy : copy.accept(new Comparisons(copy));
    }

    /// The comparisons of one node.
    private final class Comparisons extends RexShuttle {

        private final RelNode node;
        private final RexBuilder builder;

        Comparisons(RelNode node) {
            this.node = node;
            this.builder = node.getCluster().getRexBuilder();
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subquery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
            return visited.clone(visited.rel.accept(PaddedComparisons.this));
        }

        @Override
        public RexNode visitCall(RexCall call) {
            RexNode visited = super.visitCall(call);
            if (!(visited instanceof RexCall compared) || compared.getOperands().size() != 2) {
                return visited;
            }
            RexNode left = compared.getOperands().get(0);
            RexNode right = compared.getOperands().get(1);
            boolean set = compared.getKind() == SqlKind.SEARCH;
            if (!set && !SqlKind.COMPARISON.contains(compared.getKind())) {
                return visited;
            }
            int leftLength = length(left);
            int rightLength = set ? 0 : length(right);
            if (leftLength > 0 && rightLength > 0) {
                return with(
                        compared,
                        leftLength < rightLength ? padded(left, rightLength) : left,
                        rightLength < leftLength ? padded(right, leftLength) : right);
            }
            if (leftLength > 0) {
                return with(compared, left, set ? set(right, leftLength) : text(right, leftLength));
            }
            return rightLength > 0 ? with(compared, text(left, rightLength), right) : visited;
        }

        private RexNode with(RexCall call, RexNode left, RexNode right) {
            return call.clone(call.getType(), List.of(left, right));
        }

        /// The length of a column of CHAR(n), and 0 for all else.
        private int length(RexNode operand) {
            return switch (withoutCast(operand)) {
                case RexInputRef ref -> length(node, ref.getIndex());
                case RexFieldAccess field
                        when field.getReferenceExpr() instanceof RexCorrelVariable row -> {
                    RelNode named = outer.get(row.id);
                    yield named == null ? 0 : length(named, field.getField().getIndex());
                }
                default -> 0;
            };
        }

        /// @param column among those of all inputs
        private static int length(RelNode rel, int column) {
            int index = column;
            for (RelNode input : rel.getInputs()) {
                int columns = input.getRowType().getFieldCount();
                if (index < columns) {
                    TextLength length = DeclaredLengths.of(input, index);
                    return length != null && length.fixed() ? length.most() : 0;
                }
                index -= columns;
            }
            return 0;
        }

        /// A cast from a text to a text changes nothing.
        private static RexNode withoutCast(RexNode operand) {
            return operand.getKind() == SqlKind.CAST
                            && SqlTypeUtil.inCharFamily(operand.getType())
                            && SqlTypeUtil.inCharFamily(
                                    ((RexCall) operand).getOperands().getFirst().getType())
                    ? ((RexCall) operand).getOperands().getFirst()
                    : operand;
        }

        private RexNode padded(RexNode column, int length) {
            return builder.makeCall(
                    column.getType(),
                    RegistryOperators.INSTANCE.function("RPAD"),
                    List.of(column, builder.makeBigintLiteral(BigDecimal.valueOf(length))));
        }

        private RexNode text(RexNode operand, int length) {
            return withoutCast(operand) instanceof RexLiteral literal
                            && literal.getValueAs(String.class) instanceof String text
                            && SqlTypeUtil.inCharFamily(literal.getType())
                    ? builder.makeLiteral(
                            fitted(text, length),
                            node.getCluster().getTypeFactory().createSqlType(SqlTypeName.VARCHAR),
                            false)
                    : operand;
        }

        private RexNode set(RexNode points, int length) {
            Sarg<?> sarg =
                    Objects.requireNonNull(((RexLiteral) points).getValueAs(Sarg.class), "set");
            if (!sarg.isPoints()) {
                return points;
            }
            List<Range<NlsString>> fitted = new ArrayList<>();
            for (Range<?> range : ((RangeSet<?>) sarg.rangeSet).asRanges()) {
                NlsString point = (NlsString) range.lowerEndpoint();
                fitted.add(Range.singleton(point.copy(fitted(point.getValue(), length))));
            }
            return builder.makeSearchArgumentLiteral(
                    Sarg.of(sarg.nullAs, ImmutableRangeSet.unionOf(fitted)), points.getType());
        }

        /// The text with blanks up to the length, and without those beyond it.
        private static String fitted(String text, int length) {
            int end = text.length();
            int characters = text.codePointCount(0, end);
            while (characters > length && text.charAt(end - 1) == ' ') {
                end--;
                characters--;
            }
            return text.substring(0, end) + " ".repeat(Math.max(0, length - characters));
        }
    }
}
