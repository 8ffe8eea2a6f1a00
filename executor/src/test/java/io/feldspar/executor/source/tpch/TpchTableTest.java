package io.feldspar.executor.source.tpch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.expression.ComparisonOperator;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.TableRows;
import io.feldspar.executor.source.TableStatistics.ColumnStatistics;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TpchTableTest {

    private static final DecimalType MONEY = new DecimalType(15, 2);

    @Test
    void givesTheRowsOfTheSpecification() {
        assertEquals(
                60_175,
                TableRows.of(TpchTable.of("lineitem", 0.01), ScanRequest.of(List.of(0))).size());
        List<Object> nation = TableRows.of(TpchTable.of("nation", 1)).get(7);
        assertEquals(List.of(7, "GERMANY", 3), nation.subList(0, 3));
        assertTrue(((String) nation.get(3)).startsWith("l platelets. regular accounts x-ray"));
    }

    @Test
    void answersQuerySix() {
        TpchTable lineitem = TpchTable.of("lineitem", 0.01);
        ScanRequest columns =
                TableRows.request(
                        lineitem, "l_shipdate", "l_discount", "l_quantity", "l_extendedprice");
        List<Expression> filters =
                List.of(
                        compare(
                                0,
                                SimpleType.DATE,
                                ComparisonOperator.GREATER_OR_EQUAL,
                                day("1994-01-01")),
                        compare(0, SimpleType.DATE, ComparisonOperator.LESS, day("1995-01-01")),
                        compare(
                                1,
                                MONEY,
                                ComparisonOperator.GREATER_OR_EQUAL,
                                new BigDecimal("0.05")),
                        compare(1, MONEY, ComparisonOperator.LESS_OR_EQUAL, new BigDecimal("0.07")),
                        compare(2, MONEY, ComparisonOperator.LESS, new BigDecimal("24.00")));
        BigDecimal revenue = BigDecimal.ZERO;
        for (List<Object> row :
                TableRows.of(lineitem, new ScanRequest(columns.columns(), filters, List.of()))) {
            revenue = revenue.add(((BigDecimal) row.get(1)).multiply((BigDecimal) row.get(3)));
        }
        assertEquals(new BigDecimal("1193053.2253"), revenue);
    }

    private static Expression compare(
            int column,
            io.feldspar.executor.type.Type type,
            ComparisonOperator operator,
            Object literal) {
        return new Expression.Comparison(
                operator,
                new Expression.InputRef(column, type),
                new Expression.Literal(literal, type));
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    @Test
    void dividesTablesIntoPartsWithoutLossOrRepetition() {
        TpchTable orders = TpchTable.of("orders", 0.1);
        assertEquals(2, orders.splits(ScanRequest.of(List.of(0))).size());
        List<List<Object>> rows = TableRows.of(orders, ScanRequest.of(List.of(0)));
        Set<List<Object>> distinct = new HashSet<>(rows);
        assertEquals(150_000, rows.size());
        assertEquals(150_000, distinct.size());
    }

    @Test
    void countsRowsWithoutColumns() {
        assertEquals(
                2_000, TableRows.of(TpchTable.of("part", 0.01), ScanRequest.of(List.of())).size());
    }

    @Test
    void leavesOtherColumnsAsTheyAreWithoutComments() {
        TpchTable customer = TpchTable.of("customer", 0.01);
        List<List<Object>> all = TableRows.of(customer);
        List<List<Object>> without =
                TableRows.of(customer, ScanRequest.of(List.of(0, 1, 2, 3, 4, 5, 6)));
        for (int i = 0; i < all.size(); i++) {
            assertEquals(all.get(i).subList(0, 7), without.get(i));
        }
    }

    @Test
    void keepsWithinItsStatistics() {
        for (String name : TpchTable.NAMES) {
            TpchTable table = TpchTable.of(name, 0.01);
            List<List<Object>> rows = TableRows.of(table);
            double counted = table.statistics().rows().orElseThrow();
            assertEquals(rows.size(), counted, rows.size() * 0.01, name);
            for (int column = 0; column < table.schema().size(); column++) {
                ColumnStatistics known = table.statistics().column(column);
                for (List<Object> row : rows) {
                    assertWithin(known, row.get(column), table.schema().field(column).name());
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void assertWithin(ColumnStatistics known, Object value, String column) {
        if (known.min() != null) {
            assertTrue(((Comparable<Object>) known.min()).compareTo(value) <= 0, column + value);
            assertTrue(((Comparable<Object>) known.max()).compareTo(value) >= 0, column + value);
        }
    }

    @Test
    void findsTablesBySchemaAndName() {
        TpchCatalog catalog = new TpchCatalog();
        assertNotNull(catalog.table("tiny", "lineitem"));
        assertNotNull(catalog.table("sf1", "LINEITEM"));
        assertNotNull(catalog.table("sf0.1", "orders"));
        assertNull(catalog.table("sf0", "orders"));
        assertNull(catalog.table("sfx", "orders"));
        assertNull(catalog.table("tiny", "order"));
    }
}
