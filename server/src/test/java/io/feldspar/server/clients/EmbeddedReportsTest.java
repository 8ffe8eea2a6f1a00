package io.feldspar.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.jdbc.FeldsparDataSource;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRJdk13Compiler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.ForeignKey;
import schemacrawler.schema.ForeignKeyUpdateRule;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/// SchemaCrawler reads all metadata there is, JasperReports makes a PDF of a query's rows;
/// `RemoteReportsTest` has them use a server.
class EmbeddedReportsTest {

    private static final Logger LOGGER = Logger.getLogger("schemacrawler");

    private static final Logger TASKS = Logger.getLogger("us.fatehi");

    @TempDir private Path folder;

    String url() {
        return "jdbc:feldspar:?feldspar.warehouse=" + folder;
    }

    private Connection keeps;

    /// What SchemaCrawler could not read; it goes on without.
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord told) {
                    warnings.add(told.getMessage());
                }

                @Override
                public void flush() {
                    // Nothing is held back.
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };

    @BeforeEach
    void open() throws SQLException {
        LOGGER.setLevel(Level.WARNING);
        TASKS.setLevel(Level.WARNING);
        LOGGER.addHandler(handler);
        keeps = DriverManager.getConnection(url());
        run("CREATE SCHEMA shop");
        run("CREATE TABLE shop.customers (id BIGINT PRIMARY KEY, name VARCHAR NOT NULL)");
        run(
                "CREATE TABLE shop.orders (id BIGINT PRIMARY KEY, customer BIGINT"
                        + " REFERENCES shop.customers (id), total DECIMAL(10, 2),"
                        + " tags ARRAY<VARCHAR>)");
        run("CREATE VIEW shop.large AS SELECT id FROM shop.orders WHERE total > 100");
    }

    @AfterEach
    void close() throws SQLException {
        LOGGER.removeHandler(handler);
        run("DROP SCHEMA shop CASCADE");
        keeps.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = keeps.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void schemaCrawlerFindsTablesColumnsAndKeys() throws Exception {
        FeldsparDataSource source = new FeldsparDataSource();
        source.setUrl(url());
        DatabaseConnectionSource connections = DatabaseConnectionSources.fromDataSource(source);
        Catalog catalog =
                SchemaCrawlerUtility.getCatalog(
                        connections, SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions());
        connections.close();
        assertEquals("Feldspar", catalog.getDatabaseInfo().getDatabaseProductName());
        List<Table> tables =
                catalog.getTables().stream()
                        .filter(table -> table.getFullName().contains("shop"))
                        .toList();
        assertEquals(
                List.of("customers", "large", "orders"),
                tables.stream().map(Table::getName).sorted().toList());
        Table orders =
                tables.stream().filter(table -> table.getName().equals("orders")).findFirst().get();
        assertEquals(
                "id BIGINT, customer BIGINT, total DECIMAL, tags ARRAY",
                orders.getColumns().stream()
                        .map(EmbeddedReportsTest::described)
                        .collect(Collectors.joining(", ")));
        assertTrue(orders.hasPrimaryKey());
        ForeignKey key = orders.getForeignKeys().iterator().next();
        assertEquals("customers", key.getReferencedTable().getName());
        assertEquals(ForeignKeyUpdateRule.noAction, key.getDeleteRule());
        assertEquals(List.of(), warnings);
        assertFalse(catalog.getSystemColumnDataTypes().isEmpty());
    }

    private static String described(Column column) {
        return column.getName()
                + " "
                + column.getColumnDataType().getName().replaceAll("[(<].*", "");
    }

    @Test
    void jasperReportsMakesAPdfWithAChart() throws Exception {
        SimpleJasperReportsContext context = new SimpleJasperReportsContext();
        context.setProperty("net.sf.jasperreports.compiler.java", JRJdk13Compiler.class.getName());
        JasperReport report;
        try (InputStream in = getClass().getResourceAsStream("/reports/revenue.jrxml")) {
            report = JasperCompileManager.getInstance(context).compile(in);
        }
        JasperPrint filled =
                JasperFillManager.getInstance(context)
                        .fill(
                                report,
                                new HashMap<>(Map.of("least", new BigDecimal("9000"))),
                                keeps);
        assertEquals(1, filled.getPages().size());
        List<JRPrintElement> elements = filled.getPages().getFirst().getElements();
        TreeSet<String> texts =
                StreamSupport.stream(elements.spliterator(), false)
                        .filter(JRPrintText.class::isInstance)
                        .map(element -> ((JRPrintText) element).getFullText())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(texts.contains("ALGERIA"), texts::toString);
        byte[] pdf = JasperExportManager.getInstance(context).exportToPdf(filled);
        Path file = Path.of("target", "reports", getClass().getSimpleName() + ".pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, pdf);
        assertTrue(pdf.length > 10_000, () -> "a chart is in " + pdf.length + " bytes");
    }
}
