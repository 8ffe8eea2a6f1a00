package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Values with tabs between. Tabs, line ends and backslashes within a value are written `\t`, `\n`,
/// `\r` and `\\`, and NULL is `\N`.
final class TsvWriter implements ResultWriter {

    private final Style style;

    TsvWriter(Style style) {
        this.style = style;
    }

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        if (style.header()) {
            List<String> names = columns.names().stream().map(TsvWriter::escaped).toList();
            out.write(String.join("\t", names));
            out.write('\n');
        }
        long count = 0;
        while (rows.next()) {
            for (int i = 0; i < columns.size(); i++) {
                String text = rows.getString(i + 1);
                out.write(i == 0 ? "" : "\t");
                out.write(text == null ? style.nullText("\\N") : escaped(text));
            }
            out.write('\n');
            count++;
        }
        return count;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
