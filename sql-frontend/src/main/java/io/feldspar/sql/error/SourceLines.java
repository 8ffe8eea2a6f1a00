package io.feldspar.sql.error;

import java.util.Arrays;
import org.apache.calcite.sql.parser.SqlParserPos;

/// The lines of a text, which `\n`, `\r` or `\r\n` ends, as the parser counts them.
///
/// Several texts share the numbers of lines: each begins at a first line of its own. Those of views
/// tell places in another way than the statement, which the user sees.
public final class SourceLines {

    private final String text;
    private final int firstLine;
    private final boolean view;

    /// Offsets at which lines begin.
    private final int[] starts;

    private SourceLines(String text, int firstLine, boolean view, int[] starts) {
        this.text = text;
        this.firstLine = firstLine;
        this.view = view;
        this.starts = starts;
    }

    public static SourceLines of(String text) {
        return of(text, 1, false);
    }

    /// @param firstLine the number of the text's first line
    public static SourceLines of(String text, int firstLine, boolean view) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean twoEnds = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !twoEnds) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * lines);
                }
                starts[lines++] = i + 1;
            }
        }
        return new SourceLines(text, firstLine, view, Arrays.copyOf(starts, lines));
    }

    public String text() {
        return text;
    }

    public int firstLine() {
        return firstLine;
    }

    /// The number of the line behind the text's last one.
    public int endLine() {
        return firstLine + starts.length;
    }

    /// The offset of a line and a column, the latter from 1.
    public int offset(int line, int column) {
        int index = Math.clamp(line - firstLine, 0, starts.length - 1);
        return Math.clamp(starts[index] + column - 1, 0, text.length());
    }

    /// Where a position of Calcite's begins.
    public int start(SqlParserPos position) {
        return offset(position.getLineNum(), position.getColumnNum());
    }

    /// Behind the last character of a position of Calcite's.
    public int end(SqlParserPos position) {
        return Math.min(
                text.length(), offset(position.getEndLineNum(), position.getEndColumnNum()) + 1);
    }

    /// The number of the line that an offset is in.
    public int line(int offset) {
        int index = Arrays.binarySearch(starts, offset);
        return firstLine + (index >= 0 ? index : -index - 2);
    }

    /// The column of an offset, from 1.
    public int column(int offset) {
        return offset - starts[line(offset) - firstLine] + 1;
    }

    /// Where an offset is, as an error says it: `at 2:17`.
    public String location(int offset) {
        int within = Math.clamp(offset, 0, text.length());
        int line = line(within) - firstLine + 1;
        return view
                ? "in line " + line + ", column " + column(within) + " of it"
                : "at " + line + ":" + column(within);
    }
}
