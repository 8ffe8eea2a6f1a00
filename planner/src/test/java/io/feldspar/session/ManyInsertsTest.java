package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// INSERTs of one row each leave few files to read. `bench inserts` does it 10,000 times.
class ManyInsertsTest {

    private static final int INSERTS = 170;

    @TempDir Path warehouse;

    @Test
    void leaveFewFiles() {
        try (FeldsparEngine engine =
                        FeldsparEngine.start(
                                Map.of(
                                        "feldspar.threads",
                                        "1",
                                        "feldspar.warehouse",
                                        warehouse.toString()));
                FeldsparSession session = engine.newSession()) {
            session.execute("CREATE TABLE t (a INTEGER)").close();
            int most = 0;
            for (int i = 0; i < INSERTS; i++) {
                session.execute("INSERT INTO t VALUES (" + i + ")").close();
                most = Math.max(most, files(session));
            }
            int files = most;
            assertTrue(files <= 50, () -> files + " files");
            long sum = INSERTS * (INSERTS - 1L) / 2;
            assertEquals(
                    List.of(List.of((long) INSERTS, sum)),
                    Rows.of(session, "SELECT count(*), sum(a) FROM t"));
        }
    }

    private static int files(FeldsparSession session) {
        CatalogEntry entry =
                session.catalog().catalogs().entry(new TableName("feldspar", "main", "t"));
        if (entry == null
                || !(entry.relation() instanceof Relation.IcebergTable table)
                || !(session.catalog().open(table).handle() instanceof TableHandle.Files files)) {
            throw new IllegalStateException("not a table of files: " + entry);
        }
        return files.files().files().size();
    }
}
