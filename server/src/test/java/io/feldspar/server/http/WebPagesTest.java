package io.feldspar.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.feldspar.server.wire.RemoteServer;
import io.feldspar.server.wire.ServerSetting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The pages in a real browser. The pictures are in target/screenshots.
@Timeout(240)
class WebPagesTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String JOIN =
            "SELECT n_name, sum(l_extendedprice * (1 - l_discount)) AS revenue"
                    + " FROM customer JOIN orders ON c_custkey = o_custkey"
                    + " JOIN lineitem ON l_orderkey = o_orderkey"
                    + " JOIN nation ON c_nationkey = n_nationkey"
                    + " WHERE o_orderdate < DATE '1996-01-01' GROUP BY n_name ORDER BY revenue DESC";

    // The browser may still write into its profile when it is told to end.
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path directory;

    private RemoteServer server;
    private HttpServer http;
    private Chromium browser;

    @BeforeEach
    void start() throws Exception {
        Path program = Chromium.program();
        assumeTrue(program != null, "Chromium is not installed: apt-get install chromium");
        server = new RemoteServer(Map.of(ServerSetting.HTTP_PORT.key(), "0"));
        http = HttpServer.open(server.server());
        browser = new Chromium(Objects.requireNonNull(program), directory.resolve("profile"));
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void show(String page, String condition) throws Exception {
        browser.open(http.url() + "/#/" + page);
        browser.await(condition);
    }

    private static String has(String text) {
        return "document.body.innerText.includes('%s')".formatted(text);
    }

    @Test
    void showsAStatementWithItsPlanAndTasks() throws Exception {
        try (Connection connection = server.connect("/tpch.tiny?user=ada")) {
            run(connection, JOIN);
            show("statements", has("n_name"));
            browser.screenshot(PICTURES.resolve("statements.png"));
            browser.evaluate("document.querySelector('small a').click()");
            browser.await("document.querySelector('svg.timeline .attempt')");
            assertTrue(
                    browser.evaluate("document.querySelectorAll('.dag .node').length").asInt() > 8);
            assertEquals(
                    browser.evaluate("document.querySelectorAll('.dag .node').length").asInt(),
                    browser.evaluate("document.querySelectorAll('tr[id^=operator]').length")
                            .asInt());
            browser.evaluate(
                    "document.querySelector('.dag .scan').dispatchEvent(new Event('click'))");
            browser.await("document.querySelector('tr.chosen code').innerText.includes('Scan')");
            browser.screenshot(PICTURES.resolve("statement.png"));
            for (String page : List.of("executors", "storage", "settings", "users", "sessions")) {
                show(
                        page,
                        "document.querySelector('nav a.current[href=\"#/%s\"]') && document.querySelector('#main table')"
                                .formatted(page));
                browser.screenshot(PICTURES.resolve(page + ".png"));
            }
            assertTrue(browser.text().contains("tpch.tiny"), browser.text());
        }
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void runsStatements() throws Exception {
        show("sql", "document.querySelector('textarea')");
        type("SELECT n_nationkey, n_name, NULL AS nothing, '<b>' AS text FROM tpch.tiny.nation");
        browser.await(has("25 rows"));
        assertTrue(browser.text().contains("<b>"), browser.text());
        browser.screenshot(PICTURES.resolve("sql.png"));
        type("SET feldspar.query.timeout = '30s'");
        browser.await(has("Done in"));
        type("SET feldspar.query.timeout");
        browser.await(has("30s"));
        type("SELECT nam FROM tpch.tiny.nation");
        browser.await(has("42703"));
        type("SELECT * FROM range(2500) t(i)");
        browser.await(has("1,000 rows, and there are more"));
        click("More rows");
        browser.await(has("2,000 rows, and there are more"));
        click("More rows");
        browser.await("document.querySelector('.status').innerText.startsWith('2,500 rows, ')");
        assertEquals(1, server.server().sessions().size());
        type(
                "SELECT count(*) FROM tpch.sf1.lineitem a, tpch.sf1.lineitem b WHERE a.l_comment || b.l_comment = 'x'");
        browser.await(has("running"));
        click("Cancel");
        browser.await(has("57014"));
        browser.open("about:blank");
        while (!server.server().sessions().isEmpty()) {
            Thread.sleep(10);
        }
        assertEquals(List.of(), browser.problems());
    }

    private void type(String sql) throws Exception {
        browser.await("!document.querySelector('.tools button').disabled");
        browser.evaluate("document.querySelector('textarea').value = \"%s\"".formatted(sql));
        click("Run");
    }

    private void click(String button) throws Exception {
        String found =
                "[...document.querySelectorAll('button')].find(each => each.innerText === '%s' && !each.disabled)"
                        .formatted(button);
        browser.await(found);
        browser.evaluate(found + ".click()");
    }
}
