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
/// is wider moves the rest of its line. Nothing is cut.
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
    private static final String DIM = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean colours;

    TableWriter(boolean colours) {
        this.colours = colours;
    }

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        List<@Nullable String[]> sample = new ArrayList<>();
        boolean more = true;
        while (sample.size() < SAMPLE && (more = rows.next())) {
            sample.add(read(rows, columns.size()));
        }
        int[] widths = widths(columns, sample);
        header(columns, widths, out);
        for (@Nullable String[] row : sample) {
            line(row, columns, widths, out);
        }
        long count = sample.size();
        while (more && rows.next()) {
            line(read(rows, columns.size()), columns, widths, out);
            count++;
        }
        out.write(count == 1 ? "(1 row)\n" : "(" + count + " rows)\n");
        return count;
    }

    private static @Nullable String[] read(ResultSet rows, int columns) throws SQLException {
        @Nullable String[] row = new @Nullable String[columns];
        for (int i = 0; i < columns; i++) {
            String text = rows.getString(i + 1);
            row[i] = text == null ? null : TextWidth.printable(text);
        }
        return row;
    }

    private static int[] widths(Columns columns, List<@Nullable String[]> sample) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TextWidth.of(TextWidth.printable(columns.names().get(i)));
            for (@Nullable String[] row : sample) {
                String text = row[i];
                widths[i] = Math.max(widths[i], text == null ? 4 : TextWidth.of(text));
            }
        }
        return widths;
    }

    private void header(Columns columns, int[] widths, Writer out) throws IOException {
        StringBuilder names = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            names.append(i == 0 ? " " : " | ");
            cell(
                    TextWidth.printable(columns.names().get(i)),
                    widths[i],
                    columns.numeric(i),
                    BOLD,
                    i == widths.length - 1,
                    names);
            rule.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
        }
        out.write(names.append('\n').append(rule).append('\n').toString());
    }

    private void line(@Nullable String[] row, Columns columns, int[] widths, Writer out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String text = row[i];
            line.append(i == 0 ? " " : " | ");
            cell(
                    text == null ? "NULL" : text,
                    widths[i],
                    columns.numeric(i),
                    text == null ? DIM : "",
                    i == row.length - 1,
                    line);
        }
        out.write(line.append('\n').toString());
    }

    private void cell(
            String text, int width, boolean right, String style, boolean last, StringBuilder out) {
        String padding = " ".repeat(Math.max(0, width - TextWidth.of(text)));
        out.append(right ? padding : "");
        if (colours && !style.isEmpty()) {
            out.append(style).append(text).append(PLAIN);
        } else {
            out.append(text);
        }
        out.append(right || last ? "" : padding);
    }
}
