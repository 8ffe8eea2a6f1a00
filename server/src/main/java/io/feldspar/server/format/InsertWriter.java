package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An INSERT statement for each row, into a table called `result`.
final class InsertWriter implements ResultWriter {

    @Override
    public long write(ResultSet rows, Writer out) throws SQLException, IOException {
        Columns columns = Columns.of(rows.getMetaData());
        String start =
                columns.names().stream()
                        .map(InsertWriter::quoted)
                        .collect(Collectors.joining(", ", "INSERT INTO result (", ") VALUES ("));
        long count = 0;
        while (rows.next()) {
            out.write(start);
            for (int i = 0; i < columns.size(); i++) {
                out.write(i == 0 ? "" : ", ");
                boolean bare = columns.numeric(i) || columns.logical(i);
                out.write(literal(rows.getString(i + 1), bare));
            }
            out.write(");\n");
            count++;
        }
        return count;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Numbers that have no literal, such as NaN, are texts.
    private static String literal(@Nullable String text, boolean bare) {
        if (text == null) {
            return "NULL";
        }
        boolean plain = bare && text.matches("-?[0-9.]+([eE][-+]?[0-9]+)?|true|false");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}
