package io.feldspar.server.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// SQL text cut at its semicolons.
///
/// Semicolons in texts, quoted names and comments do not cut. Statements of comments and spaces
/// alone are left out.
///
/// @param statements the statements, without their semicolons
/// @param complete whether the text ends behind a semicolon or has no statement at its end
/// @param open the quote or comment that is still open at the end, otherwise empty
public record Script(List<Statement> statements, boolean complete, String open) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// A statement, the line, counted from 1, on which it starts, and where it ends in the text.
    public record Statement(String text, int line, int end) {}

    public Script {
        statements = List.copyOf(statements);
    }

    public static Script parse(String text) {
        return parse(text, () -> false);
    }

    /// @param backslashes whether a backslash within quotes escapes what follows; asked where there
    ///     is one
    public static Script parse(String text, BooleanSupplier backslashes) {
        return new Cutter(text, backslashes).cut();
    }

    /// Walks over the text once.
    private static final class Cutter {
        private final String text;
        private final BooleanSupplier backslashes;
        private final List<Statement> statements = new ArrayList<>();
        private int position;
        private int line = 1;
        /// The offset of the first token of the statement, or -1.
        private int start = -1;
        private int startLine;
        private String open = "";

        Cutter(String text, BooleanSupplier backslashes) {
            this.text = text;
            this.backslashes = backslashes;
        }

        Script cut() {
            while (position < text.length()) {
                char each = text.charAt(position);
                if (each == ';') {
                    finish();
                    position++;
                } else if (text.startsWith("--", position)) {
                    int end = text.indexOf('\n', position);
                    advance(end < 0 ? text.length() : end);
                } else if (text.startsWith("/*", position)) {
                    skipComment();
                } else if (each == '\'' || each == '"' || each == '`') {
                    boolean raw = rawAhead();
                    begin();
                    skip(each, raw);
                } else {
                    if (!Character.isWhitespace(each) && each != BYTE_ORDER_MARK) {
                        begin();
                    }
                    advance(position + 1);
                }
            }
            boolean complete = start < 0 && open.isEmpty();
            finish();
            return new Script(statements, complete, open);
        }

        private void begin() {
            if (start < 0) {
                start = position;
                startLine = line;
            }
        }

        private void finish() {
            if (start >= 0) {
                statements.add(
                        new Statement(
                                text.substring(start, position).stripTrailing(),
                                startLine,
                                position));
                start = -1;
            }
        }

        /// Whether the quote at the position is that of `r'…'`, in which no backslash escapes.
        private boolean rawAhead() {
            boolean marked = position > 0 && "rR".indexOf(text.charAt(position - 1)) >= 0;
            return marked
                    && (position == 1
                            || !Character.isJavaIdentifierPart(text.charAt(position - 2)));
        }

        /// Moves behind the closing quote, or to the end if there is none.
        private void skip(char quote, boolean raw) {
            int end = position + 1;
            while (end < text.length() && text.charAt(end) != quote) {
                boolean escape =
                        text.charAt(end) == '\\'
                                && quote != '`'
                                && !raw
                                && backslashes.getAsBoolean();
                end += escape ? 2 : 1;
            }
            if (end >= text.length()) {
                open = String.valueOf(quote);
                advance(text.length());
            } else {
                advance(end + 1);
            }
        }

        /// Moves behind a comment and those inside it.
        private void skipComment() {
            int depth = 0;
            do {
                if (text.startsWith("/*", position)) {
                    depth++;
                    advance(position + 2);
                } else if (text.startsWith("*/", position)) {
                    depth--;
                    advance(position + 2);
                } else {
                    advance(position + 1);
                }
            } while (depth > 0 && position < text.length());
            open = depth > 0 ? "/*" : open;
        }

        private void advance(int to) {
            for (; position < Math.min(to, text.length()); position++) {
                if (text.charAt(position) == '\n') {
                    line++;
                }
            }
        }
    }
}
