package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Aligned columns and a line with the number of rows.
///
/// The first rows tell the widths; after them the rows are written as they come, and a value that
/// is wider moves the rest of its line. Where the style has a width, the widest columns are
/// narrowed until a line fits it, and longer values end with an ellipsis.
///
/// ```text
///  name    | price
/// ---------+-------
///  GERMANY | 12.50
///  FRANCE  |  NULL
/// (2 rows)
/// ```
final class TableWriter implements ResultWriter {

    private static final int SAMPLE = 500;
    private static final int NARROWEST = 6;
    private static final String ELLIPSIS = "\u2026";
    private static final String DIM = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final Style style;
    private final TableLines lines;

    TableWriter(Style style, TableLines lines) {
        this.style = style;
        this.lines = lines;
    }

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        long limit = style.maxRows() == 0 ? Long.MAX_VALUE : style.maxRows();
        List<@Nullable String[]> sample = new ArrayList<>();
        boolean more = true;
        while (sample.size() < Math.min(SAMPLE, limit) && (more = rows.next())) {
            sample.add(read(rows, columns.size()));
        }
        int[] widths = fitted(widths(columns, sample));
        out.write(lines.above(widths));
        if (style.header()) {
            header(columns, widths, out);
        }
        for (@Nullable String[] row : sample) {
            line(row, columns, widths, out);
        }
        long count = sample.size();
        while (more && (more = rows.next())) {
            if (count < limit) {
                line(read(rows, columns.size()), columns, widths, out);
            }
            count++;
        }
        out.write(lines.below(widths));
        out.write(summary(count, limit));
        return count;
    }

    private static String summary(long count, long limit) {
        if (count > limit) {
            return "(%d rows, of which the first %d are shown)\n".formatted(count, limit);
        }
        return count == 1 ? "(1 row)\n" : "(" + count + " rows)\n";
    }

    private static @Nullable String[] read(ResultSet rows, int columns) throws SQLException {
        @Nullable String[] row = new @Nullable String[columns];
        for (int i = 0; i < columns; i++) {
            String text = rows.getString(i + 1);
            row[i] = text == null ? null : TextWidth.printable(text);
        }
        return row;
    }

    private int[] widths(Columns columns, List<@Nullable String[]> sample) {
        int nullWidth = TextWidth.of(style.nullText("NULL"));
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            if (style.header()) {
                widths[i] = TextWidth.of(TextWidth.printable(columns.names().get(i)));
            }
            if (style.header() && style.types()) {
                widths[i] = Math.max(widths[i], TextWidth.of(columns.typeNames().get(i)));
            }
            for (@Nullable String[] row : sample) {
                String text = row[i];
                widths[i] = Math.max(widths[i], text == null ? nullWidth : TextWidth.of(text));
            }
        }
        return widths;
    }

    /// Takes cells from the widest columns until a line fits.
    private int[] fitted(int[] widths) {
        if (style.width() == 0) {
            return widths;
        }
        int excess = lines.overhead(widths.length) - style.width();
        for (int width : widths) {
            excess += width;
        }
        while (excess > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths.length == 0 || widths[widest] <= NARROWEST) {
                return widths;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private void header(Columns columns, int[] widths, Writer out) throws IOException {
        names(columns.names(), columns, widths, BOLD, out);
        if (style.types()) {
            names(columns.typeNames(), columns, widths, DIM, out);
        }
        out.write(lines.header(widths));
    }

    private void names(List<String> names, Columns columns, int[] widths, String shade, Writer out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? lines.left() : lines.between());
            cell(TextWidth.printable(names.get(i)), widths, i, columns.numeric(i), shade, line);
        }
        out.write(line.append(lines.right()).append('\n').toString());
    }

    private void line(@Nullable String[] row, Columns columns, int[] widths, Writer out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String text = row[i];
            line.append(i == 0 ? lines.left() : lines.between());
            cell(
                    text == null ? style.nullText("NULL") : text,
                    widths,
                    i,
                    columns.numeric(i),
                    text == null ? DIM : "",
                    line);
        }
        out.write(line.append(lines.right()).append('\n').toString());
    }

    private void cell(
            String whole,
            int[] widths,
            int column,
            boolean right,
            String shade,
            StringBuilder out) {
        String text = style.width() == 0 ? whole : cut(whole, widths[column]);
        String padding = " ".repeat(Math.max(0, widths[column] - TextWidth.of(text)));
        boolean last = column == widths.length - 1 && !lines.closed();
        out.append(right ? padding : "");
        if (style.colours() && !shade.isEmpty()) {
            out.append(shade).append(text).append(PLAIN);
        } else {
            out.append(text);
        }
        out.append(right || last ? "" : padding);
    }

    private static String cut(String text, int width) {
        if (TextWidth.of(text) <= width) {
            return text;
        }
        int end = 0;
        int cells = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int more = TextWidth.of(Character.toString(point));
            if (cells + more > width - 1) {
                break;
            }
            cells += more;
            end += Character.charCount(point);
        }
        return text.substring(0, end) + ELLIPSIS;
    }
}
