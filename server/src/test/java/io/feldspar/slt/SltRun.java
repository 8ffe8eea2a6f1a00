package io.feldspar.slt;

import io.feldspar.slt.SltRecord.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// One file on one connection: what each record gives, and how that differs from what it should.
///
/// `__DATA__` in SQL and in results stands for the folder of the committed files, `__TEMP__` for an
/// empty folder of this run.
final class SltRun {

    private static final String TAB = "\t";

    private final Connection connection;
    private final String engine;
    private final Map<String, String> folders = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<SltRecord> updated = new ArrayList<>();
    private int hashThreshold;

    SltRun(Connection connection, String engine, Path data, Path temporary) {
        this.connection = connection;
        this.engine = engine;
        folders.put("__DATA__", data.toString());
        folders.put("__TEMP__", temporary.toString());
    }

    /// Runs a file on a connection of its own to Feldspar, with a warehouse of its own.
    ///
    /// @param url of the engine
    /// @param temporary where the run may write; made here
    static SltRun onFeldspar(String url, SltFile file, Path temporary)
            throws IOException, SQLException {
        Files.createDirectories(temporary);
        Properties properties = new Properties();
        properties.setProperty("feldspar.warehouse", temporary.resolve("warehouse").toString());
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            SltRun run = new SltRun(connection, "feldspar", SltFiles.data(), temporary);
            run.run(file);
            return run;
        }
    }

    /// Runs all records, also those behind one that differs.
    void run(SltFile file) {
        boolean halted = false;
        for (SltRecord record : file.records()) {
            halted |= record instanceof SltRecord.Halt;
            updated.add(halted ? record : ran(file, record));
        }
    }

    /// What differed, as `file:line`, the statement, what was expected and what came.
    List<String> differences() {
        return differences;
    }

    /// The records with the results of this run.
    List<SltRecord> updated() {
        return updated;
    }

    private SltRecord ran(SltFile file, SltRecord record) {
        return switch (record) {
            case SltRecord.Passage passage -> passage;
            case SltRecord.Halt halt -> halt;
            case SltRecord.HashThreshold threshold -> {
                hashThreshold = threshold.values();
                yield threshold;
            }
            case SltRecord.Statement statement ->
                    statement.engines().contains(engine) ? ran(file, statement) : statement;
            case SltRecord.Query query ->
                    query.engines().contains(engine) ? ran(file, query) : query;
        };
    }

    private SltRecord ran(SltFile file, SltRecord.Statement statement) {
        SltOutcome outcome = SltOutcome.of(connection, here(statement.sql()));
        SltRecord actual =
                switch (outcome) {
                    case SltOutcome.Failed failed -> failed(statement, failed);
                    case SltOutcome.Done _, SltOutcome.Rows _ ->
                            new SltRecord.Statement(
                                    statement.line(),
                                    statement.engines(),
                                    statement.sql(),
                                    null,
                                    List.of());
                };
        boolean same =
                ours()
                        ? actual.equals(statement) || anyMessage(statement, outcome)
                        : outcome instanceof SltOutcome.Failed == (statement.state() != null);
        if (!same) {
            differs(file, statement, actual);
        }
        return same ? statement : actual;
    }

    private SltRecord ran(SltFile file, SltRecord.Query query) {
        SltOutcome outcome = SltOutcome.of(connection, here(query.sql()));
        SltRecord actual =
                switch (outcome) {
                    case SltOutcome.Failed failed ->
                            failed(
                                    new SltRecord.Statement(
                                            query.line(),
                                            query.engines(),
                                            query.sql(),
                                            "",
                                            List.of()),
                                    failed);
                    case SltOutcome.Done _ ->
                            new SltRecord.Statement(
                                    query.line(), query.engines(), query.sql(), null, List.of());
                    case SltOutcome.Rows rows -> recorded(query, rows);
                };
        boolean same =
                actual instanceof SltRecord.Query rows
                        && (ours() ? SltRows.same(query, rows) : SltRows.sameAsOther(query, rows));
        if (!same) {
            differs(file, query, actual);
        }
        return same ? query : actual;
    }

    private static boolean anyMessage(SltRecord.Statement statement, SltOutcome outcome) {
        return statement.message().isEmpty()
                && outcome instanceof SltOutcome.Failed failed
                && failed.state().equals(statement.state());
    }

    private boolean ours() {
        return engine.equals("feldspar");
    }

    private SltRecord.Statement failed(SltRecord.Statement statement, SltOutcome.Failed failed) {
        return new SltRecord.Statement(
                statement.line(),
                statement.engines(),
                statement.sql(),
                failed.state(),
                recorded(failed.message()).lines().toList());
    }

    private SltRecord.Query recorded(SltRecord.Query query, SltOutcome.Rows rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows.values()) {
            if (query.order() == Order.VALUESORT) {
                row.forEach(value -> lines.add(recorded(value)));
            } else {
                lines.add(recorded(String.join(TAB, row)));
            }
        }
        if (query.order() != Order.NOSORT) {
            lines.sort(null);
        }
        int values = rows.values().size() * rows.types().length();
        boolean hashed = hashThreshold > 0 && values > hashThreshold;
        return new SltRecord.Query(
                query.line(),
                query.engines(),
                query.sql(),
                rows.types(),
                query.order(),
                hashed ? List.of(digest(values, lines)) : lines);
    }

    private static String digest(int values, List<String> lines) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            for (String line : lines) {
                md5.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return values + " values hashing to " + HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String here(List<String> sql) {
        String text = String.join("\n", sql);
        for (Map.Entry<String, String> folder : folders.entrySet()) {
            text = text.replace(folder.getKey(), folder.getValue());
        }
        return text;
    }

    private String recorded(String text) {
        String recorded = text;
        for (Map.Entry<String, String> folder : folders.entrySet()) {
            recorded = recorded.replace(folder.getValue(), folder.getKey());
        }
        return recorded;
    }

    private void differs(SltFile file, SltRecord wanted, SltRecord given) {
        differences.add(
                "%s:%d on %s%n  expected%n%s%n  but got%n%s"
                        .formatted(
                                file.path(),
                                wanted.line(),
                                engine,
                                indented(wanted),
                                indented(given)));
    }

    private static String indented(SltRecord record) {
        return String.join("\n", SltFile.lines(List.of(record))).indent(4).stripTrailing();
    }
}
