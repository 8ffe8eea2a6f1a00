package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Each value on a line of its own, behind the name of its column.
///
/// ```text
/// -[ RECORD 1 ]-        or   name = GERMANY
/// name  | GERMANY            price = 12.50
/// price | 12.50
/// ```
final class VerticalWriter implements ResultWriter {

    private final Style style;
    private final boolean records;

    /// @param records whether a line begins each row, or an empty one separates them
    VerticalWriter(Style style, boolean records) {
        this.style = style;
        this.records = records;
    }

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        int widest =
                columns.names().stream()
                        .mapToInt(name -> TextWidth.of(TextWidth.printable(name)))
                        .max()
                        .orElse(0);
        long count = 0;
        while (rows.next()) {
            count++;
            out.write(records ? "-[ RECORD %d ]-\n".formatted(count) : count > 1 ? "\n" : "");
            for (int i = 0; i < columns.size(); i++) {
                String name = TextWidth.printable(columns.names().get(i));
                String text = rows.getString(i + 1);
                String padding = " ".repeat(widest - TextWidth.of(name));
                out.write(records ? name + padding + " | " : padding + name + " = ");
                out.write(text == null ? style.nullText("NULL") : TextWidth.printable(text));
                out.write('\n');
            }
        }
        if (records && count == 0) {
            out.write("(0 rows)\n");
        }
        return count;
    }
}
