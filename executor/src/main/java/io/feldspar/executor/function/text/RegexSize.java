package io.feldspar.executor.function.text;

/// How many instructions a regular expression compiles to, at most: counted repetitions are
/// written out, so that `((a{1000}){1000}){1000}` stands for a billion of them.
///
/// It reads just enough of the syntax to tell atoms from quantifiers; what is not valid is left to
/// the compiler.
final class RegexSize {

    private final String pattern;
    private int position;

    private RegexSize(String pattern) {
        this.pattern = pattern;
    }

    /// A number that grows with the compiled expression; infinite where it is beyond counting.
    static double of(String pattern) {
        RegexSize size = new RegexSize(pattern);
        double total = 0;
        while (size.position < pattern.length()) {
            // A group's end without a beginning; the compiler complains.
            total += size.sequence() + 1;
            size.position++;
        }
        return total;
    }

    /// The atoms up to the end of the group, or of the pattern.
    private double sequence() {
        double total = 0;
        while (position < pattern.length() && pattern.charAt(position) != ')') {
            total += repeated(atom());
        }
        return total;
    }

    private double atom() {
        char first = pattern.charAt(position++);
        return switch (first) {
            case '(' -> {
                double inner = sequence();
                position++;
                yield inner + 2;
            }
            case '[' -> {
                skipClass();
                yield 1;
            }
            case '\\' -> escaped();
            default -> 1;
        };
    }

    /// An escaped character, or literal text from `\Q` to `\E`.
    private double escaped() {
        if (position < pattern.length() && pattern.charAt(position) == 'Q') {
            int end = pattern.indexOf("\\E", position);
            int length = (end < 0 ? pattern.length() : end) - position;
            position = end < 0 ? pattern.length() : end + 2;
            return length;
        }
        position++;
        return 1;
    }

    private void skipClass() {
        int start = position;
        while (position < pattern.length()
                && (pattern.charAt(position) != ']' || position == start)) {
            position += pattern.charAt(position) == '\\' ? 2 : 1;
        }
        position++;
    }

    private double repeated(double atom) {
        double total = atom;
        while (position < pattern.length() && "*+?{".indexOf(pattern.charAt(position)) >= 0) {
            if (pattern.charAt(position) == '{') {
                int count = count();
                if (count < 0) {
                    return total; // a brace that stands for itself
                }
                total *= Math.max(count, 1);
            } else {
                position++;
            }
            total += 1;
        }
        return total;
    }

    /// The larger number of `{n}`, `{n,}` or `{n,m}`, behind which it moves; -1 for other text.
    private int count() {
        int end = pattern.indexOf('}', position);
        if (end < 0 || !pattern.substring(position, end + 1).matches("\\{\\d{1,4}(,\\d{0,4})?}")) {
            return -1;
        }
        String bounds = pattern.substring(position + 1, end);
        position = end + 1;
        int comma = bounds.indexOf(',');
        boolean bounded = comma >= 0 && comma + 1 < bounds.length();
        return Integer.parseInt(bounded ? bounds.substring(comma + 1) : bounds.replace(",", ""));
    }
}
