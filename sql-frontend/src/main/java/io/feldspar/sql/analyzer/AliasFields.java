package io.feldspar.sql.analyzer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlItemOperator;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Fields of structs that the select list names, in HAVING and ORDER BY.
///
/// ```text
/// SELECT struct(a, b) AS s FROM t ORDER BY s.a   →   … ORDER BY struct(a, b).a
/// ```
/// In ORDER BY the alias precedes a column of that name whose struct has such a field too, in
/// HAVING the column does. Where the alias has no such field, or no elements for `s[1]`, the name
/// means the column.
final class AliasFields extends SqlShuttle {

    private final SqlValidator validator;
    private final SqlValidatorScope scope;
    private final SqlNameMatcher matcher;
    private final Map<String, SqlNode> aliases = new HashMap<>();
    private boolean columnsFirst;

    private AliasFields(SqlValidator validator, SqlSelect select) {
        this.validator = validator;
        this.scope = validator.getWhereScope(select);
        this.matcher = validator.getCatalogReader().nameMatcher();
        for (SqlNode item : select.getSelectList()) {
            if (item.getKind() == SqlKind.AS) {
                SqlNode value = ((SqlCall) item).operand(0);
                String name = ((SqlCall) item).operand(1).toString().toLowerCase(Locale.ROOT);
                if (!(value instanceof SqlIdentifier)) {
                    aliases.putIfAbsent(name, value);
                }
            }
        }
    }

    /// Changes HAVING and ORDER BY in place.
    static void replace(SqlValidator validator, SqlSelect select) {
        if (select.getHaving() == null && select.getOrderList() == null) {
            return;
        }
        AliasFields fields = new AliasFields(validator, select);
        if (select.getHaving() != null) {
            fields.columnsFirst = true;
            select.setHaving(fields.changed(select.getHaving()));
            fields.columnsFirst = false;
        }
        if (select.getOrderList() != null) {
            select.setOrderBy((SqlNodeList) fields.changed(select.getOrderList()));
        }
    }

    private SqlNode changed(SqlNode node) {
        return Objects.requireNonNull(node.accept(this));
    }

    private @Nullable SqlNode value(String name) {
        return aliases.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        SqlNode value = name.names.size() < 2 ? null : value(name.names.get(0));
        List<String> path = name.names.subList(1, Math.max(1, name.names.size()));
        if (value == null || !hasField(type(value), path) || meansColumn(name, path)) {
            return name;
        }
        SqlNode field = value;
        for (int i = 1; i < name.names.size(); i++) {
            field = NestedCalls.field(field, name.names.get(i), name.getParserPosition());
        }
        return field;
    }

    private boolean meansColumn(SqlIdentifier name, List<String> path) {
        ResolvedColumn column =
                columnsFirst ? ResolvedColumn.of(validator, scope, name.getComponent(0)) : null;
        return column != null && hasField(type(column.name()), path);
    }

    /// The type of an expression of the select list, or null where only validation knows it.
    private @Nullable RelDataType type(SqlNode value) {
        try {
            return validator.deriveType(scope, value);
        } catch (CalciteContextException e) {
            return null; // An error that validation reports.
        }
    }

    private boolean hasField(@Nullable RelDataType type, List<String> path) {
        RelDataType part = type;
        for (String name : path) {
            var field = part == null || !part.isStruct() ? null : matcher.field(part, name);
            if (field == null) {
                return false;
            }
            part = field.getType();
        }
        return true;
    }

    /// Elements `alias[i]` of what has none are those of the column with that name.
    private SqlNode element(SqlCall item) {
        SqlNode collection = item.operand(0);
        if (collection instanceof SqlIdentifier name && name.isSimple()) {
            SqlNode value = value(name.getSimple());
            ResolvedColumn column =
                    value == null ? null : ResolvedColumn.of(validator, scope, name);
            RelDataType type = value == null || column == null ? null : type(value);
            if (column != null && type != null && !hasElements(type)) {
                return item.getOperator()
                        .createCall(item.getParserPosition(), column.name(), item.operand(1));
            }
        }
        return Objects.requireNonNull(super.visit(item));
    }

    private static boolean hasElements(RelDataType type) {
        return type.getComponentType() != null || type.getKeyType() != null || type.isStruct();
    }

    /// Names in subqueries are left to them; behind a dot there are names of fields.
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind().belongsTo(SqlKind.QUERY)) {
            return call;
        }
        if (call.getKind() == SqlKind.DOT) {
            // Calcite would take the name behind the dot in ORDER BY for a column.
            return NestedCalls.field(
                    changed(call.operand(0)), call.operand(1).toString(), call.getParserPosition());
        }
        return call.getOperator() instanceof SqlItemOperator ? element(call) : super.visit(call);
    }
}
