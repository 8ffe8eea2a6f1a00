package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A text made of a format with braces, as that of DuckDB, and values.
public final class Format implements ScalarFunction {

    @Override
    public String name() {
        return "FORMAT";
    }

    @Override
    public Description description() {
        return Description.of(
                "Strings",
                "FORMAT(format, a, b, ...)",
                "The format with the values in the place of {}, {1} for the second one, or {:>8} and"
                        + " {:,.2f} with width, separators and precision, as in Python.",
                "FORMAT('{}: {:,.2f}', 'sum', 1234.5)",
                "sum: 1,234.50");
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty()
                || Coercion.assignmentDistance(arguments.get(0), SimpleType.VARCHAR) < 0) {
            throw Coercion.mismatch(name(), arguments, "a format and values");
        }
        List<Type> types = FormatString.valueTypes(arguments);
        types.set(0, SimpleType.VARCHAR);
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.text.append(new Formatting(arguments, in).text()))
                .failing();
    }

    /// The format of one row.
    private static final class Formatting {

        private final List<Argument> arguments;
        private final Cell[] in;
        private final String format;
        private final StringBuilder text = new StringBuilder();
        private int at;

        /// The value that `{}` takes next, or -1 where values are named by numbers.
        private int next = 1;

        Formatting(List<Argument> arguments, Cell[] in) {
            this.arguments = arguments;
            this.in = in;
            this.format = in[0].slice.text();
        }

        String text() {
            while (at < format.length()) {
                char c = format.charAt(at++);
                if (c != '{' && c != '}') {
                    text.append(c);
                } else if (at < format.length() && format.charAt(at) == c) {
                    text.append(c);
                    at++;
                } else if (c == '{') {
                    value();
                } else {
                    throw wrong("a '}' has no '{'");
                }
            }
            return text.toString();
        }

        /// Behind `{`.
        private void value() {
            int end = format.indexOf('}', at);
            if (end < 0) {
                throw wrong("a '{' has no '}'");
            }
            int colon = format.indexOf(':', at);
            boolean specified = colon >= 0 && colon < end;
            // the fill of a specification may be a brace
            if (specified && end == colon + 1 && format.indexOf('}', end + 1) == end + 2) {
                end += 2;
            }
            int index = index(format.substring(at, specified ? colon : end));
            if (index >= in.length) {
                throw wrong("it names value %d of %d".formatted(index - 1, in.length - 1));
            }
            Object value = FormatString.value(arguments.get(index).type(), in[index]);
            try {
                text.append(
                        FormatSpec.parse(specified ? format.substring(colon + 1, end) : "")
                                .apply(value));
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
            at = end + 1;
        }

        private int index(String number) {
            if (number.isEmpty()) {
                if (next < 0) {
                    throw wrong("it names some values by numbers and others not");
                }
                return next++;
            }
            if (next > 1 || number.length() > 4 || !number.chars().allMatch(Character::isDigit)) {
                throw wrong(
                        next > 1
                                ? "it names some values by numbers and others not"
                                : "'%s' is not the number of a value".formatted(number));
            }
            next = -1;
            return Integer.parseInt(number) + 1;
        }

        private FeldsparException wrong(String problem) {
            return new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The format '%s' is wrong: %s".formatted(format, problem),
                    "Write it like '{} {:>8.2f}', and {{ for a brace.");
        }
    }
}
