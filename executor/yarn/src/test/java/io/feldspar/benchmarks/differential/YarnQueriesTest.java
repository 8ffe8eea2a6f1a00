package io.feldspar.benchmarks.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.benchmarks.rdd.programs.WordCount;
import io.feldspar.benchmarks.rdd.workload.Texts;
import io.feldspar.benchmarks.tpch.TpchFiles;
import io.feldspar.benchmarks.tpch.TpchQueries;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.yarn.MiniYarn;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Queries of TPC-H give what DuckDB gives on executors in containers of YARN, also where one is
/// killed while a query runs.
@Timeout(900)
@EnabledIfSystemProperty(
        named = "clusters",
        matches = "true",
        disabledReason = "a cluster of Hadoop takes minutes: ./mvnw verify -Dclusters=true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class YarnQueriesTest {

    @TempDir static Path folder;
    private static MiniYarn yarn;
    private static Tables tables;

    @BeforeAll
    static void start() throws SQLException, IOException {
        TpchFiles.create(folder, 0.01);
        yarn = new MiniYarn(folder.resolve("yarn"));
        Path conf = folder.resolve("conf");
        yarn.writeTo(conf);
        // Hadoop finds its configuration by the class loader of the thread.
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(
                                new URL[] {conf.toUri().toURL()},
                                YarnQueriesTest.class.getClassLoader()));
        tables = open("2");
    }

    private static Map<String, String> settings(String executors) {
        return new TreeMap<>(
                Map.of(
                        "feldspar.master",
                        "yarn",
                        "feldspar.yarn.archive",
                        yarn.archive().toString(),
                        "feldspar.yarn.java.home",
                        System.getProperty("java.home"),
                        "feldspar.driver.host",
                        "127.0.0.1",
                        "feldspar.executor.memory",
                        "512m",
                        "feldspar.executor.instances",
                        executors,
                        "feldspar.executor.idle",
                        "1s"));
    }

    private static Tables open(String executors) throws SQLException, IOException {
        return Tables.open(
                folder,
                settings(executors).entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&", "?", "")));
    }

    @AfterAll
    static void close() throws Exception {
        if (tables != null) {
            tables.close();
            awaitExecutors(0);
            for (ApplicationReport each : applications(EnumSet.allOf(YarnApplicationState.class))) {
                assertEquals(YarnApplicationState.FINISHED, each.getYarnApplicationState());
            }
            assertEquals(0, staged());
        }
        if (yarn != null) {
            yarn.close();
        }
    }

    private static int staged() throws IOException {
        FileSystem files = FileSystem.newInstance(yarn.configuration());
        var parent = new org.apache.hadoop.fs.Path(files.getHomeDirectory(), ".feldspar");
        return files.listStatus(parent).length;
    }

    private static List<ApplicationReport> applications(EnumSet<YarnApplicationState> states)
            throws YarnException, IOException {
        try (YarnClient client = YarnClient.createYarnClient()) {
            client.init(yarn.configuration());
            client.start();
            return client.getApplications(states);
        }
    }

    private static void assertAgrees(int query) {
        String sql = TpchQueries.text(query);
        try {
            assertNull(tables.duckdb(sql).difference(tables.feldspar(sql), true), "query " + query);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static void awaitExecutors(int count) {
        ClusterProcesses.await(
                () -> MiniYarn.executors().size() == count,
                () -> "not %d executors: %s".formatted(count, MiniYarn.executors()));
    }

    @Test
    @Order(1)
    void agreesWithDuckDb() throws YarnException, IOException {
        IntStream.rangeClosed(1, TpchQueries.COUNT).forEach(YarnQueriesTest::assertAgrees);
        awaitExecutors(2);
        ApplicationReport report =
                applications(EnumSet.of(YarnApplicationState.RUNNING)).getFirst();
        assertEquals("root.default", report.getQueue());
        assertEquals("FELDSPAR", report.getApplicationType());
        assertEquals(
                2 * (512 + 384),
                report.getApplicationResourceUsageReport().getUsedResources().getMemorySize());
    }

    @Test
    @Order(2)
    void goesOnWhereAContainerIsKilled() throws Exception {
        for (int query : List.of(9, 21)) {
            awaitExecutors(2);
            ProcessHandle killed = MiniYarn.executors().getFirst();
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> assertAgrees(query));
            Thread.sleep(200);
            assertTrue(killed.destroyForcibly());
            running.get();
        }
        awaitExecutors(2);
    }

    @Test
    @Order(3)
    void hasContainersOnlyWhileTasksNeedThem() throws Exception {
        tables.close();
        awaitExecutors(0);
        tables = open("0..2");
        assertAgrees(5);
        awaitExecutors(0);
        assertAgrees(6);
    }

    /// Programs of RDDs take the same settings from system properties.
    @Test
    @Order(5)
    void runsRddPrograms() throws Exception {
        List<String> lines = IntStream.range(0, 2_000).mapToObj(i -> Texts.line(7, i)).toList();
        Map<String, Integer> expected;
        try (FeldsparContext here = FeldsparContext.local(1)) {
            expected = WordCount.counts(here.parallelize(lines, 1)).collectAsMap();
        }
        Map<String, String> settings = settings("2");
        settings.forEach(System::setProperty);
        try (FeldsparContext context =
                FeldsparContext.builder().master(settings.get("feldspar.master")).build()) {
            assertEquals(expected, WordCount.counts(context.parallelize(lines, 8)).collectAsMap());
            MiniYarn.executors().getFirst().destroyForcibly();
            assertEquals(expected, WordCount.counts(context.parallelize(lines, 8)).collectAsMap());
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
