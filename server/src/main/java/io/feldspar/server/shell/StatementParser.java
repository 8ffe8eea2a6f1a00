package io.feldspar.server.shell;

import io.feldspar.server.script.Script;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/// Tells the line reader whether more lines are needed, and what word the cursor is in.
final class StatementParser implements Parser {

    private final DefaultParser words =
            new DefaultParser().escapeChars(null).quoteChars(new char[0]);

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !line.isBlank() && !isDotCommand(line)) {
            Script script = Script.parse(line);
            if (!script.complete()) {
                throw new EOFError(-1, -1, "the statement goes on", script.open());
            }
        }
        return words.parse(line, cursor, ParseContext.COMPLETE);
    }

    private static boolean isDotCommand(String line) {
        return line.stripLeading().startsWith(".");
    }
}
