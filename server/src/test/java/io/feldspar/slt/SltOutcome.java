package io.feldspar.slt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/// What came of a statement.
sealed interface SltOutcome {

    /// It succeeded without rows.
    record Done() implements SltOutcome {}

    /// Its rows, in written form, and the letters of their columns.
    record Rows(String types, List<List<String>> values) implements SltOutcome {}

    /// It failed.
    record Failed(String state, String message) implements SltOutcome {}

    static SltOutcome of(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return new Done();
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows(rows);
            }
        } catch (SQLException e) {
            return new Failed(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()));
        } catch (DateTimeException e) {
            // DuckDB's driver throws it for 24:00:00
            return new Failed("?", String.valueOf(e.getMessage()));
        }
    }

    private static Rows rows(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringBuilder types = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            types.append(SltValues.letter(columns.getColumnType(i), columns.getColumnTypeName(i)));
        }
        List<List<String>> values = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < types.length(); i++) {
                row.add(SltValues.text(rows, i + 1, types.charAt(i)));
            }
            values.add(row);
        }
        return new Rows(types.toString(), values);
    }
}
