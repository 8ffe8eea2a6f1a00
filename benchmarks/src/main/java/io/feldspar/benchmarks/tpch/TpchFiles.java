package io.feldspar.benchmarks.tpch;

import io.feldspar.benchmarks.suite.TableFiles;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The tables of TPC-H as Parquet files, written by DuckDB with Snappy.
public final class TpchFiles {

    private TpchFiles() {}

    /// Writes the files that are not there yet.
    ///
    /// @param scale the scale factor; 1 is about a gigabyte of text
    /// @throws IOException that says what to do, where the files cannot be written
    public static void create(Path directory, double scale) throws IOException {
        TableFiles.create(
                directory,
                TpchQueries.TABLES,
                (table, file, scratch) -> write(TpchTable.getTable(table), scale, file, scratch));
    }

    private static <E extends TpchEntity> void write(
            TpchTable<E> table, double scale, Path file, Path scratch) throws SQLException {
        Path database = scratch.resolve("tpch.duckdb");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = duckdb.createStatement()) {
            statement.execute(
                    table.getColumns().stream()
                            .map(column -> column.getColumnName() + " " + type(column))
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "CREATE TABLE " + table.getTableName() + " (",
                                            ")")));
            append(table, scale, duckdb.unwrap(DuckDBConnection.class));
            statement.execute(
                    "COPY %s TO '%s' (FORMAT parquet, COMPRESSION snappy)"
                            .formatted(table.getTableName(), file));
        }
    }

    private static String type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> "BIGINT";
            case INTEGER -> "INTEGER";
            case DATE -> "DATE";
            case DOUBLE -> "DECIMAL(15, 2)";
            case VARCHAR -> "VARCHAR";
        };
    }

    private static <E extends TpchEntity> void append(
            TpchTable<E> table, double scale, DuckDBConnection duckdb) throws SQLException {
        List<TpchColumn<E>> columns = table.getColumns();
        try (DuckDBAppender appender = duckdb.createAppender("main", table.getTableName())) {
            for (E row : table.createGenerator(scale, 1, 1)) {
                appender.beginRow();
                for (TpchColumn<E> column : columns) {
                    append(column, row, appender);
                }
                appender.endRow();
            }
        }
    }

    private static <E extends TpchEntity> void append(
            TpchColumn<E> column, E row, DuckDBAppender appender) throws SQLException {
        switch (column.getType().getBase()) {
            case IDENTIFIER -> appender.append(column.getIdentifier(row));
            case INTEGER -> appender.append(column.getInteger(row));
            case DATE -> appender.appendEpochDays(column.getDate(row));
            case DOUBLE ->
                    appender.append(
                            BigDecimal.valueOf(column.getDouble(row))
                                    .setScale(2, RoundingMode.HALF_UP));
            case VARCHAR -> appender.append(column.getString(row));
        }
    }
}
