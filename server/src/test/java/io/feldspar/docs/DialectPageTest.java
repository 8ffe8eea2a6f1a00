package io.feldspar.docs;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Every example of `docs/sql/dialect.md` gives the row that stands below it.
class DialectPageTest {

    @Test
    void everyExampleGivesItsRow() throws IOException, SQLException {
        PageExamples.check("dialect.md");
    }
}
