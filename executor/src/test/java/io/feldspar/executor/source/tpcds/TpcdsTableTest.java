package io.feldspar.executor.source.tpcds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.TableStatistics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TpcdsTableTest {

    @Test
    void readsEveryTable() {
        assertEquals(24, TpcdsTable.NAMES.size());
        for (String name : TpcdsTable.NAMES) {
            if (name.equals("customer_demographics")) {
                continue;
            }
            TpcdsTable table = TpcdsTable.of(name, 0.01);
            int rows = TableRows.of(table).size();
            TableStatistics statistics = table.statistics();
            assertEquals(rows, statistics.rows().orElseThrow(), rows * 0.15, name);
        }
    }

    @Test
    void convertsDatesDecimalsAndNulls() {
        TpcdsTable item = TpcdsTable.of("item", 0.01);
        List<Object> first =
                TableRows.of(
                                item,
                                TableRows.request(
                                        item,
                                        "i_item_sk",
                                        "i_rec_start_date",
                                        "i_rec_end_date",
                                        "i_current_price",
                                        "i_brand"))
                        .getFirst();
        assertEquals(1L, first.get(0));
        assertEquals((int) LocalDate.parse("1997-10-27").toEpochDay(), first.get(1));
        assertNull(first.get(2));
        assertEquals(new BigDecimal("27.02"), first.get(3));
        assertEquals("exportischolar #2", first.get(4));
    }

    @Test
    void dividesLargeTablesWithoutLossOrRepetition() {
        TpcdsTable table = TpcdsTable.of("customer_demographics", 1);
        ScanRequest key = ScanRequest.of(List.of(0));
        assertTrue(table.splits(key).size() > 10);
        List<List<Object>> rows = TableRows.of(table, key);
        assertEquals(1_920_800, rows.size());
        assertEquals(1_920_800, new HashSet<>(rows).size());
    }

    @Test
    void findsTablesBySchemaAndName() {
        assertNotNull(new TpcdsCatalog().table("tiny", "store_sales"));
        assertNull(new TpcdsCatalog().table("tiny", "dbgen_version"));
    }
}
