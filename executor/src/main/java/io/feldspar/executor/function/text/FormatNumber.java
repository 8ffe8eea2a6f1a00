package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The number with commas between thousands and that many digits after the point, or in a pattern
/// such as '#,##0.00'; rounded half to even.
public final class FormatNumber extends FixedFunction {

    public FormatNumber() {
        super(
                "FORMAT_NUMBER",
                new Description(
                        "Strings",
                        List.of("FORMAT_NUMBER(x, digits)", "FORMAT_NUMBER(x, pattern)"),
                        "The number with commas between thousands and that many digits "
                                + "after the point, or in a pattern such as '#,##0.00'; rounded "
                                + "half to even.",
                        "FORMAT_NUMBER(12332.123456, 4)",
                        "12,332.1235"),
                Signature.of(SimpleType.VARCHAR, SimpleType.DOUBLE, SimpleType.INTEGER),
                Signature.of(SimpleType.VARCHAR, SimpleType.DOUBLE, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean pattern = arguments.get(1).type() == SimpleType.VARCHAR;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            boolean missing = in[0].isNull || in[1].isNull;
                            String format =
                                    missing
                                            ? null
                                            : pattern ? in[1].slice.text() : pattern(in[1].int32);
                            out.isNull = format == null;
                            if (format != null) {
                                out.text.append(format(format, in[0].real));
                            }
                        })
                .withNulls()
                .failing();
    }

    /// The pattern for so many digits, or null where they are fewer than none.
    private static @Nullable String pattern(int digits) {
        return digits < 0
                ? null
                : "#,##0" + (digits == 0 ? "" : "." + "0".repeat(Padding.checkedWidth(digits)));
    }

    private static String format(String pattern, double value) {
        try {
            return new DecimalFormat(
                            pattern.isEmpty() ? "#,###,###,###,###,###,##0" : pattern,
                            DecimalFormatSymbols.getInstance(Locale.US))
                    .format(value);
        } catch (IllegalArgumentException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The pattern '" + pattern + "' is not one of numbers",
                    "Write it like '#,##0.00'.",
                    cause);
        }
    }
}
