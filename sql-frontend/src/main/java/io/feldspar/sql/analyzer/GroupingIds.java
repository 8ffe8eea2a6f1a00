package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/// GROUPING_ID() and grouping__id with the expressions of GROUP BY as its operands.
final class GroupingIds extends SqlShuttle {

    private static final String COLUMN = "grouping__id";

    private final List<SqlNode> grouped;

    private GroupingIds(List<SqlNode> grouped) {
        this.grouped = grouped;
    }

    /// Changes the clauses of a query that groups, in place.
    ///
    /// @param order its ORDER BY where that is around it, or null
    static void writeOut(SqlSelect select, @Nullable SqlNodeList order) {
        SqlNodeList groups = select.getGroup();
        if (groups == null) {
            return;
        }
        List<SqlNode> grouped = new ArrayList<>();
        groups.forEach(group -> add(group, grouped));
        GroupingIds ids = new GroupingIds(grouped);
        SqlNodeList items = select.getSelectList();
        for (int i = 0; i < items.size(); i++) {
            items.set(i, ids.item(items.get(i)));
        }
        if (select.getHaving() != null) {
            select.setHaving(ids.changed(select.getHaving()));
        }
        if (select.getOrderList() != null) {
            ids.change(select.getOrderList());
        }
        if (order != null) {
            ids.change(order);
        }
    }

    private void change(SqlNodeList list) {
        for (int i = 0; i < list.size(); i++) {
            list.set(i, changed(list.get(i)));
        }
    }

    private SqlNode item(SqlNode item) {
        SqlNode changed = changed(item);
        String alias = SqlValidatorUtil.alias(item);
        return item instanceof SqlIdentifier && changed instanceof SqlCall && alias != null
                ? SqlValidatorUtil.addAlias(changed, alias)
                : changed;
    }

    private SqlNode changed(SqlNode node) {
        SqlNode changed = node.accept(this);
        return changed == null ? node : changed;
    }

    private static void add(SqlNode group, List<SqlNode> grouped) {
        switch (group.getKind()) {
            case GROUPING_SETS, ROLLUP, CUBE, ROW, GROUP_BY_DISTINCT ->
                    ((SqlCall) group).getOperandList().forEach(each -> add(each, grouped));
            default -> {
                if (group instanceof SqlNodeList list) {
                    list.forEach(each -> add(each, grouped));
                } else if (grouped.stream()
                        .noneMatch(known -> known.equalsDeep(group, Litmus.IGNORE))) {
                    grouped.add(group);
                }
            }
        }
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)) {
            return call;
        }
        if (call.getKind() == SqlKind.AS) {
            SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
            operands[0] = changed(operands[0]);
            return call.getOperator().createCall(call.getParserPosition(), operands);
        }
        boolean id = call.getOperator().getName().equalsIgnoreCase("GROUPING_ID");
        return id && call.operandCount() == 0 ? id(call.getParserPosition()) : super.visit(call);
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
        boolean id = name.isSimple() && name.getSimple().equalsIgnoreCase(COLUMN);
        return id ? id(name.getParserPosition()) : name;
    }

    private SqlNode id(SqlParserPos position) {
        return grouped.isEmpty()
                ? SqlLiteral.createExactNumeric("0", position)
                : SqlStdOperatorTable.GROUPING_ID.createCall(position, grouped);
    }
}
