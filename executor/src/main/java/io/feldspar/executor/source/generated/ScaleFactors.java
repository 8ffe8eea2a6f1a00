package io.feldspar.executor.source.generated;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Schema names that denote scale factors: `tiny` is 0.01, `sf1` is 1, `sf0.1` is 0.1.
public final class ScaleFactors {

    public static final List<String> LISTED =
            List.of("tiny", "sf1", "sf10", "sf100", "sf300", "sf1000");

    private static final double TINY = 0.01;
    private static final double LARGEST = 100_000;
    private static final Pattern SCALED = Pattern.compile("sf([0-9]{1,6}(?:\\.[0-9]{1,6})?)");

    private ScaleFactors() {}

    /// The scale factor that the schema names, or empty.
    public static OptionalDouble of(String schema) {
        String lower = schema.toLowerCase(Locale.ROOT);
        if (lower.equals("tiny")) {
            return OptionalDouble.of(TINY);
        }
        Matcher scaled = SCALED.matcher(lower);
        if (!scaled.matches()) {
            return OptionalDouble.empty();
        }
        double scale = Double.parseDouble(scaled.group(1));
        return scale >= TINY && scale <= LARGEST
                ? OptionalDouble.of(scale)
                : OptionalDouble.empty();
    }
}
