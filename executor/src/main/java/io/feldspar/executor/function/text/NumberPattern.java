package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A format of numbers such as `$99,990.99MI`, from numbers to text and back.
///
/// ```text
/// 0, 9     a digit; a run that begins with 0 has all its digits, others blanks before the number
/// . or D   the point                     S    + or -, first or last
/// , or G   between groups of digits      MI   - or a blank, first or last
/// $        the currency                  PR   <1> around negative numbers, last
/// ```
final class NumberPattern {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "(?<first>S|MI)?(?<money>\\$)?(?<whole>[09](?:[09,G]*[09])?|)"
                            + "(?<point>[.D](?<part>[09]*))?(?<last>\\$?(?:S|MI|PR)?|(?:S|MI)\\$)");

    private final String source;
    private final String first;
    private final boolean money;
    private final boolean moneyLast;
    private final String whole;
    private final boolean point;
    private final int scale;
    private final String last;

    private NumberPattern(String source, Matcher shape) {
        this.source = source;
        this.first = text(shape, "first");
        this.money = shape.group("money") != null;
        this.whole = text(shape, "whole").replace('G', ',');
        this.point = shape.group("point") != null;
        this.scale = text(shape, "part").length();
        String end = text(shape, "last");
        this.moneyLast = end.contains("$");
        this.last = end.replace("$", "");
    }

    private static String text(Matcher shape, String group) {
        String text = shape.group(group);
        return text == null ? "" : text;
    }

    /// @throws FeldsparException with INVALID_PARAMETER where it is not a format
    static NumberPattern compile(String source) {
        Matcher shape = SHAPE.matcher(source.toUpperCase(java.util.Locale.ROOT));
        if (shape.matches()) {
            NumberPattern pattern = new NumberPattern(source, shape);
            boolean signedTwice = !pattern.first.isEmpty() && !pattern.last.isEmpty();
            boolean twoCurrencies = pattern.money && pattern.moneyLast;
            if (pattern.digits() > 0
                    && pattern.digits() <= DecimalType.MAX_PRECISION
                    && !signedTwice
                    && !twoCurrencies) {
                return pattern;
            }
        }
        throw new FeldsparException(
                ErrorCode.INVALID_NUMBER_FORMAT,
                "The number format '" + source + "' is not valid",
                "Write digits as 0 or 9, with . , $ S MI or PR, as in 'S999,990.99'.");
    }

    boolean of(io.feldspar.executor.function.Slice text) {
        return source.equals(text.text());
    }

    private int wholeDigits() {
        return whole.replace(",", "").length();
    }

    private int digits() {
        return wholeDigits() + scale;
    }

    /// The type of the numbers that are read with this format.
    DecimalType type() {
        return new DecimalType(digits(), scale);
    }

    /// The number that a text writes.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where it is not of this format
    BigDecimal parse(String text) {
        StringBuilder rest = new StringBuilder(text.strip());
        boolean negative = false;
        if (last.equals("PR") && rest.indexOf("<") == 0 && rest.toString().endsWith(">")) {
            negative = true;
            rest.deleteCharAt(rest.length() - 1).deleteCharAt(0);
        }
        String sign = first + (last.equals("PR") ? "" : last);
        if (!sign.isEmpty() && !rest.isEmpty()) {
            int at = first.isEmpty() ? rest.length() - 1 : 0;
            char mark = rest.charAt(at);
            if (mark == '-' || (mark == '+' && sign.equals("S"))) {
                negative = mark == '-';
                rest.deleteCharAt(at);
            }
        }
        if (money || moneyLast) {
            int at = money ? 0 : rest.length() - 1;
            if (rest.isEmpty() || rest.charAt(at) != '$') {
                throw mismatch(text);
            }
            rest.deleteCharAt(at);
        }
        BigDecimal value = unsigned(rest.toString(), text);
        return negative ? value.negate() : value;
    }

    private BigDecimal unsigned(String rest, String text) {
        int end = rest.indexOf('.');
        String before = end < 0 ? rest : rest.substring(0, end);
        String after = end < 0 ? "" : rest.substring(end + 1);
        boolean fits =
                (point || end < 0)
                        && after.length() <= scale
                        && !(before + after).isEmpty()
                        && (before + after).matches("[0-9,]+")
                        && after.indexOf(',') < 0
                        && grouped(before);
        if (!fits) {
            throw mismatch(text);
        }
        return new BigDecimal("0" + before.replace(",", "") + "." + after + "0".repeat(scale))
                .setScale(scale, java.math.RoundingMode.DOWN);
    }

    /// Whether the digits before the point are in groups as the format has them, from the right.
    private boolean grouped(String before) {
        List<String> wanted = List.of(whole.split(",", -1));
        List<String> given = new ArrayList<>(List.of(before.split(",", -1)));
        if (given.size() > wanted.size()) {
            return false;
        }
        for (int i = 1; i <= wanted.size(); i++) {
            String group = wanted.get(wanted.size() - i);
            String digits = i <= given.size() ? given.get(given.size() - i) : "";
            boolean exact = group.startsWith("0");
            if (digits.length() > group.length() || (exact && digits.length() < group.length())) {
                return false;
            }
        }
        return true;
    }

    private FeldsparException mismatch(String text) {
        return new FeldsparException(
                ErrorCode.INVALID_NUMBER_FORMAT,
                "The value '" + text + "' does not match the number format '" + source + "'",
                "Correct the value or the format, or use TRY_TO_NUMBER to get NULL instead.");
    }

    /// The number as text of this format.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where it has more digits than the format
    String format(BigDecimal number) {
        String plain = number.abs().stripTrailingZeros().toPlainString();
        int end = plain.indexOf('.');
        String before = (end < 0 ? plain : plain.substring(0, end)).replaceFirst("^0+", "");
        String after = end < 0 ? "" : plain.substring(end + 1);
        if (before.length() > wholeDigits() || after.length() > scale) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The value %s does not fit the number format '%s'"
                            .formatted(number.toPlainString(), source),
                    "Use a format with more digits, or round the value.");
        }
        boolean negative = number.signum() < 0;
        StringBuilder out = new StringBuilder();
        out.append(signed(first, negative)).append(money ? "$" : "");
        if (last.equals("PR") && negative) {
            out.append('<');
        }
        appendWhole(out, before);
        if (point) {
            appendPart(out, after);
        }
        out.append(moneyLast ? "$" : "");
        behind(out, signed(last, negative));
        return out.toString();
    }

    private static String signed(String sign, boolean negative) {
        return switch (sign) {
            case "S" -> negative ? "-" : "+";
            case "MI" -> negative ? "-" : " ";
            case "PR" -> negative ? ">" : "  ";
            default -> "";
        };
    }

    /// The digits before the point, with zeros or blanks for those that the number does not have.
    private void appendWhole(StringBuilder out, String before) {
        int missing = wholeDigits() - before.length();
        int next = 0;
        boolean exact = false;
        boolean run = false;
        for (char letter : whole.toCharArray()) {
            if (letter == ',') {
                run = false;
                if (!out.isEmpty() && Character.isDigit(out.charAt(out.length() - 1))) {
                    out.append(',');
                } else {
                    blank(out);
                }
                continue;
            }
            exact = run ? exact : letter == '0';
            run = true;
            if (missing > 0) {
                missing--;
                if (exact) {
                    out.append('0');
                } else {
                    blank(out);
                }
            } else {
                out.append(before.charAt(next++));
            }
        }
    }

    private void appendPart(StringBuilder out, String after) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setCharAt(out.length() - 1, '0');
        }
        out.append(scale == 0 ? " " : ".").append(after).repeat("0", scale - after.length());
    }

    /// Appends a blank before what precedes the digits.
    private static void blank(StringBuilder out) {
        int at = out.length();
        while (at > 0 && "$+-<".indexOf(out.charAt(at - 1)) >= 0) {
            at--;
        }
        out.insert(at, ' ');
    }

    /// Appends a sign before blanks at the end.
    private static void behind(StringBuilder out, String sign) {
        int at = out.length();
        if (!sign.isBlank()) {
            while (at > 0 && out.charAt(at - 1) == ' ') {
                at--;
            }
        }
        out.insert(at, sign);
    }
}
