package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;

/// Reads numbers that are written as text, with blanks around them or not.
final class NumberText {

    private static final int MAX_DECIMAL_LENGTH = 400;

    private NumberText() {}

    /// The index of the first byte that is not a blank.
    static int first(Slice text) {
        int position = text.start;
        int end = text.start + text.length;
        while (position < end && text.heap[position] >= 0 && text.heap[position] <= ' ') {
            position++;
        }
        return position;
    }

    /// The index behind the last byte that is not a blank, at least [#first].
    static int last(Slice text) {
        int first = first(text);
        int end = text.start + text.length;
        while (end > first && text.heap[end - 1] >= 0 && text.heap[end - 1] <= ' ') {
            end--;
        }
        return end;
    }

    static BigDecimal decimal(Slice text, Type to) {
        String trimmed = text.text().strip();
        try {
            if (trimmed.length() > MAX_DECIMAL_LENGTH) {
                throw CastCode.invalid(trimmed, to);
            }
            BigDecimal value = new BigDecimal(trimmed);
            if (value.signum() == 0) {
                return BigDecimal.ZERO;
            }
            if (value.precision() - (long) value.scale() > 400) {
                throw CastCode.overflow(trimmed, to);
            }
            return value.scale() > 400 ? BigDecimal.ZERO : value;
        } catch (NumberFormatException _) {
            throw CastCode.invalid(text.text(), to);
        }
    }

    static double real(Slice text, Type to) {
        String trimmed = text.text().strip();
        String lower = trimmed.toLowerCase(java.util.Locale.ROOT);
        switch (lower) {
            case "nan":
                return Double.NaN;
            case "inf", "infinity", "+inf", "+infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                break;
        }
        boolean suffixed = lower.endsWith("d") || lower.endsWith("f") || lower.startsWith("0x");
        try {
            if (suffixed) {
                throw CastCode.invalid(text.text(), to);
            }
            return Double.parseDouble(trimmed);
        } catch (NumberFormatException _) {
            throw CastCode.invalid(text.text(), to);
        }
    }
}
