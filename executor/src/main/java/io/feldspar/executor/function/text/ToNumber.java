package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The decimal that a text writes in a format like 'S999,999.99'.
public final class ToNumber extends FixedFunction {

    public ToNumber() {
        super(
                "TO_NUMBER",
                Description.of(
                        "Strings",
                        "TO_NUMBER(text, format)",
                        "The decimal that a text writes in a format of 0 and 9 for digits, with"
                                + " . , $ S MI and PR.",
                        "TO_NUMBER('$12,454.8-', '$99,999.9MI')",
                        "-12454.8"),
                Signature.of(
                        new DecimalType(DecimalType.MAX_PRECISION, 18),
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR));
    }

    @Override
    public boolean typedByLiterals() {
        return true;
    }

    @Override
    public Type typeOf(List<Argument> arguments) {
        String format = arguments.size() == 2 ? arguments.get(1).text() : null;
        if (format == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The format of TO_NUMBER is not a literal",
                    "Write it as in '999.99'.");
        }
        return NumberPattern.compile(format).type();
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        NumberPatternCache patterns = new NumberPatternCache();
        return ScalarCode.interpreted(
                        (in, out) ->
                                Overflow.set(
                                        out.int128,
                                        patterns.of(in[1].slice)
                                                .parse(in[0].slice.text())
                                                .setScale(
                                                        ((DecimalType) result).scale(),
                                                        java.math.RoundingMode.HALF_UP)
                                                .unscaledValue(),
                                        (DecimalType) result))
                .failing();
    }
}
