package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Literals of arrays, maps and structs as calls of the functions that make them.
///
/// ```text
/// [1, 2]           array(1, 2)
/// {'a': 1}         named_struct('a', 1)
/// MAP {'a': 1}     map('a', 1)
/// struct(1 AS a)   named_struct('a', 1)
///
/// list_aggregate(a, 'sum')       LIST_SUM(a)
/// struct_extract(s, 'f')         s.f
/// json_extract_path(j, 'a', '0')  JSON_EXTRACT(j, '$[''a''][0]')
/// json_tuple(j, k)   inline(array(named_struct('c0', get_json_object(j, k))))
/// ```
final class NestedForms {

    private NestedForms() {}

    static SqlNode array(SqlParserPos position, SqlNodeList elements) {
        return call("ARRAY", position, elements.getList());
    }

    /// The call of STRUCT some of whose operands have names, or null where no operand has one.
    /// Columns have their own names; the others are called col1 and so on, by their places.
    static @Nullable SqlCall named(
            SqlIdentifier function, SqlNode[] operands, SqlParserPos position) {
        boolean struct = function.names.getLast().equalsIgnoreCase("STRUCT");
        boolean written = Arrays.stream(operands).anyMatch(each -> each.getKind() == SqlKind.AS);
        boolean columns =
                struct
                        && Arrays.stream(operands).anyMatch(NestedForms::isColumn)
                        && Arrays.stream(operands).noneMatch(StarForms::isStar);
        if (!written && !columns) {
            return null;
        }
        List<SqlNode> parts = new ArrayList<>();
        for (SqlNode operand : operands) {
            boolean alias = operand.getKind() == SqlKind.AS;
            SqlNode name = alias ? ((SqlCall) operand).operand(1) : null;
            if (name != null && !struct) {
                throw FunctionForms.problem(
                        "An argument of '%s' has no name".formatted(function.getSimple()),
                        "Leave out AS %s.".formatted(name),
                        name.getParserPosition());
            }
            SqlNode known = name == null && isColumn(operand) ? operand : name;
            String called =
                    known == null
                            ? "col" + (parts.size() / 2 + 1)
                            : ((SqlIdentifier) known).names.getLast();
            parts.add(SqlLiteral.createCharString(called, operand.getParserPosition()));
            parts.add(alias ? ((SqlCall) operand).operand(0) : operand);
        }
        return call("NAMED_STRUCT", position, parts);
    }

    private static boolean isColumn(SqlNode operand) {
        return operand instanceof SqlIdentifier name && !name.isStar();
    }

    /// One row of the values of several keys of JSON.
    static SqlCall jsonTuple(SqlParserPos position, List<SqlNode> operands) {
        if (operands.size() < 2) {
            throw FunctionForms.problem(
                    ErrorCode.WRONG_ARGUMENT_COUNT,
                    "'JSON_TUPLE' takes JSON and at least one key",
                    "Change the arguments.",
                    position);
        }
        List<SqlNode> parts = new ArrayList<>();
        for (int i = 1; i < operands.size(); i++) {
            if (operands.get(i) instanceof SqlNumericLiteral key) {
                throw FunctionForms.problem(
                        ErrorCode.TYPE_MISMATCH,
                        "A key of 'JSON_TUPLE' is not a text",
                        "Write it in quotes.",
                        key.getParserPosition());
            }
            parts.add(SqlLiteral.createCharString("c" + (i - 1), position));
            List<SqlNode> path = List.of(operands.get(0), operands.get(i));
            parts.add(call("GET_JSON_OBJECT", position, path));
        }
        SqlNode struct = call("NAMED_STRUCT", position, parts);
        return call("INLINE", position, List.of(call("ARRAY", position, List.of(struct))));
    }

    /// Calls whose name or path is an argument.
    static @Nullable SqlCall renamed(
            SqlIdentifier function, SqlNode[] operands, SqlParserPos position) {
        List<SqlNode> others = Arrays.asList(operands);
        return switch (function.getSimple().toUpperCase(Locale.ROOT)) {
            case "LIST_AGGREGATE", "LIST_AGGR", "ARRAY_AGGREGATE", "ARRAY_AGGR" -> {
                List<SqlNode> arguments = new ArrayList<>(others);
                SqlNode name = arguments.remove(1);
                yield name instanceof SqlCharStringLiteral text
                        ? call("LIST_" + text.getValueAs(String.class), position, arguments)
                        : null;
            }
            case "STRUCT_EXTRACT" ->
                    operands[1] instanceof SqlCharStringLiteral text && operands.length == 2
                            ? SqlStdOperatorTable.DOT.createCall(
                                    position,
                                    operands[0],
                                    new SqlIdentifier(
                                            text.getValueAs(String.class),
                                            text.getParserPosition()))
                            : null;
            case "VARIANT_GET" -> variantGet(others, false, position);
            case "TRY_VARIANT_GET" -> variantGet(others, true, position);
            case "JSON_EXTRACT_PATH", "JSONB_EXTRACT_PATH" ->
                    ofPath("JSON_EXTRACT", others, position);
            case "JSON_EXTRACT_PATH_TEXT", "JSONB_EXTRACT_PATH_TEXT" ->
                    ofPath("GET_JSON_OBJECT", others, position);
            default -> null;
        };
    }

    /// `VARIANT_EXPLODE(v)`: a row for each entry of a VARIANT.
    static SqlCall variantExplode(String function, SqlNode variant, SqlParserPos position) {
        SqlNode entries = call("VARIANT_ENTRIES", position, List.of(variant));
        String rows = function.toUpperCase(Locale.ROOT).replace("VARIANT_EXPLODE", "INLINE");
        return call(rows, position, List.of(entries));
    }

    /// The part of a VARIANT as the type that a text names, or null if it names no part.
    private static @Nullable SqlCall variantGet(
            List<SqlNode> operands, boolean safe, SqlParserPos position) {
        if (operands.size() != 3 || !(operands.get(2) instanceof SqlCharStringLiteral type)) {
            return null;
        }
        try {
            SqlDataTypeSpec parsed = StatementParser.typeOf(type.getValueAs(String.class));
            return (safe ? SqlLibraryOperators.TRY_CAST : SqlStdOperatorTable.CAST)
                    .createCall(
                            position,
                            call("VARIANT_GET", position, operands.subList(0, 2)),
                            new SqlDataTypeSpec(
                                    parsed.getTypeNameSpec(), type.getParserPosition()));
        } catch (FeldsparException e) {
            throw PlacedException.of(e, type.getParserPosition());
        }
    }

    /// `v:a.b[0]`.
    ///
    /// @param path such as `$['a']['b'][0]`
    static SqlCall variantPath(SqlNode variant, String path, SqlParserPos end) {
        return call(
                "VARIANT_GET",
                variant.getParserPosition().plus(end),
                List.of(variant, SqlLiteral.createCharString(path, "UTF-8", end)));
    }

    /// Keys and positions one after the other, or null where they are not written out.
    private static @Nullable SqlCall ofPath(
            String function, List<SqlNode> operands, SqlParserPos position) {
        StringBuilder path = new StringBuilder("$");
        for (SqlNode operand : operands.subList(1, operands.size())) {
            if (!(operand instanceof SqlCharStringLiteral text)) {
                return null;
            }
            String key = text.getValueAs(String.class);
            if (operands.size() == 2 && key.startsWith("$")) {
                return null;
            }
            path.append(key.matches("[0-9]+") ? "[" + key + "]" : "['" + key + "']");
        }
        SqlNode whole = SqlLiteral.createCharString(path.toString(), position);
        return call(function, position, List.of(operands.get(0), whole));
    }

    static SqlCall call(String function, SqlParserPos position, List<SqlNode> operands) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier(function, position),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(position, operands);
    }
}
