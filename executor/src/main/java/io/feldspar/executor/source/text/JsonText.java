package io.feldspar.executor.source.text;

/// Writes JSON.
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /// Whether the text holds no half of a surrogate pair, which UTF-8 cannot write.
    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    /// Appends the text in quotes, with what JSON wants escaped.
    public static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20 || isHalf(text, i)) {
                        json.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            json.append(HEX.charAt(c >> shift & 15));
                        }
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
