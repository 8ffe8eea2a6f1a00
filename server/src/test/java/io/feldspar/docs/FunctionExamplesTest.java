package io.feldspar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.registry.FunctionDocs;
import io.feldspar.executor.function.registry.FunctionRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Every function's example gives the result that its description tells.
class FunctionExamplesTest {

    @Test
    void everyExampleGivesItsResult() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:feldspar:");
                Statement statement = connection.createStatement()) {
            for (FunctionDocs.Entry entry : FunctionDocs.entries(FunctionRegistry.builtIn())) {
                Description description = entry.description();
                String given = given(statement, description.example());
                if (!same(description.result(), given)) {
                    wrong.add(
                            "%s: %s gives %s instead of %s"
                                    .formatted(
                                            entry.name(),
                                            description.example(),
                                            given,
                                            description.result()));
                }
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    /// Whether the results are one, up to the last digit of a floating-point number.
    private static boolean same(String told, String given) {
        boolean fractions = told.matches("\\d+\\.\\d+") && given.matches("\\d+\\.\\d{15,}");
        return told.equals(given)
                || (fractions
                        && Math.abs(Double.parseDouble(told) - Double.parseDouble(given)) < 1e-12);
    }

    /// The value of an expression, or the last column of a query's rows.
    private static String given(Statement statement, String example) {
        String sql = example.startsWith("SELECT ") ? example : "SELECT " + example;
        try (ResultSet rows = statement.executeQuery(sql)) {
            int last = rows.getMetaData().getColumnCount();
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(Objects.requireNonNullElse(rows.getString(last), "NULL"));
            }
            return String.join(", ", values);
        } catch (SQLException e) {
            return e.getMessage();
        }
    }
}
