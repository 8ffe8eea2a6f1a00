package io.feldspar.docs;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Every example of `docs/sql/queries.md` gives the row that stands below it.
class QueriesPageTest {

    @Test
    void everyExampleGivesItsRow() throws IOException, SQLException {
        PageExamples.check("queries.md");
    }
}
