package io.feldspar.executor.function.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a value is written, as Python specifies it behind a colon: `[[fill]align][sign][#][0][width]
/// [separator][.precision][type]`.
///
/// @param align `<`, `>` or `^`, or a blank for that of the kind of value
/// @param sign `+`, `-` or a blank
/// @param separator of thousands, or 0
/// @param precision -1 where it is not given
/// @param type a letter, or 0
record FormatSpec(
        String fill,
        char align,
        char sign,
        boolean prefix,
        boolean zeros,
        int width,
        char separator,
        int precision,
        char type) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(?<fill>.)?(?<align>[<>^]))?(?<sign>[-+ ])?(?<prefix>#)?(?<zeros>0)?"
                            + "(?<width>\\d{1,4})?(?<separator>[,_'])?(?:\\.(?<precision>\\d{1,3}))?"
                            + "(?<type>[a-zA-Z%])?",
                    Pattern.DOTALL);

    /// @throws IllegalArgumentException where it is not one
    static FormatSpec parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("':%s' is not a specification".formatted(text));
        }
        return new FormatSpec(
                form.group("fill") == null ? " " : form.group("fill"),
                letter(form.group("align"), ' '),
                letter(form.group("sign"), '-'),
                form.group("prefix") != null,
                form.group("zeros") != null,
                form.group("width") == null ? 0 : Integer.parseInt(form.group("width")),
                letter(form.group("separator"), '\0'),
                form.group("precision") == null ? -1 : Integer.parseInt(form.group("precision")),
                letter(form.group("type"), '\0'));
    }

    private static char letter(@Nullable String group, char missing) {
        return group == null ? missing : group.charAt(0);
    }

    /// @param value a number, a Boolean or a String
    /// @throws IllegalArgumentException where the specification is not for such values
    String apply(Object value) {
        return switch (value) {
            case Integer number -> whole(BigInteger.valueOf(number));
            case Long number -> whole(BigInteger.valueOf(number));
            case BigDecimal number when number.scale() == 0 && !isOfFractions() ->
                    whole(number.toBigIntegerExact());
            case BigDecimal number -> number(number.signum() < 0, fraction(number.abs(), false));
            case Double number -> real(number);
            case Boolean truth when type == 'd' -> whole(truth ? BigInteger.ONE : BigInteger.ZERO);
            default -> text(value.toString());
        };
    }

    private boolean isOfFractions() {
        return precision >= 0 || "fFeEgG%".indexOf(type) >= 0;
    }

    private String text(String value) {
        if (type != 0 && type != 's') {
            throw unfit("a text");
        }
        String shown =
                precision < 0 || value.codePointCount(0, value.length()) <= precision
                        ? value
                        : value.substring(0, value.offsetByCodePoints(0, precision));
        return aligned(shown, '<');
    }

    private String whole(BigInteger value) {
        if (precision >= 0) {
            throw new IllegalArgumentException("a whole number has no precision");
        }
        BigInteger digits = value.abs();
        String shown =
                switch (type) {
                    case 0, 'd' -> separated(digits.toString());
                    case 'x' -> (prefix ? "0x" : "") + digits.toString(16);
                    case 'X' -> (prefix ? "0X" : "") + digits.toString(16).toUpperCase(Locale.ROOT);
                    case 'o' -> (prefix ? "0" : "") + digits.toString(8);
                    case 'b', 'B' -> (prefix ? "0" + type : "") + digits.toString(2);
                    default -> throw unfit("a whole number");
                };
        return number(value.signum() < 0, shown);
    }

    private String real(double value) {
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        if (!Double.isFinite(value)) {
            return number(negative, Double.isNaN(value) ? "nan" : "inf");
        }
        return number(negative, fraction(new BigDecimal(Math.abs(value)), true));
    }

    /// @param binary whether the digits of a number without a precision are those that tell it
    ///     from other doubles
    private String fraction(BigDecimal value, boolean binary) {
        int digits = precision < 0 ? 6 : precision;
        String shown =
                switch (type) {
                    case 'f', 'F' -> fixed(value, digits);
                    case '%' -> fixed(value.movePointRight(2), digits) + "%";
                    case 'e', 'E' -> exponential(value, digits);
                    case 'g', 'G' -> general(value, Math.max(digits, 1));
                    case 0 ->
                            precision >= 0
                                    ? general(value, Math.max(digits, 1))
                                    : binary
                                            ? shortest(value.doubleValue())
                                            : value.toPlainString();
                    default -> throw unfit("a number with a fraction");
                };
        int point = shown.indexOf('.');
        int end = point < 0 ? shown.length() : point;
        String whole = shown.substring(0, end);
        String all =
                whole.chars().allMatch(Character::isDigit)
                        ? separated(whole) + shown.substring(end)
                        : shown;
        return Character.isUpperCase(type) ? all.toUpperCase(Locale.ROOT) : all;
    }

    private static String fixed(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String exponential(BigDecimal value, int digits) {
        if (value.signum() == 0) {
            return fixed(value, digits) + "e+00";
        }
        BigDecimal rounded = value.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return fixed(rounded.movePointLeft(exponent), digits)
                + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String general(BigDecimal value, int digits) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < digits) {
            return withoutZeros(fixed(rounded, Math.max(0, digits - 1 - exponent)));
        }
        String text = exponential(rounded, digits - 1);
        int mark = text.indexOf('e');
        return withoutZeros(text.substring(0, mark)) + text.substring(mark);
    }

    private static String withoutZeros(String text) {
        return text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
    }

    private static String shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.signum() == 0 ? 0 : digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        return exponential(digits, digits.precision() - 1);
    }

    private String separated(String digits) {
        if (separator == 0) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, separator);
        }
        return text.toString();
    }

    private String number(boolean negative, String digits) {
        String before = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        int missing = width - before.length() - digits.length();
        if (zeros && align == ' ' && missing > 0) {
            return before + "0".repeat(missing) + digits;
        }
        return aligned(before + digits, '>');
    }

    private String aligned(String text, char own) {
        int missing = Math.max(0, width - text.codePointCount(0, text.length()));
        int before =
                switch (align == ' ' ? own : align) {
                    case '<' -> 0;
                    case '>' -> missing;
                    default -> missing / 2;
                };
        return fill.repeat(before) + text + fill.repeat(missing - before);
    }

    private IllegalArgumentException unfit(String kind) {
        return new IllegalArgumentException("'%s' does not write %s".formatted(type, kind));
    }
}
