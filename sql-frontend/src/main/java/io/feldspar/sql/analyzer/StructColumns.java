package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.function.RegistryOperators;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/// Stars of structs, and stars without fields of structs.
///
/// ```text
/// s.*                    t.s.f AS f, t.s.g AS g
/// * EXCEPT (s.f)         t.a, named_struct('g', t.s.g) AS s
/// ```
final class StructColumns {

    private final SqlValidator validator;
    private final SqlNameMatcher matcher;

    StructColumns(SqlValidator validator) {
        this.validator = validator;
        this.matcher = validator.getCatalogReader().nameMatcher();
    }

    /// A column that a star stands for.
    private record Column(String name, SqlNode node, RelDataType type) {}

    /// The columns of the item, or null where Calcite knows them.
    @Nullable List<SqlNode> of(SqlNode item, SqlSelect select) {
        SqlIdentifier star =
                item instanceof SqlStarExclude exclude
                        ? exclude.getStarIdentifier()
                        : item instanceof SqlIdentifier name && name.isStar() ? name : null;
        if (star == null) {
            return null;
        }
        SqlNodeList excluded =
                item instanceof SqlStarExclude exclude
                        ? exclude.getExcludeList()
                        : SqlNodeList.EMPTY;
        SqlValidatorScope scope = validator.getWhereScope(select);
        List<Column> columns = fields(star, scope);
        if (columns == null) {
            if (excluded.stream().noneMatch(each -> isField((SqlIdentifier) each, scope))) {
                return null;
            }
            columns = new ArrayList<>();
            for (SqlNode node : validator.expandStar(SqlNodeList.of(star), select, false)) {
                String name = SqlValidatorUtil.alias(node);
                columns.add(
                        new Column(
                                name == null ? "" : name, node, validator.deriveType(scope, node)));
            }
        }
        for (SqlNode each : excluded) {
            SqlIdentifier name = (SqlIdentifier) each;
            List<String> path =
                    isTable(name, scope) ? name.names.subList(1, name.names.size()) : name.names;
            columns = without(columns, path, name);
        }
        return columns.stream().map(StructColumns::aliased).toList();
    }

    private boolean isTable(SqlIdentifier name, SqlValidatorScope scope) {
        if (name.names.size() < 2) {
            return false;
        }
        SqlValidatorScope.ResolvedImpl resolved = new SqlValidatorScope.ResolvedImpl();
        scope.resolve(name.names.subList(0, 1), matcher, false, resolved);
        return resolved.count() > 0;
    }

    /// Whether a name in EXCEPT is that of a field of a struct.
    private boolean isField(SqlIdentifier name, SqlValidatorScope scope) {
        int column = isTable(name, scope) ? 2 : 1;
        return name.names.size() > column;
    }

    /// The fields of the struct before `.*`, or null where a table is before it.
    private @Nullable List<Column> fields(SqlIdentifier star, SqlValidatorScope scope) {
        int size = star.names.size() - 1;
        if (size == 0) {
            return null;
        }
        SqlValidatorScope.ResolvedImpl resolved = new SqlValidatorScope.ResolvedImpl();
        scope.resolve(star.names.subList(0, size), matcher, false, resolved);
        if (resolved.count() > 0) {
            return null;
        }
        SqlIdentifier name = star.getComponent(0, size);
        try {
            SqlIdentifier struct = qualified(name, scope);
            RelDataType type = validator.deriveType(scope, struct);
            return type.isStruct() ? fields(struct, type) : null;
        } catch (CalciteContextException e) {
            return null; // No column either, which the validator reports.
        }
    }

    private SqlIdentifier qualified(SqlIdentifier name, SqlValidatorScope scope) {
        SqlIdentifier column = name.getComponent(0);
        return isTable(name, scope)
                ? name
                : appended(
                        scope.fullyQualify(column).identifier,
                        name.names.subList(1, name.names.size()),
                        name.getParserPosition());
    }

    private static SqlIdentifier appended(
            SqlIdentifier name, List<String> fields, SqlParserPos position) {
        List<String> names = new ArrayList<>(name.names);
        names.addAll(fields);
        return new SqlIdentifier(names, position);
    }

    private static List<Column> fields(SqlNode struct, RelDataType type) {
        List<Column> fields = new ArrayList<>();
        for (RelDataTypeField field : type.getFieldList()) {
            SqlParserPos position = struct.getParserPosition();
            SqlNode node =
                    struct instanceof SqlIdentifier name
                            ? appended(name, List.of(field.getName()), position)
                            : SqlStdOperatorTable.DOT.createCall(
                                    position, struct, new SqlIdentifier(field.getName(), position));
            fields.add(new Column(field.getName(), node, field.getType()));
        }
        return fields;
    }

    private List<Column> without(List<Column> columns, List<String> path, SqlIdentifier shown) {
        List<Column> left = new ArrayList<>();
        boolean found = false;
        for (Column column : columns) {
            if (!matcher.matches(column.name(), path.getFirst())) {
                left.add(column);
                continue;
            }
            found = true;
            if (path.size() > 1) {
                left.add(rebuilt(column, path.subList(1, path.size()), shown));
            }
        }
        if (!found || left.isEmpty()) {
            throw PlacedException.of(
                    new FeldsparException(
                            found ? ErrorCode.NOT_SUPPORTED : ErrorCode.COLUMN_NOT_FOUND,
                            found
                                    ? "EXCEPT removes all columns of '%s'".formatted(shown)
                                    : "Column '%s' of EXCEPT not found".formatted(shown),
                            found ? "Keep at least one." : "See DESCRIBE of the table."),
                    shown.getParserPosition());
        }
        return left;
    }

    /// The struct without one of its fields.
    private Column rebuilt(Column struct, List<String> path, SqlIdentifier shown) {
        SqlNode plain = SqlUtil.stripAs(struct.node());
        List<Column> fields = struct.type().isStruct() ? fields(plain, struct.type()) : List.of();
        List<SqlNode> parts = new ArrayList<>();
        RelDataTypeFactory.Builder type = validator.getTypeFactory().builder();
        for (Column field : without(fields, path, shown)) {
            type.add(field.name(), field.type());
            parts.add(SqlLiteral.createCharString(field.name(), shown.getParserPosition()));
            parts.add(field.node());
        }
        return new Column(
                struct.name(),
                RegistryOperators.INSTANCE
                        .function("NAMED_STRUCT")
                        .createCall(shown.getParserPosition(), parts),
                type.build());
    }

    private static SqlNode aliased(Column column) {
        return SqlValidatorUtil.addAlias(SqlUtil.stripAs(column.node()), column.name());
    }
}
