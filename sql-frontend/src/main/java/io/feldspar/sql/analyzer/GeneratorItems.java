package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.generator.GeneratorOperator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Items of SELECT that give several columns, written as an item for each.
///
/// ```text
/// explode(m) AS (k, v)    unnest(map_keys(m)) AS k, unnest(map_values(m)) AS v
/// posexplode(a)           CAST($ordinal AS INT) AS pos, unnest(a) AS col
/// inline(a)               unnest(a).f AS f, unnest(a).g AS g
/// stack(2, a, b, c, d)    unnest(ARRAY[a, c]) AS col0, unnest(ARRAY[b, d]) AS col1
/// unnest(s)               s.f AS f, s.g AS g
/// ```
/// How many there are is known from the types, so the validator asks for it.
final class GeneratorItems {

    private static final Set<String> NAMES =
            Set.of(
                    "UNNEST",
                    "EXPLODE",
                    "EXPLODE_OUTER",
                    "POSEXPLODE",
                    "POSEXPLODE_OUTER",
                    "INLINE",
                    "INLINE_OUTER",
                    "STACK");

    private final SqlValidator validator;

    GeneratorItems(SqlValidator validator) {
        this.validator = validator;
    }

    // Before validation

    /// Gives the items around those that give several columns the names that they would have
    /// alone.
    static void name(SqlNode query, SourceLines text) {
        query.accept(
                new SqlBasicVisitor<@Nullable Void>() {
                    @Override
                    public @Nullable Void visit(SqlCall call) {
                        if (call instanceof SqlSelect select
                                && select.getSelectList().stream()
                                        .anyMatch(item -> generator(item) != null)) {
                            named(select.getSelectList(), text);
                        }
                        return super.visit(call);
                    }
                });
    }

    private static void named(SqlNodeList items, SourceLines text) {
        for (int i = 0; i < items.size(); i++) {
            SqlNode item = items.get(i);
            boolean star = item instanceof SqlIdentifier name && name.isStar();
            String generator = generator(item);
            boolean named =
                    item instanceof SqlIdentifier
                            || item.getKind() == SqlKind.AS
                            || item instanceof SqlStarExclude
                            || (generator != null && !generator.equals("UNNEST"));
            if (!star && !named) {
                SqlParserPos place = item.getParserPosition();
                String label = text.text().substring(text.start(place), text.end(place));
                items.set(i, as(item, label));
            }
        }
    }

    /// The name of the function that gives the columns of the item, or null.
    private static @Nullable String generator(SqlNode item) {
        SqlNode bare = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
        if (!(bare instanceof SqlCall call)) {
            return null;
        }
        String name =
                switch (call.getOperator()) {
                    case SqlUnresolvedFunction function when function.getNameAsId().isSimple() ->
                            function.getName().toUpperCase(Locale.ROOT);
                    case GeneratorOperator operator -> operator.getName();
                    default -> "";
                };
        return NAMES.contains(name) ? name : null;
    }

    static boolean isNamed(SqlNode item) {
        return generator(item) != null;
    }

    // During validation

    /// Writes out the items of the query.
    void expand(SqlSelect select) {
        SqlNodeList items = select.getSelectList();
        if (items.stream().noneMatch(GeneratorItems::special)) {
            return;
        }
        SqlValidatorScope scope = validator.getWhereScope(select);
        List<SqlNode> expanded = new ArrayList<>();
        for (SqlNode item : items) {
            if (special(item)) {
                expanded.addAll(new Item(item, scope).columns());
            } else {
                expanded.add(item);
            }
        }
        select.setSelectList(new SqlNodeList(expanded, items.getParserPosition()));
    }

    private static boolean special(SqlNode item) {
        boolean several = item.getKind() == SqlKind.AS && ((SqlCall) item).operandCount() > 2;
        return several || generator(item) != null;
    }

    private static SqlNode as(SqlNode node, String name) {
        return as(node, new SqlIdentifier(name, node.getParserPosition()));
    }

    private static SqlNode as(SqlNode node, SqlNode name) {
        return SqlStdOperatorTable.AS.createCall(node.getParserPosition(), node, name);
    }

    private record Column(SqlNode value, String name) {}

    /// One item.
    private final class Item {

        private final SqlNode item;
        private final SqlCall call;
        private final SqlParserPos position;
        private final SqlValidatorScope scope;
        private final List<SqlNode> aliases;

        Item(SqlNode item, SqlValidatorScope scope) {
            this.item = item;
            this.scope = scope;
            boolean aliased = item.getKind() == SqlKind.AS;
            List<SqlNode> operands = ((SqlCall) item).getOperandList();
            this.aliases = aliased ? operands.subList(1, operands.size()) : List.of();
            SqlNode bare = aliased ? operands.get(0) : item;
            if (!(bare instanceof SqlCall called) || generator(bare) == null) {
                throw wrongNames(1);
            }
            this.call = called;
            this.position = called.getParserPosition();
        }

        private PlacedException wrongNames(int columns) {
            return PlacedException.of(
                    new FeldsparException(
                            ErrorCode.ASSIGNMENT_COUNT,
                            "The expression gives %d column%s but has %d names"
                                    .formatted(columns, columns == 1 ? "" : "s", aliases.size()),
                            "Give a name for each."),
                    item.getParserPosition());
        }

        List<SqlNode> columns() {
            String name = String.valueOf(generator(call));
            List<Column> columns = columns(name);
            boolean ofUnnest = name.equals("UNNEST") && aliases.size() == 1;
            if (!aliases.isEmpty() && columns.size() != aliases.size() && !ofUnnest) {
                throw wrongNames(columns.size());
            }
            List<SqlNode> items = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                items.add(
                        columns.size() == aliases.size()
                                ? as(column.value(), aliases.get(i))
                                : as(column.value(), column.name()));
            }
            return items;
        }

        private List<Column> columns(String name) {
            if (name.equals("STACK")) {
                return stacked();
            }
            if (call.operandCount() != 1) {
                throw mismatch(ErrorCode.WRONG_ARGUMENT_COUNT, name, "one argument");
            }
            SqlNode argument = call.operand(0);
            RelDataType type = validator.deriveType(scope, argument);
            if (type.getSqlTypeName() == SqlTypeName.NULL && !name.equals("UNNEST")) {
                throw mismatch(ErrorCode.TYPE_MISMATCH, name, "an ARRAY or MAP");
            }
            return switch (name) {
                case "UNNEST" ->
                        type.isStruct() ? fields(argument, type) : elements(name, argument, type);
                case "POSEXPLODE", "POSEXPLODE_OUTER" -> {
                    List<Column> columns = new ArrayList<>();
                    columns.add(new Column(integer(), "pos"));
                    columns.addAll(elements(name, argument, type));
                    yield columns;
                }
                case "INLINE", "INLINE_OUTER" -> {
                    RelDataType element = type.getComponentType();
                    if (element == null || !element.isStruct()) {
                        throw mismatch(ErrorCode.TYPE_MISMATCH, name, "an ARRAY of STRUCT");
                    }
                    yield fields(unnested(name, argument), element);
                }
                default -> elements(name, argument, type);
            };
        }

        private List<Column> elements(String name, SqlNode argument, RelDataType type) {
            if (type.getSqlTypeName() == SqlTypeName.MAP) {
                return List.of(
                        new Column(unnested(name, function("MAP_KEYS", argument)), "key"),
                        new Column(unnested(name, function("MAP_VALUES", argument)), "value"));
            }
            return List.of(
                    new Column(unnested(name, argument), name.equals("UNNEST") ? "unnest" : "col"));
        }

        private List<Column> fields(SqlNode struct, RelDataType type) {
            List<Column> columns = new ArrayList<>();
            for (RelDataTypeField field : type.getFieldList()) {
                SqlNode index =
                        SqlLiteral.createExactNumeric(
                                String.valueOf(field.getIndex() + 1), position);
                columns.add(new Column(function("STRUCT_FIELD", struct, index), field.getName()));
            }
            return columns;
        }

        private List<Column> stacked() {
            List<SqlNode> operands = call.getOperandList();
            int rows =
                    !operands.isEmpty()
                                    && operands.get(0) instanceof SqlLiteral literal
                                    && literal.getTypeName() == SqlTypeName.DECIMAL
                            ? literal.getValueAs(BigDecimal.class).intValue()
                            : 0;
            if (rows < 1 || operands.size() < 2) {
                throw mismatch(
                        operands.size() < 2
                                ? ErrorCode.WRONG_ARGUMENT_COUNT
                                : ErrorCode.TYPE_MISMATCH,
                        "STACK",
                        "a number of rows above 0, as a literal, and values");
            }
            int width = (operands.size() - 2) / rows + 1;
            List<Column> columns = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                List<SqlNode> values = new ArrayList<>();
                for (int r = 0; r < rows; r++) {
                    int at = 1 + r * width + c;
                    values.add(
                            at < operands.size()
                                    ? operands.get(at)
                                    : SqlLiteral.createNull(position));
                }
                SqlNode array = function("ARRAY", values.toArray(SqlNode[]::new));
                columns.add(new Column(unnested("STACK", array), "col" + c));
            }
            return columns;
        }

        private SqlNode unnested(String name, SqlNode array) {
            SqlOperator operator =
                    name.endsWith("_OUTER")
                            ? GeneratorOperator.EXPLODE_OUTER
                            : GeneratorOperator.UNNEST;
            return operator.createCall(position, array);
        }

        private SqlNode integer() {
            return SqlStdOperatorTable.CAST.createCall(
                    position,
                    GeneratorOperator.ORDINAL.createCall(position),
                    new SqlDataTypeSpec(
                            new SqlBasicTypeNameSpec(SqlTypeName.INTEGER, position), position));
        }

        private SqlNode function(String name, SqlNode... operands) {
            return new SqlUnresolvedFunction(
                            new SqlIdentifier(name, position),
                            null,
                            null,
                            null,
                            null,
                            SqlFunctionCategory.USER_DEFINED_FUNCTION)
                    .createCall(position, operands);
        }

        private PlacedException mismatch(ErrorCode code, String name, String wanted) {
            return PlacedException.of(
                    new FeldsparException(
                            code, "'%s' takes %s".formatted(name, wanted), "Change the arguments."),
                    position);
        }
    }
}
