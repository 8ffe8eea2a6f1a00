package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A Markdown table; numbers are right-aligned.
final class MarkdownWriter implements ResultWriter {

    private final Style style;

    MarkdownWriter(Style style) {
        this.style = style;
    }

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        StringBuilder rule = new StringBuilder("|");
        for (int i = 0; i < columns.size(); i++) {
            out.write(i == 0 ? "| " : " ");
            out.write(cell(columns.names().get(i)));
            out.write(" |");
            rule.append(columns.numeric(i) ? "---:|" : "---|");
        }
        out.write('\n');
        out.write(rule.append('\n').toString());
        long count = 0;
        while (rows.next()) {
            for (int i = 0; i < columns.size(); i++) {
                out.write(i == 0 ? "| " : " ");
                out.write(cell(rows.getString(i + 1)));
                out.write(" |");
            }
            out.write('\n');
            count++;
        }
        return count;
    }

    private String cell(@Nullable String text) {
        return text == null
                ? style.nullText("NULL")
                : text.replace("\\", "\\\\")
                        .replace("|", "\\|")
                        .replace("\r", "")
                        .replace("\n", "<br>");
    }
}
