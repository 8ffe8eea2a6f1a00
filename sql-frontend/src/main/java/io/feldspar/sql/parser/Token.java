package io.feldspar.sql.parser;

import java.util.Locale;

/// A piece of SQL text that means something by itself.
///
/// @param text what it means: a word as written, the contents of quotes, a symbol
/// @param start where it begins in the text
/// @param end where it ends, exclusive
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /// An identifier or keyword without quotes.
        WORD,
        /// An identifier in double quotes or backticks.
        QUOTED,
        /// A string in single quotes.
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
