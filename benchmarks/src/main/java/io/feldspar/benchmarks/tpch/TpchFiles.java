package io.feldspar.benchmarks.tpch;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The tables of TPC-H as Parquet files, written by DuckDB with Snappy.
public final class TpchFiles {

    private TpchFiles() {}

    /// Where the files of a scale factor are unless another directory is named.
    static Path defaultDirectory(double scale) {
        String name = scale == Math.rint(scale) ? Long.toString((long) scale) : "" + scale;
        return Path.of(System.getProperty("user.home"), ".cache/feldspar/bench/tpch-sf" + name);
    }

    /// Writes the files that are not there yet, each under its final name only once it is whole.
    ///
    /// What is unfinished lies in a directory of its own, which goes when this ends, be it by an
    /// error, by an interrupt, or, after the process was killed, when it next begins.
    ///
    /// @param scale the scale factor; 1 is about a gigabyte of text
    /// @throws IOException that says what to do, where the files cannot be written
    public static void create(Path directory, double scale) throws IOException {
        List<TpchTable<?>> missing =
                TpchTable.getTables().stream()
                        .filter(table -> !Files.exists(file(directory, table)))
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            try (FileChannel channel =
                            FileChannel.open(
                                    directory.resolve(".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                writeAlone(missing, directory, scale);
                lock.release();
            }
        } catch (IOException | SQLException e) {
            throw new IOException(
                    "The tables of TPC-H cannot be written to '%s': %s. Make space or name another directory with --data."
                            .formatted(directory, reason(e)),
                    e);
        }
    }

    private static void writeAlone(List<TpchTable<?>> tables, Path directory, double scale)
            throws IOException, SQLException {
        Path unfinished = directory.resolve(".unfinished");
        Thread cleaner = new Thread(() -> delete(unfinished));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            for (TpchTable<?> table : tables) {
                write(table, scale, file(directory, table), unfinished);
            }
        } finally {
            delete(unfinished);
            try {
                Runtime.getRuntime().removeShutdownHook(cleaner);
            } catch (IllegalStateException e) {
                // The process is ending, and the cleaner is at it.
            }
        }
    }

    private static Path file(Path directory, TpchTable<?> table) {
        return directory.resolve(table.getTableName() + ".parquet");
    }

    private static String reason(Exception error) {
        String text = error instanceof SQLException ? error.getMessage() : error.toString();
        return String.valueOf(text).lines().findFirst().orElse("").replaceFirst("[. ]+$", "");
    }

    /// Deletes a directory and the files in it, as far as it can.
    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (NoSuchFileException e) {
            // Nothing was begun, or it is gone already.
        } catch (IOException e) {
            System.err.println("'" + directory + "' could not be deleted: " + e);
        }
    }

    private static <E extends TpchEntity> void write(
            TpchTable<E> table, double scale, Path file, Path unfinished)
            throws IOException, SQLException {
        if (Files.exists(file)) {
            return; // by another process, while this one waited
        }
        System.err.println("writing " + file);
        delete(unfinished);
        Files.createDirectory(unfinished);
        Path written = unfinished.resolve(file.getFileName());
        Path database = unfinished.resolve("tpch.duckdb");
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
                            .formatted(table.getTableName(), written));
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
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
