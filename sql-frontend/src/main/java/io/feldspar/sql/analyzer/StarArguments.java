package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.parser.StarForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/// Stars among the arguments of a call, or in the list of IN, as the columns that they stand for;
/// COUNT(*) stays as it is.
///
/// ```text
/// concat_ws(',', *)     concat_ws(',', t.a, t.b)
/// struct(t.*)           named_struct('a', t.a, 'b', t.b)
/// ```
final class StarArguments extends SqlShuttle {

    private final Function<SqlNode, List<SqlNode>> columns;

    /// @param columns gives the columns of a star
    StarArguments(Function<SqlNode, List<SqlNode>> columns) {
        this.columns = columns;
    }

    SqlNode in(SqlNode node) {
        if (StarForms.isStar(node)) {
            return node;
        }
        SqlNode changed = node.accept(this);
        return changed == null ? node : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlNodeList list) {
        if (list.stream().noneMatch(each -> each != null && StarForms.isStar(each))) {
            return super.visit(list);
        }
        List<SqlNode> all = new ArrayList<>();
        list.forEach(
                each ->
                        all.addAll(
                                StarForms.isStar(each)
                                        ? plain(columns.apply(each))
                                        : List.of(each)));
        return new SqlNodeList(all, list.getParserPosition());
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)
                || (call.getKind() == SqlKind.AS && StarForms.isStar(call.operand(0)))) {
            return call;
        }
        boolean star =
                call.getOperandList().stream()
                        .anyMatch(each -> each != null && StarForms.isStar(each));
        return star && !isCountOfRows(call) && !StarForms.standsForSeveral(call)
                ? expanded(call)
                : super.visit(call);
    }

    private static boolean isCountOfRows(SqlCall call) {
        SqlLiteral quantifier = call.getFunctionQuantifier();
        return call.getOperator().getName().equalsIgnoreCase("COUNT")
                && call.operandCount() == 1
                && call.operand(0) instanceof SqlIdentifier star
                && star.names.size() == 1
                && (quantifier == null || quantifier.getValue() != SqlSelectKeyword.DISTINCT);
    }

    private SqlNode expanded(SqlCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        boolean struct = name.equals("STRUCT");
        boolean named = name.equals("NAMED_STRUCT");
        List<SqlNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            if (!StarForms.isStar(operand)) {
                if (struct) {
                    operands.add(name("col" + (operands.size() / 2 + 1), operand));
                }
                operands.add(in(operand));
                continue;
            }
            if (named) {
                operands.removeLast();
            }
            for (SqlNode column : columns.apply(operand)) {
                if (struct || named) {
                    operands.add(name(SqlValidatorUtil.alias(column), operand));
                }
                operands.add(plain(column));
            }
        }
        SqlParserPos position = call.getParserPosition();
        return struct
                ? RegistryOperators.INSTANCE.function("NAMED_STRUCT").createCall(position, operands)
                : StarForms.writtenOut(call, operands.toArray(new SqlNode[0]));
    }

    private static SqlNode name(@Nullable String name, SqlNode place) {
        return SqlLiteral.createCharString(name == null ? "" : name, place.getParserPosition());
    }

    private List<SqlNode> plain(List<SqlNode> all) {
        return all.stream().map(StarArguments::plain).toList();
    }

    private static SqlNode plain(SqlNode column) {
        return column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(0) : column;
    }
}
