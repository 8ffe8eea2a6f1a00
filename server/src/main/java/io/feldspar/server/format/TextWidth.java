package io.feldspar.server.format;

import org.jline.utils.WCWidth;

/// How many cells of a terminal a text takes.
final class TextWidth {

    private TextWidth() {}

    /// Wide characters take two cells, combining ones none.
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += point < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(point));
            i += Character.charCount(point);
        }
        return width;
    }

    /// The text with control characters written as escapes, so that it stays in its line.
    static String printable(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                case '\t' -> printable.append("\\t");
                default -> {
                    if (Character.isISOControl(each)) {
                        printable.append(String.format("\\x%02x", (int) each));
                    } else {
                        printable.append(each);
                    }
                }
            }
        }
        return printable.toString();
    }
}
