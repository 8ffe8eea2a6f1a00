package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/// Fields of structs that a query groups by: Calcite's validator compares whole names only.
///
/// ```text
/// SELECT s.a FROM t GROUP BY s   →   SELECT (t.s).a AS a FROM t GROUP BY s
/// ```
final class GroupedFields extends SqlShuttle {

    private final SqlValidator validator;
    private final SqlValidatorScope scope;

    /// The columns that the query groups by, with their tables.
    private final List<List<String>> columns = new ArrayList<>();

    private GroupedFields(SqlValidator validator, SqlSelect select) {
        this.validator = validator;
        this.scope = validator.getWhereScope(select);
        if (select.getGroup() != null) {
            select.getGroup().forEach(this::add);
        }
    }

    /// Changes the select list, HAVING and ORDER BY in place.
    static void separate(SqlValidator validator, SqlSelect select) {
        GroupedFields fields = new GroupedFields(validator, select);
        if (fields.columns.isEmpty()) {
            return;
        }
        List<SqlNode> items = select.getSelectList().stream().map(fields::item).toList();
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        if (select.getHaving() != null) {
            select.setHaving(fields.changed(select.getHaving()));
        }
        if (select.getOrderList() != null) {
            select.setOrderBy((SqlNodeList) fields.changed(select.getOrderList()));
        }
    }

    private void add(SqlNode item) {
        switch (item) {
            case SqlIdentifier name -> {
                ResolvedColumn column = ResolvedColumn.of(validator, scope, name);
                if (column != null) {
                    columns.add(column.name().names);
                }
            }
            case SqlNodeList list -> list.forEach(this::add);
            case SqlCall call
                    when switch (call.getKind()) {
                        case GROUPING_SETS, GROUP_BY_DISTINCT, ROLLUP, CUBE, ROW -> true;
                        default -> false;
                    } ->
                    call.getOperandList().forEach(this::add);
            default -> {}
        }
    }

    private SqlNode changed(SqlNode node) {
        return Objects.requireNonNull(node.accept(this));
    }

    /// The field alone has its name in the result.
    private SqlNode item(SqlNode item) {
        SqlNode changed = changed(item);
        return item instanceof SqlIdentifier name && !(changed instanceof SqlIdentifier)
                ? SqlValidatorUtil.addAlias(changed, name.names.getLast())
                : changed;
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        ResolvedColumn column =
                name.names.size() < 2 ? null : ResolvedColumn.of(validator, scope, name);
        if (column == null) {
            return name;
        }
        SqlIdentifier whole = column.name();
        int length = 0;
        for (List<String> grouped : columns) {
            if (startsWith(whole.names, grouped)) {
                length = Math.max(length, grouped.size());
            }
        }
        if (length == 0 || length == whole.names.size()) {
            return name;
        }
        SqlNode value = whole.getComponent(0, length);
        for (int i = length; i < whole.names.size(); i++) {
            value = NestedCalls.field(value, whole.names.get(i), name.getParserPosition());
        }
        return value;
    }

    private static boolean startsWith(List<String> names, List<String> start) {
        if (names.size() < start.size()) {
            return false;
        }
        for (int i = 0; i < start.size(); i++) {
            if (!names.get(i).equalsIgnoreCase(start.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Names in subqueries are left to them; behind AS and a dot there are names of no columns.
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)) {
            return call;
        }
        if (call.getKind() != SqlKind.AS && call.getKind() != SqlKind.DOT) {
            return super.visit(call);
        }
        SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
        operands[0] = changed(operands[0]);
        return call.getOperator().createCall(call.getParserPosition(), operands);
    }
}
