package io.feldspar.executor.source.text;

import java.nio.charset.StandardCharsets;

/// Reads numbers off bytes without making objects of them where that can be exact.
final class Digits {

    /// Returned for what is not a number or does not fit; Long.MIN_VALUE itself is not
    /// distinguished.
    static final long NONE = Long.MIN_VALUE;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };
    private static final long[] LONG_POWERS = new long[19];

    static {
        long power = 1;
        for (int i = 0; i < LONG_POWERS.length; i++) {
            LONG_POWERS[i] = power;
            power *= 10;
        }
    }

    private Digits() {}

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean fits(long unscaled, int precision) {
        return precision >= 19
                || (unscaled > -LONG_POWERS[precision] && unscaled < LONG_POWERS[precision]);
    }

    static boolean isSmallest(byte[] heap, int start, int length) {
        return length == 20 && text(heap, start, length).equals("-9223372036854775808");
    }

    /// A sign, maybe, and digits; else, or where it does not fit, [#NONE].
    static long parse(byte[] heap, int start, int length) {
        int i = start;
        int end = start + length;
        boolean negative = length > 0 && heap[i] == '-';
        if (negative || (length > 0 && heap[i] == '+')) {
            i++;
        }
        if (i == end) {
            return NONE;
        }
        long value = 0;
        for (; i < end; i++) {
            int digit = heap[i] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /// A decimal without an exponent, times ten to the power of `scale`; [#NONE] where it has
    /// more digits behind the point or does not fit.
    static long parseUnscaled(byte[] heap, int start, int length, int scale) {
        int i = start;
        int end = start + length;
        boolean negative = length > 0 && heap[i] == '-';
        if (negative || (length > 0 && heap[i] == '+')) {
            i++;
        }
        long value = 0;
        int digits = 0;
        int fraction = -1;
        for (; i < end; i++) {
            int digit = heap[i] - '0';
            if (digit >= 0 && digit <= 9) {
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    return NONE;
                }
                value = value * 10 + digit;
                digits++;
                fraction += fraction >= 0 ? 1 : 0;
            } else if (heap[i] == '.' && fraction < 0) {
                fraction = 0;
            } else {
                return NONE;
            }
        }
        int missing = scale - Math.max(0, fraction);
        if (digits == 0 || missing < 0 || value > Long.MAX_VALUE / LONG_POWERS[missing]) {
            return NONE;
        }
        value *= LONG_POWERS[missing];
        return negative ? -value : value;
    }

    /// Digits, a point, an exponent, signs: nothing else.
    static boolean looksNumeric(byte[] heap, int start, int length) {
        boolean digits = false;
        for (int i = start; i < start + length; i++) {
            byte b = heap[i];
            digits |= isDigit(b);
            boolean sign = b == '-' || b == '+';
            boolean first = i == start || heap[i - 1] == 'e' || heap[i - 1] == 'E';
            boolean exponent = (b == 'e' || b == 'E') && digits;
            if (!isDigit(b) && b != '.' && !exponent && !(sign && first)) {
                return false;
            }
        }
        return digits;
    }

    static boolean isNaN(byte[] heap, int start, int length) {
        return length == 3 && text(heap, start, length).equalsIgnoreCase("nan");
    }

    /// The nearest double, or NaN where it is not a number.
    static double parseDouble(byte[] heap, int start, int length) {
        double exact = exactDouble(heap, start, length);
        if (!Double.isNaN(exact)) {
            return exact;
        }
        if (looksNumeric(heap, start, length)) {
            try {
                return Double.parseDouble(text(heap, start, length));
            } catch (NumberFormatException _) {
                return Double.NaN;
            }
        }
        return length > 9
                ? Double.NaN
                : switch (text(heap, start, length).toLowerCase(java.util.Locale.ROOT)) {
                    case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
                    case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                    default -> Double.NaN;
                };
    }

    /// Where the digits fit 53 bits and the scale is at most 22, one division rounds right.
    private static double exactDouble(byte[] heap, int start, int length) {
        int i = start;
        int end = start + length;
        boolean negative = length > 0 && heap[i] == '-';
        i += negative ? 1 : 0;
        long value = 0;
        int digits = 0;
        int fraction = -1;
        for (; i < end; i++) {
            int digit = heap[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits++;
                fraction += fraction >= 0 ? 1 : 0;
            } else if (heap[i] == '.' && fraction < 0) {
                fraction = 0;
            } else {
                return Double.NaN;
            }
        }
        if (digits == 0 || digits > 15) {
            return Double.NaN;
        }
        double magnitude = fraction > 0 ? value / POWERS[fraction] : (double) value;
        return negative ? -magnitude : magnitude;
    }

    private static String text(byte[] heap, int start, int length) {
        return new String(heap, start, length, StandardCharsets.ISO_8859_1);
    }
}
