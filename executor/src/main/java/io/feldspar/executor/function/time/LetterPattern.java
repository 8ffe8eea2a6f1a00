package io.feldspar.executor.function.time;

import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/// A format of letters such as `yyyy-MM-dd'T'HH:mm[:ss]`, cut into runs of one letter and what
/// is between them.
final class LetterPattern {

    private static final int MAX_DIGITS = 9;

    private static final String REFUSED = "ABceNnpuWwY";
    private static final String NARROW = "EGLMQq";
    private static final String KNOWN = "GyYMLwWDdFEuaHkKhmsSzZce";

    private final List<String> runs = new ArrayList<>();

    LetterPattern(String source) {
        int i = 0;
        while (i < source.length()) {
            int start = i;
            char letter = source.charAt(i++);
            if (letter == '\'') {
                i = endOfLiteral(source, i);
            } else {
                while (isLetter(letter) && i < source.length() && source.charAt(i) == letter) {
                    i++;
                }
            }
            runs.add(checked(source.substring(start, i)));
        }
    }

    /// Spark refuses letters that the JDK knows: those of weeks and of parts of a day.
    private static String checked(String run) {
        char letter = run.charAt(0);
        boolean narrow = NARROW.indexOf(letter) >= 0 && run.length() == 5;
        boolean long_ = (letter == 'y' && run.length() > 6) || (letter == 'F' && run.length() > 1);
        if (REFUSED.indexOf(letter) >= 0 || narrow || long_) {
            throw new IllegalArgumentException("no field " + run);
        }
        return run;
    }

    /// Whether older releases of Spark knew all of the letters, so that its error is another one.
    static boolean known(String source) {
        return source.chars()
                .filter(letter -> isLetter((char) letter))
                .allMatch(letter -> KNOWN.indexOf(letter) >= 0);
    }

    private static int endOfLiteral(String source, int start) {
        int end = source.indexOf('\'', start);
        if (end < 0) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        return end + 1;
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    void format(DateTimeFormatterBuilder builder) {
        append(builder, false);
    }

    /// Fractions of a second have from one digit up to as many as the format has.
    void parse(DateTimeFormatterBuilder builder) {
        append(builder, true);
    }

    private void append(DateTimeFormatterBuilder builder, boolean parsing) {
        boolean era = runs.stream().anyMatch(run -> run.startsWith("G"));
        StringBuilder plain = new StringBuilder();
        for (String run : runs) {
            switch (run.charAt(0)) {
                case 'S' -> {
                    if (parsing && run.length() <= MAX_DIGITS) {
                        flush(plain, builder);
                        builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, run.length(), false);
                    } else {
                        plain.append(run);
                    }
                }
                // As in Spark; newer JDKs count weeks by this letter.
                case 'F' -> {
                    flush(plain, builder);
                    builder.appendValue(ChronoField.ALIGNED_DAY_OF_WEEK_IN_MONTH, run.length());
                }
                case 'y' -> plain.append(era ? run : run.replace('y', 'u'));
                case '[' -> {
                    flush(plain, builder);
                    builder.optionalStart();
                }
                case ']' -> {
                    flush(plain, builder);
                    builder.optionalEnd();
                }
                default -> plain.append(run);
            }
        }
        flush(plain, builder);
    }

    private static void flush(StringBuilder plain, DateTimeFormatterBuilder builder) {
        if (!plain.isEmpty()) {
            builder.appendPattern(plain.toString());
            plain.setLength(0);
        }
    }
}
