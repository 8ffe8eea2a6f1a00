package io.feldspar.executor.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompareDecimalsTest {

    private static final String LARGEST = "9".repeat(38);

    @Test
    void comparesNumbersThatDifferBehindEachOthersLastDigit() {
        assertEquals(1, compared("0.0000000001", 10, "0", 0));
        assertEquals(-1, compared("-0.0000000001", 10, "0", 9));
        assertEquals(0, compared("1.50", 2, "1.5", 1));
    }

    @Test
    void comparesNumbersWhoseDigitsFitNoCommonType() {
        assertEquals(1, compared(LARGEST, 0, "0." + LARGEST, 38));
        assertEquals(-1, compared("-" + LARGEST, 0, "0." + LARGEST, 38));
        assertEquals(-1, compared("-0." + LARGEST, 38, LARGEST, 0));
        assertEquals(1, compared(LARGEST, 0, "-0." + LARGEST, 38));
        assertEquals(1, compared("1", 0, "0." + LARGEST, 38));
        assertEquals(-1, compared("0", 0, "0." + "0".repeat(37) + "1", 38));
    }

    @Test
    void agreesWithBigDecimal() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal left = decimal(random);
            BigDecimal right = i % 5 == 0 ? left.setScale(left.scale()) : decimal(random);
            assertEquals(
                    left.compareTo(right),
                    compared(
                            left.toPlainString(),
                            left.scale(),
                            right.toPlainString(),
                            right.scale()),
                    () -> left + " and " + right);
        }
    }

    private static BigDecimal decimal(SplittableRandom random) {
        StringBuilder digits = new StringBuilder(random.nextBoolean() ? "-" : "");
        for (int i = 1 + random.nextInt(38); i > 0; i--) {
            digits.append(random.nextInt(10));
        }
        return new BigDecimal(
                new BigDecimal(digits.toString()).unscaledValue(), random.nextInt(39));
    }

    @Test
    void findsNullOnlyEqualToNull() {
        assertEquals(0, nullSafe(null, null));
        assertEquals(1, Integer.signum(Math.abs(nullSafe(null, "1"))));
        assertEquals(1, Integer.signum(Math.abs(nullSafe("1", null))));
        assertEquals(0, nullSafe("1", "1.0"));
        assertEquals(-1, nullSafe("1", "1.1"));
    }

    private static int compared(String left, int leftScale, String right, int rightScale) {
        return run(CompareDecimals.COMPARE, left, leftScale, right, rightScale);
    }

    private static int nullSafe(@Nullable String left, @Nullable String right) {
        return run(CompareDecimals.COMPARE_NULL_SAFE, left, 0, right, 1);
    }

    private static int run(
            CompareDecimals function,
            @Nullable String left,
            int leftScale,
            @Nullable String right,
            int rightScale) {
        List<Argument> arguments =
                List.of(
                        Argument.of(new DecimalType(38, leftScale)),
                        Argument.of(new DecimalType(38, rightScale)));
        Cell out = new Cell();
        function.code(arguments, SimpleType.INTEGER)
                .interpretation()
                .apply(new Cell[] {cell(left, leftScale), cell(right, rightScale)}, out);
        return out.int32;
    }

    private static Cell cell(@Nullable String value, int scale) {
        Cell cell = new Cell();
        cell.isNull = value == null;
        if (value != null) {
            cell.int128.set(new BigDecimal(value).setScale(scale).unscaledValue());
        }
        return cell;
    }
}
