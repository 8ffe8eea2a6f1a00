package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.time.DateFormat;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A number, time or binary value as text of a format.
public final class ToChar implements ScalarFunction {

    @Override
    public String name() {
        return "TO_CHAR";
    }

    @Override
    public List<String> aliases() {
        return List.of("TO_VARCHAR");
    }

    @Override
    public Description description() {
        return new Description(
                "Strings",
                List.of(
                        "TO_CHAR(number, format)",
                        "TO_CHAR(timestamp, format)",
                        "TO_CHAR(binary, format)"),
                "A number in a format like '$99,990.99', a timestamp in one like 'yyyy-MM-dd', or"
                        + " bytes in 'base64', 'hex' or 'utf-8'.",
                "TO_CHAR(12454.8, '$99,990.99S')",
                "$12,454.80+");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 2
                || Coercion.assignmentDistance(arguments.get(1), SimpleType.VARCHAR) < 0) {
            throw mismatch(arguments);
        }
        return List.of(first(arguments), SimpleType.VARCHAR);
    }

    private Type first(List<Type> arguments) {
        Type type = arguments.get(0);
        DecimalType exact = Coercion.exact(type);
        if (exact != null) {
            return exact;
        }
        if (type.numeric() || type == SimpleType.NULL) {
            return new DecimalType(DecimalType.MAX_PRECISION, 18);
        }
        if (type == SimpleType.VARBINARY || Coercion.distance(type, SimpleType.TIMESTAMP_TZ) >= 0) {
            return type == SimpleType.DATE ? SimpleType.TIMESTAMP : type;
        }
        throw mismatch(arguments);
    }

    private FeldsparException mismatch(List<Type> arguments) {
        return Coercion.mismatch(
                name(), arguments, String.join(" or ", description().signatures()));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        Type type = arguments.get(0).type();
        if (type instanceof DecimalType decimal) {
            NumberPatternCache patterns = new NumberPatternCache();
            return ScalarCode.interpreted(
                            (in, out) ->
                                    out.text.append(
                                            patterns.of(in[1].slice)
                                                    .format(
                                                            new BigDecimal(
                                                                    in[0].int128.toBigInteger(),
                                                                    decimal.scale()))))
                    .failing();
        }
        return type == SimpleType.VARBINARY
                ? ScalarCode.interpreted(
                                (in, out) ->
                                        out.text.append(encoded(in[0].slice, in[1].slice.text())))
                        .failing()
                : new DateFormat().code(arguments, result);
    }

    private static String encoded(Slice slice, String format) {
        byte[] bytes =
                java.util.Arrays.copyOfRange(slice.heap, slice.start, slice.start + slice.length);
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "base64" -> Base64.getEncoder().encodeToString(bytes);
            case "hex" -> HexFormat.of().withUpperCase().formatHex(bytes);
            case "utf-8" -> new String(bytes, StandardCharsets.UTF_8);
            default ->
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "Invalid format '" + format + "' of binary values",
                            "Use 'base64', 'hex' or 'utf-8'.");
        };
    }
}
