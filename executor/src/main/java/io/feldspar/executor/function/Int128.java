package io.feldspar.executor.function;

import java.math.BigInteger;

/// A mutable 128-bit two's complement integer: the unscaled value of a decimal.
///
/// Reused from row to row. Results are exact; operations say whether they fit instead of
/// throwing.
public final class Int128 {

    private static final BigInteger[] POWERS = new BigInteger[77];
    private static final long[] LONG_POWERS = new long[19];

    static {
        BigInteger power = BigInteger.ONE;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            if (i < LONG_POWERS.length) {
                LONG_POWERS[i] = power.longValueExact();
            }
            power = power.multiply(BigInteger.TEN);
        }
    }

    public long high;
    public long low;

    /// 10 to the `exponent`, for exponents up to 76.
    public static BigInteger power(int exponent) {
        return POWERS[exponent];
    }

    /// 10 to the `exponent`, for exponents up to 18.
    public static long longPower(int exponent) {
        return LONG_POWERS[exponent];
    }

    public void set(long value) {
        low = value;
        high = value >> 63;
    }

    public void set(long newHigh, long newLow) {
        high = newHigh;
        low = newLow;
    }

    public void set(Int128 other) {
        high = other.high;
        low = other.low;
    }

    /// Sets the value, or returns false where it has more than 128 bits.
    public boolean set(BigInteger value) {
        if (value.bitLength() > 127) {
            return false;
        }
        low = value.longValue();
        high = value.shiftRight(64).longValue();
        return true;
    }

    public boolean fitsLong() {
        return high == low >> 63;
    }

    public boolean isZero() {
        return (high | low) == 0;
    }

    public int signum() {
        return high < 0 ? -1 : isZero() ? 0 : 1;
    }

    public BigInteger toBigInteger() {
        return fitsLong()
                ? BigInteger.valueOf(low)
                : BigInteger.valueOf(high)
                        .shiftLeft(64)
                        .add(new BigInteger(Long.toUnsignedString(low)));
    }

    public double toDouble() {
        return fitsLong() ? (double) low : toBigInteger().doubleValue();
    }

    /// Whether the absolute value has at most `precision` decimal digits.
    public boolean fitsPrecision(int precision) {
        if (fitsLong()) {
            return precision > 18
                    || (low > -LONG_POWERS[precision] && low < LONG_POWERS[precision]);
        }
        return precision > 18 && toBigInteger().abs().compareTo(POWERS[precision]) < 0;
    }

    public static int compare(Int128 left, Int128 right) {
        int byHigh = Long.compare(left.high, right.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(left.low, right.low);
    }

    /// Multiplies by 10 to the `exponent`, or returns false where the product has more than 128
    /// bits.
    public boolean scaleUp(int exponent) {
        if (exponent == 0) {
            return true;
        }
        if (exponent <= 18 && fitsLong()) {
            long factor = LONG_POWERS[exponent];
            set(Math.multiplyHigh(low, factor), low * factor);
            return true;
        }
        return set(toBigInteger().multiply(POWERS[exponent]));
    }

    /// Divides by 10 to the `exponent`, rounding half away from zero.
    public void scaleDown(int exponent) {
        if (exponent == 0) {
            return;
        }
        if (exponent <= 18 && fitsLong()) {
            set(divideHalfUp(low, LONG_POWERS[exponent]));
        } else if (exponent >= POWERS.length) {
            set(0L);
        } else {
            set(divideHalfUp(toBigInteger(), POWERS[exponent]));
        }
    }

    /// Scales up by a positive `exponent`, down by a negative one.
    public boolean rescale(int exponent) {
        if (exponent >= 0) {
            return scaleUp(exponent);
        }
        scaleDown(-exponent);
        return true;
    }

    /// The quotient rounded half away from zero, for a positive divisor.
    public static long divideHalfUp(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long remainder = dividend - quotient * divisor;
        long distance = Math.abs(remainder);
        return distance >= divisor - distance ? quotient + (dividend < 0 ? -1 : 1) : quotient;
    }

    /// The quotient rounded half away from zero.
    public static BigInteger divideHalfUp(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        boolean up = parts[1].abs().shiftLeft(1).compareTo(divisor.abs()) >= 0;
        return up
                ? parts[0].add(BigInteger.valueOf((long) dividend.signum() * divisor.signum()))
                : parts[0];
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
