package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Overflow;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The number in another base, between 2 and 36; with a negative base it is signed. NULL for
/// other bases and for no number.
public final class Conv extends FixedFunction {

    public Conv() {
        super(
                "CONV",
                Description.of(
                        "Numbers",
                        "CONV(number, from, to)",
                        "The number in another base, between 2 and 36; with a negative base"
                                + " it is signed. NULL for other bases and for no number.",
                        "CONV('100', 2, 10)",
                        "4"),
                Signature.of(
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.INTEGER,
                        SimpleType.INTEGER),
                Signature.of(
                        SimpleType.VARCHAR,
                        SimpleType.BIGINT,
                        SimpleType.INTEGER,
                        SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean ofText = arguments.get(0).type() == SimpleType.VARCHAR;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            String number =
                                    ofText ? in[0].slice.text() : Long.toString(in[0].int64);
                            boolean none = in[0].isNull || in[1].isNull || in[2].isNull;
                            String converted =
                                    none ? null : convert(number.strip(), in[1].int32, in[2].int32);
                            out.isNull = converted == null;
                            if (converted != null) {
                                out.text.append(converted);
                            }
                        })
                .failing()
                .withNulls();
    }

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    private static @Nullable String convert(String number, int from, int to) {
        int base = Math.abs(to);
        if (from < Character.MIN_RADIX
                || from > Character.MAX_RADIX
                || base < Character.MIN_RADIX
                || base > Character.MAX_RADIX
                || number.isEmpty()) {
            return null;
        }
        boolean negative = number.charAt(0) == '-';
        int begin = negative ? 1 : 0;
        int end = begin;
        while (end < number.length() && Character.digit(number.charAt(end), from) >= 0) {
            end++;
        }
        BigInteger value =
                end == begin ? BigInteger.ZERO : new BigInteger(number.substring(begin, end), from);
        if (value.compareTo(LIMIT) >= 0) {
            throw Overflow.error("CONV", SimpleType.BIGINT);
        }
        if (negative && to > 0) {
            value = LIMIT.subtract(value).mod(LIMIT);
        } else if (negative) {
            value = value.negate();
        } else if (to < 0) {
            value = BigInteger.valueOf(value.longValue());
        }
        return value.toString(base).toUpperCase(Locale.ROOT);
    }
}
