package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Named arguments of the functions whose arguments have names in Spark, in their order.
///
/// ```text
/// mask(str => a, otherChar => 'o')    mask(a, 'X', 'x', 'n', 'o')
/// ```
final class NamedArguments {

    /// @param initial the text of what is left out, `NULL` without quotes, or null where the
    ///     argument is required
    private record Parameter(String name, @Nullable String initial) {}

    private static final Map<String, List<Parameter>> FUNCTIONS =
            Map.of(
                    "MASK",
                    List.of(
                            new Parameter("str", null),
                            new Parameter("upperChar", "X"),
                            new Parameter("lowerChar", "x"),
                            new Parameter("digitChar", "n"),
                            new Parameter("otherChar", "NULL")),
                    "COUNT_MIN_SKETCH",
                    List.of(
                            new Parameter("column", null),
                            new Parameter("epsilon", null),
                            new Parameter("confidence", null),
                            new Parameter("seed", null)),
                    "EXPLODE",
                    List.of(new Parameter("collection", null)),
                    "EXPLODE_OUTER",
                    List.of(new Parameter("collection", null)),
                    "POSEXPLODE",
                    List.of(new Parameter("collection", null)),
                    "POSEXPLODE_OUTER",
                    List.of(new Parameter("collection", null)),
                    "INLINE",
                    List.of(new Parameter("input", null)),
                    "INLINE_OUTER",
                    List.of(new Parameter("input", null)));

    private NamedArguments() {}

    /// The arguments without names, or as they are where the function has no names for them.
    static SqlNode[] inOrder(SqlIdentifier function, SqlNode[] arguments) {
        List<Parameter> parameters =
                function.isSimple()
                        ? FUNCTIONS.get(function.getSimple().toUpperCase(Locale.ROOT))
                        : null;
        if (parameters == null || firstNamed(arguments) == arguments.length) {
            return arguments;
        }
        @Nullable SqlNode[] ordered = new SqlNode[parameters.size()];
        int named = firstNamed(arguments);
        int last = named - 1;
        for (int i = 0; i < arguments.length; i++) {
            int index = i < named ? i : index(function, parameters, arguments[i]);
            if (index >= ordered.length || ordered[index] != null) {
                throw problem(
                        "'%s' has the argument '%s' twice"
                                .formatted(
                                        function,
                                        parameters.get(Math.min(index, ordered.length - 1)).name()),
                        "Leave out one of them.",
                        arguments[i].getParserPosition());
            }
            ordered[index] = i < named ? arguments[i] : ((SqlCall) arguments[i]).operand(0);
            last = Math.max(last, index);
        }
        return filled(function, parameters, ordered, last);
    }

    private static SqlNode[] filled(
            SqlIdentifier function,
            List<Parameter> parameters,
            @Nullable SqlNode[] given,
            int last) {
        List<SqlNode> all = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            SqlNode node = given[i];
            String initial = parameters.get(i).initial();
            SqlParserPos position = function.getParserPosition();
            if (node == null && initial == null) {
                throw problem(
                        "'%s' lacks the argument '%s'"
                                .formatted(function, parameters.get(i).name()),
                        "Add it.",
                        position);
            }
            all.add(
                    node != null
                            ? node
                            : initial == null || initial.equals("NULL")
                                    ? SqlLiteral.createNull(position)
                                    : SqlLiteral.createCharString(initial, position));
        }
        return all.toArray(new SqlNode[0]);
    }

    private static int firstNamed(SqlNode[] arguments) {
        int first = 0;
        while (first < arguments.length
                && arguments[first].getKind() != SqlKind.ARGUMENT_ASSIGNMENT) {
            first++;
        }
        return first;
    }

    private static int index(SqlIdentifier function, List<Parameter> parameters, SqlNode argument) {
        if (argument.getKind() != SqlKind.ARGUMENT_ASSIGNMENT) {
            throw problem(
                    "An argument without a name follows one with a name",
                    "Name it too, or move it to the front.",
                    argument.getParserPosition());
        }
        SqlIdentifier name = ((SqlCall) argument).operand(1);
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equalsIgnoreCase(name.getSimple())) {
                return i;
            }
        }
        throw problem(
                "'%s' has no argument '%s'".formatted(function, name.getSimple()),
                "Use " + String.join(", ", parameters.stream().map(Parameter::name).toList()) + ".",
                name.getParserPosition());
    }

    private static PlacedException problem(String problem, String advice, SqlParserPos place) {
        return PlacedException.of(
                new FeldsparException(ErrorCode.INVALID_ARGUMENT_NAME, problem, advice), place);
    }
}
