package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates, times and intervals as text, both ways.
///
/// ```text
/// 1998-12-01      10:30:00.5      1998-12-01 10:30:00.5 [+02:00]      2-03      1 10:30:00.5
/// ```
public final class TimeText {

    private static final long MICROS_PER_HOUR = 3600 * Calendars.MICROS_PER_SECOND;

    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?i)interval\\s*(?<sign>[+-]?)\\s*'(?<text>[^']*)'\\s*"
                            + "(year to month|day to second)");

    private TimeText() {}

    public static void appendDate(int day, SliceBuilder out) {
        int civil = Calendars.civil(day);
        int year = civil >> 9;
        if (year < 0) {
            out.append((byte) '-');
        }
        digits(Math.abs(year), 4, out);
        out.append((byte) '-');
        digits(civil >> 5 & 15, 2, out);
        out.append((byte) '-');
        digits(civil & 31, 2, out);
    }

    public static void appendTime(long micros, SliceBuilder out) {
        long seconds = micros / Calendars.MICROS_PER_SECOND;
        digits((int) (seconds / 3600), 2, out);
        out.append((byte) ':');
        digits((int) (seconds / 60 % 60), 2, out);
        out.append((byte) ':');
        digits((int) (seconds % 60), 2, out);
        int fraction = (int) (micros % Calendars.MICROS_PER_SECOND);
        if (fraction != 0) {
            int width = 6;
            while (fraction % 10 == 0) {
                fraction /= 10;
                width--;
            }
            out.append((byte) '.');
            digits(fraction, width, out);
        }
    }

    public static void appendTimestamp(long micros, SliceBuilder out) {
        appendDate(Calendars.dayOf(micros), out);
        out.append((byte) ' ');
        appendTime(Calendars.timeOf(micros), out);
    }

    public static void appendMonths(int months, SliceBuilder out) {
        if (months < 0) {
            out.append((byte) '-');
        }
        long absolute = Math.abs((long) months);
        out.append(Long.toString(absolute / 12));
        out.append((byte) '-');
        digits((int) (absolute % 12), 2, out);
    }

    public static void appendMicros(long micros, SliceBuilder out) {
        if (micros < 0) {
            out.append((byte) '-');
        }
        long days = Math.abs(micros / Calendars.MICROS_PER_DAY);
        out.append(Long.toString(days));
        out.append((byte) ' ');
        appendTime(Math.abs(micros % Calendars.MICROS_PER_DAY), out);
    }

    static void digits(int value, int width, SliceBuilder out) {
        int divisor = 1;
        for (int i = 1; i < width; i++) {
            divisor *= 10;
        }
        if (value >= divisor * 10L) {
            out.append(Integer.toString(value));
            return;
        }
        for (; divisor > 0; divisor /= 10) {
            out.append((byte) ('0' + value / divisor % 10));
        }
    }

    /// A date, maybe followed by a time, which is dropped.
    public static int parseDate(Slice text) {
        Scanner scanner = new Scanner(text.text().strip(), SimpleType.DATE);
        int day = scanner.date();
        if (!scanner.atEnd()) {
            scanner.timeAfterDate();
        }
        return day;
    }

    public static long parseTime(Slice text) {
        Scanner scanner = new Scanner(text.text().strip(), SimpleType.TIME);
        long micros = scanner.halfDay(scanner.time());
        scanner.end();
        return micros;
    }

    /// A timestamp; what carries an offset is turned to UTC.
    public static long parseTimestamp(Slice text) {
        Scanner scanner = new Scanner(text.text().strip(), SimpleType.TIMESTAMP);
        long day = scanner.date();
        long micros = scanner.atEnd() ? 0 : scanner.timeAfterDate();
        return Calendars.checkTimestamp(day * Calendars.MICROS_PER_DAY + micros);
    }

    public static int parseMonths(Slice text) {
        Scanner scanner = new Scanner(quoted(text), SimpleType.INTERVAL_YEAR_MONTH);
        int sign = scanner.sign();
        int years = scanner.number(1, 8);
        int months = 0;
        if (scanner.accept('-')) {
            months = scanner.number(1, 2);
        }
        scanner.end();
        return sign * (years * 12 + months);
    }

    public static long parseMicros(Slice text) {
        Scanner scanner = new Scanner(quoted(text), SimpleType.INTERVAL_DAY_TIME);
        int sign = scanner.sign();
        long micros = scanner.number(1, 8) * Calendars.MICROS_PER_DAY;
        if (scanner.accept(' ')) {
            micros += scanner.time();
        }
        scanner.end();
        return sign * micros;
    }

    /// The text in the quotes of `INTERVAL '2-3' YEAR TO MONTH`, or the text itself.
    private static String quoted(Slice text) {
        String stripped = text.text().strip();
        Matcher literal = LITERAL.matcher(stripped);
        return literal.matches() ? literal.group("sign") + literal.group("text") : stripped;
    }

    private static FeldsparException invalid(String text, Type type) {
        String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return new FeldsparException(
                ErrorCode.INVALID_DATETIME_TEXT,
                "The value '" + shown + "' is not a valid " + type.sql(),
                "Write it like " + example(type) + ", or use TRY_CAST to get NULL instead.");
    }

    private static String example(Type type) {
        return type == SimpleType.DATE
                ? "'1998-12-01'"
                : type == SimpleType.TIME
                        ? "'10:30:00'"
                        : type == SimpleType.TIMESTAMP
                                ? "'1998-12-01 10:30:00'"
                                : type == SimpleType.INTERVAL_YEAR_MONTH
                                        ? "'2-03'"
                                        : "'1 10:30:00'";
    }

    /// Reads from left to right.
    private static final class Scanner {

        private final String text;
        private final Type type;
        private int position;

        Scanner(String text, Type type) {
            this.text = text;
            this.type = type;
        }

        boolean atEnd() {
            return position == text.length();
        }

        void end() {
            if (!atEnd()) {
                throw invalid(text, type);
            }
        }

        boolean accept(char expected) {
            if (!atEnd() && text.charAt(position) == expected) {
                position++;
                return true;
            }
            return false;
        }

        void expect(char expected) {
            if (!accept(expected)) {
                throw invalid(text, type);
            }
        }

        int sign() {
            if (accept('-')) {
                return -1;
            }
            accept('+');
            return 1;
        }

        int number(int minDigits, int maxDigits) {
            int value = 0;
            int digits = 0;
            while (!atEnd() && digits < maxDigits && digit(text.charAt(position))) {
                value = value * 10 + text.charAt(position++) - '0';
                digits++;
            }
            if (digits < minDigits) {
                throw invalid(text, type);
            }
            return value;
        }

        private static boolean digit(char c) {
            return c >= '0' && c <= '9';
        }

        int date() {
            int year = number(1, 4);
            expect('-');
            int month = number(1, 2);
            expect('-');
            int day = number(1, 2);
            if (month < 1
                    || month > 12
                    || day < 1
                    || day > Calendars.daysInMonth(year, month)
                    || year == 0) {
                throw invalid(text, type);
            }
            return Calendars.day(year, month, day);
        }

        long timeAfterDate() {
            if (!accept('T')) {
                expect(' ');
            }
            long micros = time();
            accept(' ');
            if (accept('Z')) {
                end();
                return micros;
            }
            if (!atEnd()) {
                int sign = text.charAt(position) == '-' ? -1 : 1;
                position++;
                long minutes = number(2, 2) * 60L;
                accept(':');
                if (!atEnd()) {
                    minutes += number(2, 2);
                }
                micros -= sign * minutes * 60 * Calendars.MICROS_PER_SECOND;
            }
            end();
            return micros;
        }

        /// A time behind which AM or PM may follow.
        long halfDay(long micros) {
            String rest = text.substring(position).strip();
            boolean after = rest.equalsIgnoreCase("PM");
            if (!after && !rest.equalsIgnoreCase("AM")) {
                return micros;
            }
            position = text.length();
            long hour = micros / MICROS_PER_HOUR;
            if (hour < 1 || hour > 12) {
                throw invalid(text, type);
            }
            return micros + (after ? 12 : 0) * MICROS_PER_HOUR - (hour / 12) * 12 * MICROS_PER_HOUR;
        }

        long time() {
            int hour = number(1, 2);
            expect(':');
            int minute = number(1, 2);
            int second = accept(':') ? number(1, 2) : 0;
            long fraction = 0;
            if (accept('.')) {
                int start = position;
                fraction = number(1, 6);
                for (int digits = position - start; digits < 6; digits++) {
                    fraction *= 10;
                }
                while (!atEnd() && digit(text.charAt(position))) {
                    position++;
                }
            }
            if (hour > 23 || minute > 59 || second > 59) {
                throw invalid(text, type);
            }
            return ((hour * 60L + minute) * 60 + second) * Calendars.MICROS_PER_SECOND + fraction;
        }
    }
}
