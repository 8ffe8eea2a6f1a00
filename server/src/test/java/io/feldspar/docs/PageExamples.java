package io.feldspar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The examples of a page of `docs/sql`: each gives the row that stands below it.
final class PageExamples {

    private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^([^-].*);\n(?:-- (.*))?");

    private PageExamples() {}

    /// @param page the name of its file
    static void check(String page) throws IOException, SQLException {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:feldspar:");
                Statement statement = connection.createStatement()) {
            Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../docs/sql", page)));
            while (blocks.find()) {
                Matcher examples = EXAMPLE.matcher(blocks.group(1));
                while (examples.find()) {
                    asked++;
                    String given = row(statement, examples.group(1));
                    String told = examples.group(2) == null ? "" : examples.group(2);
                    if (!given.equals(told)) {
                        wrong.add(examples.group(1) + " gives " + given + " instead of " + told);
                    }
                }
            }
        }
        int count = asked;
        assertTrue(count >= 10, () -> "only " + count + " examples");
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    /// The first row, or nothing if the statement has no rows.
    private static String row(Statement statement, String sql) throws SQLException {
        if (!statement.execute(sql)) {
            return "";
        }
        try (ResultSet rows = statement.getResultSet()) {
            assertTrue(rows.next(), sql);
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                String value = rows.getString(i);
                values.add(value == null ? "NULL" : value);
            }
            return String.join(", ", values);
        }
    }
}
