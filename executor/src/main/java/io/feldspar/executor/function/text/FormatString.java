package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;

/// A text made of a format as that of printf, and values.
public final class FormatString implements ScalarFunction {

    @Override
    public String name() {
        return "FORMAT_STRING";
    }

    @Override
    public List<String> aliases() {
        return List.of("PRINTF");
    }

    @Override
    public Description description() {
        return Description.of(
                "Strings",
                "FORMAT_STRING(format, a, b, ...)",
                "The format with the values in the place of %s, %d, %5.2f and so on, as Java's formatter"
                        + " writes them; NULL is written null.",
                "FORMAT_STRING('Hello World %d %s', 100, 'days')",
                "Hello World 100 days");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty()
                || Coercion.assignmentDistance(arguments.get(0), SimpleType.VARCHAR) < 0
                || arguments.stream().anyMatch(NestedType.class::isInstance)) {
            throw Coercion.mismatch(name(), arguments, "a format and values that are not nested");
        }
        List<Type> types = valueTypes(arguments);
        types.set(0, SimpleType.VARCHAR);
        return types;
    }

    /// Numbers and BOOLEAN as they are, all else as text.
    static List<Type> valueTypes(List<Type> arguments) {
        List<Type> types = new ArrayList<>();
        for (Type type : arguments) {
            types.add(type.numeric() || type == SimpleType.BOOLEAN ? type : SimpleType.VARCHAR);
        }
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            out.isNull = in[0].isNull;
                            if (!out.isNull) {
                                out.text.append(format(arguments, in));
                            }
                        })
                .withNulls()
                .failing();
    }

    private static String format(List<Argument> arguments, Cell[] in) {
        String format = in[0].slice.text();
        Object[] values = new Object[in.length - 1];
        for (int i = 1; i < in.length; i++) {
            values[i - 1] = in[i].isNull ? null : value(arguments.get(i).type(), in[i]);
        }
        try {
            return String.format(Locale.US, format, values);
        } catch (IllegalFormatException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The format '"
                            + format
                            + "' does not go with its values: "
                            + cause.getMessage(),
                    "Use %s for texts, %d for integers and %f for other numbers.",
                    cause);
        }
    }

    /// A value of one of those types as an object.
    static Object value(Type type, Cell cell) {
        return switch (type.form()) {
            case BYTE -> cell.bool;
            case INT -> cell.int32;
            case LONG, LONG_PAIR ->
                    type instanceof DecimalType decimal
                            ? new BigDecimal(cell.int128.toBigInteger(), decimal.scale())
                            : (Object) cell.int64;
            case DOUBLE -> cell.real;
            case BYTES -> cell.slice.text();
            case LIST, STRUCT -> throw new IllegalStateException("nested values have no format");
        };
    }
}
