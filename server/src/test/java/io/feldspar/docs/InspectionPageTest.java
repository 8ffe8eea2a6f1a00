package io.feldspar.docs;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Every example of `docs/sql/inspection.md` gives the row that stands below it.
class InspectionPageTest {

    @Test
    void everyExampleGivesItsRow() throws IOException, SQLException {
        PageExamples.check("inspection.md");
    }
}
