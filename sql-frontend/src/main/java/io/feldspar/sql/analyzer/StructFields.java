package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Fields of structs whose column is named without its table: `s.f` becomes `t.s.f`, unless `s` is
/// the name of a table.
final class StructFields {

    private final SqlValidator validator;

    StructFields(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the names in the clauses of the query, but not those in its subqueries.
    void qualify(SqlSelect select) {
        SqlValidatorScope scope = validator.getWhereScope(select);
        Names names = new Names(scope);
        if (select.getFrom() != null) {
            names.conditions(select.getFrom());
        }
        Stream.of(
                        select.getSelectList(),
                        select.getWhere(),
                        select.getGroup(),
                        select.getHaving(),
                        select.getWindowList(),
                        select.getQualify(),
                        select.getOrderList())
                .filter(Objects::nonNull)
                .forEach(clause -> clause.accept(names));
    }

    /// The names of one query.
    private final class Names extends SqlBasicVisitor<@Nullable Void> {

        private final SqlValidatorScope scope;
        private final SqlNameMatcher matcher = validator.getCatalogReader().nameMatcher();

        Names(SqlValidatorScope scope) {
            this.scope = scope;
        }

        /// FROM has names of tables, and expressions in conditions and in UNNEST.
        void conditions(SqlNode from) {
            if (from instanceof SqlJoin join) {
                conditions(join.getLeft());
                conditions(join.getRight());
                if (join.getCondition() != null && join.getConditionType().name().equals("ON")) {
                    join.getCondition().accept(this);
                }
            } else if (from.getKind() == SqlKind.UNNEST) {
                from.accept(this);
            } else if (from.getKind() == SqlKind.AS || from.getKind() == SqlKind.LATERAL) {
                conditions(((SqlCall) from).operand(0));
            }
        }

        @Override
        public @Nullable Void visit(SqlCall call) {
            return call.getKind().belongsTo(SqlKind.QUERY) ? null : super.visit(call);
        }

        @Override
        public @Nullable Void visit(SqlIdentifier name) {
            if (name.names.size() < 2 || name.isStar() || startsWithTable(name)) {
                return null;
            }
            String column = name.names.get(0);
            Map<String, ?> tables = scope.findQualifyingTableNames(column, name, matcher);
            if (tables.size() == 1) {
                String table = tables.keySet().iterator().next();
                if (isStruct(table, column)) {
                    prepend(table, name);
                }
            }
            return null;
        }

        private boolean startsWithTable(SqlIdentifier name) {
            for (int i = 1; i < name.names.size(); i++) {
                if (found(name.names.subList(0, i)).count() > 0) {
                    return true;
                }
            }
            return false;
        }

        private boolean isStruct(String table, String column) {
            SqlValidatorScope.ResolvedImpl resolved = found(List.of(table));
            if (resolved.count() != 1) {
                return false;
            }
            RelDataTypeField field = matcher.field(resolved.only().namespace.getRowType(), column);
            return field != null && field.getType().isStruct();
        }

        private SqlValidatorScope.ResolvedImpl found(List<String> names) {
            SqlValidatorScope.ResolvedImpl resolved = new SqlValidatorScope.ResolvedImpl();
            scope.resolve(names, matcher, false, resolved);
            return resolved;
        }

        private static void prepend(String table, SqlIdentifier name) {
            List<String> names = new ArrayList<>(name.names);
            List<SqlParserPos> positions = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                positions.add(name.getComponentParserPosition(i));
            }
            names.addFirst(table);
            positions.addFirst(SqlParserPos.ZERO);
            name.setNames(names, positions);
        }
    }
}
