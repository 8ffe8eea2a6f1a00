package io.feldspar.sql.parser;

/// Strings as Spark writes them: in single or double quotes, with escapes by a backslash.
final class SparkStrings {

    private static final int HEX = 16;
    private static final int OCTAL = 8;

    private SparkStrings() {}

    /// The standard's literal for a token of Spark's: `"it's\t"` gives `'it''s` and a tab.
    static String standard(String image) {
        return '\'' + unescaped(image).replace("'", "''") + '\'';
    }

    /// The standard's literal for `r'…'`, whose backslashes are characters.
    static String raw(String image) {
        return '\'' + image.substring(2, image.length() - 1).replace("'", "''") + '\'';
    }

    private static String unescaped(String image) {
        char quote = image.charAt(0);
        StringBuilder text = new StringBuilder();
        int end = image.length() - 1;
        int i = 1;
        while (i < end) {
            char c = image.charAt(i);
            if (c == quote && i + 1 < end && image.charAt(i + 1) == quote) {
                text.append(quote);
                i += 2;
            } else if (c == '\\' && i + 1 < end) {
                i = escape(image, i + 1, end, text);
            } else {
                text.append(c);
                i++;
            }
        }
        return text.toString();
    }

    /// Appends what the escape means whose letter is at `at`; gives the index behind it.
    private static int escape(String image, int at, int end, StringBuilder text) {
        char letter = image.charAt(at);
        int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (digits > 0 && isNumber(image, at + 1, at + 1 + digits, end, HEX)) {
            text.appendCodePoint(Integer.parseUnsignedInt(image, at + 1, at + 1 + digits, HEX));
            return at + 1 + digits;
        }
        if (letter <= '3' && isNumber(image, at, at + 3, end, OCTAL)) {
            text.append((char) Integer.parseInt(image, at, at + 3, OCTAL));
            return at + 3;
        }
        switch (letter) {
            case '0' -> text.append('\0');
            case 'b' -> text.append('\b');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'Z' -> text.append('\u001a');
            // LIKE patterns want their backslashes.
            case '%', '_' -> text.append('\\').append(letter);
            default -> text.append(letter);
        }
        return at + 1;
    }

    private static boolean isNumber(String image, int from, int to, int end, int radix) {
        if (to > end) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (Character.digit(image.charAt(i), radix) < 0) {
                return false;
            }
        }
        return radix != HEX
                || Character.isValidCodePoint(Integer.parseUnsignedInt(image, from, to, HEX));
    }
}
