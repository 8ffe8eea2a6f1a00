package io.feldspar.benchmarks.tables;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/// The process that is killed: it changes tables for ever, each time so that they stay in order.
///
/// ```text
/// m or n   as many rows as the value of v in each of them
/// p, q     as many rows as each other
/// ```
final class ChaosWriter {

    static final String READY = "ready";

    /// The rows of `m` with one more, and the value of all their number.
    private static final String GROWN =
            "SELECT k, v + 1 AS v FROM m UNION ALL SELECT max(k) + 1, max(v) + 1 FROM m";

    /// Each is a list of statements that belong together.
    private static final List<List<String>> CHANGES =
            List.of(
                    List.of("CREATE OR REPLACE TABLE m AS " + GROWN),
                    List.of("INSERT OVERWRITE m SELECT k, v FROM (" + GROWN + ") AS g"),
                    List.of(
                            "MERGE INTO m USING ("
                                    + GROWN
                                    + ") AS s ON m.k = s.k WHEN MATCHED THEN UPDATE SET v = s.v"
                                    + " WHEN NOT MATCHED THEN INSERT (k, v) VALUES (s.k, s.v)"),
                    List.of(
                            "ALTER TABLE m ADD COLUMN c INTEGER FIRST",
                            "ALTER TABLE m DROP COLUMN IF EXISTS c"),
                    List.of("ALTER TABLE m RENAME TO n", "ALTER TABLE n RENAME TO m"),
                    List.of(
                            "MERGE WITH SCHEMA EVOLUTION INTO m USING (SELECT k, v, 1 AS c FROM ("
                                    + GROWN
                                    + ") AS g) AS s ON m.k = s.k WHEN MATCHED THEN UPDATE SET *"
                                    + " WHEN NOT MATCHED THEN INSERT *",
                            "ALTER TABLE m DROP COLUMN IF EXISTS c"),
                    List.of(
                            "ALTER TABLE m ADD CONSTRAINT once UNIQUE (k)",
                            "INSERT INTO m (k, v) SELECT k, v FROM ("
                                    + GROWN
                                    + ") AS g ON CONFLICT (k) DO UPDATE SET v = excluded.v",
                            "ALTER TABLE m DROP CONSTRAINT once"),
                    List.of(
                            "BEGIN",
                            "INSERT INTO m (k, v) SELECT max(k) + 1, max(v) FROM m RETURNING k",
                            "UPDATE m SET v = v + 1 RETURNING k, v",
                            "COMMIT"),
                    List.of("VACUUM m RETAIN 0 HOURS"),
                    List.of("OPTIMIZE m"),
                    List.of(
                            "BEGIN",
                            "INSERT INTO p SELECT count(*) FROM q",
                            "UPDATE q SET x = x + 1",
                            "INSERT INTO q SELECT count(*) FROM p",
                            "COMMIT"),
                    List.of(
                            "BEGIN",
                            "TRUNCATE TABLE p",
                            "INSERT INTO p SELECT x FROM q",
                            "DELETE FROM q RETURNING x",
                            "INSERT INTO q SELECT x FROM p",
                            "COMMIT"));

    private ChaosWriter() {}

    /// @param arguments the URL
    static void main(String[] arguments) throws SQLException {
        Random random = new Random();
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            repair(statement);
            System.out.println(READY);
            while (true) {
                for (String sql : CHANGES.get(random.nextInt(CHANGES.size()))) {
                    statement.execute(sql);
                }
            }
        }
    }

    /// Ends what a killed process has half done of statements that do not belong together.
    private static void repair(Statement statement) throws SQLException {
        statement.execute("ALTER TABLE IF EXISTS n RENAME TO m");
        statement.execute("ALTER TABLE m DROP COLUMN IF EXISTS c");
        statement.execute("ALTER TABLE m DROP CONSTRAINT IF EXISTS once");
    }
}
