package io.feldspar.docs;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every example of these pages of `docs/sql` gives the row that stands below it.
class ExamplesOfPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"coming-from.md", "dialect.md", "inspection.md", "queries.md", "types.md"})
    void everyExampleGivesItsRow(String page) throws IOException, SQLException {
        PageExamples.check(page);
    }
}
