package io.feldspar.server.shell;

import io.feldspar.server.script.Script;
import java.util.function.BooleanSupplier;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/// Tells the line reader whether more lines are needed, and what word the cursor is in.
final class StatementParser implements Parser {

    private final DefaultParser words =
            new DefaultParser().escapeChars(null).quoteChars(new char[0]);

    private final BooleanSupplier backslashes;

    /// @param backslashes whether a backslash within quotes escapes what follows
    StatementParser(BooleanSupplier backslashes) {
        this.backslashes = backslashes;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE
                && !line.isBlank()
                && !CommandLines.isCommand(line)) {
            Script script = Script.parse(line, backslashes);
            if (!script.complete()) {
                throw new EOFError(-1, -1, "the statement is incomplete", script.open());
            }
        }
        return words.parse(line, cursor, ParseContext.COMPLETE);
    }
}
