package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Comma-separated values (RFC 4180) with a header; NULL is nothing unless chosen otherwise,
/// an empty text is `""`.
final class CsvWriter implements ResultWriter {

    private final Style style;

    CsvWriter(Style style) {
        this.style = style;
    }

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        if (style.header()) {
            for (int i = 0; i < columns.size(); i++) {
                out.write(i == 0 ? "" : ",");
                field(columns.names().get(i), out);
            }
            out.write('\n');
        }
        long count = 0;
        while (rows.next()) {
            for (int i = 0; i < columns.size(); i++) {
                out.write(i == 0 ? "" : ",");
                field(rows.getString(i + 1), out);
            }
            out.write('\n');
            count++;
        }
        return count;
    }

    private void field(@Nullable String text, Writer out) throws IOException {
        if (text == null) {
            out.write(style.nullText(""));
            return;
        }
        if (!text.isEmpty() && text.chars().noneMatch(each -> ",\"\n\r".indexOf(each) >= 0)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }
}
