package io.feldspar.server.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.server.wire.RemoteServer;
import io.feldspar.session.operation.OperationInfo;
import io.feldspar.session.operation.OperationState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which statements run, wait and are refused, as clients of a server see it.
@Timeout(60)
class ResourceGroupsTest {

    /// One task that runs for hours.
    private static final String ENDLESS =
            "SELECT count(*) FROM tpch.tiny.nation a, tpch.tiny.nation b, tpch.tiny.nation c,"
                    + " tpch.tiny.nation d, tpch.tiny.nation e, tpch.tiny.nation f,"
                    + " tpch.tiny.nation g, tpch.tiny.nation h, tpch.tiny.nation i"
                    + " WHERE a.n_nationkey + b.n_nationkey + c.n_nationkey + d.n_nationkey"
                    + " + e.n_nationkey + f.n_nationkey + g.n_nationkey + h.n_nationkey"
                    + " < i.n_nationkey - 100";

    @TempDir Path directory;

    private final List<Connection> connections = new ArrayList<>();
    private final List<RemoteServer> servers = new ArrayList<>();

    private RemoteServer server(String... settings) throws EngineException {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(GroupSetting.PREFIX + settings[i], settings[i + 1]);
        }
        map.put("feldspar.threads", "4");
        RemoteServer server = new RemoteServer(map);
        servers.add(server);
        return server;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come about within 10 s");
            Thread.sleep(5);
        }
    }

    private static List<ResourceGroups.Load> loads(RemoteServer server) {
        return server.server().groups().loads();
    }

    private static void awaitLoad(RemoteServer server, String group, int running, int queued)
            throws InterruptedException {
        await(
                () ->
                        loads(server).stream()
                                .anyMatch(
                                        load ->
                                                load.group().equals(group)
                                                        && load.running() == running
                                                        && load.queued() == queued));
    }

    private Statement statement(RemoteServer server, String rest) throws SQLException {
        Connection connection = server.connect(rest);
        connections.add(connection);
        return connection.createStatement();
    }

    private static CompletableFuture<String> run(Statement statement, String sql) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (ResultSet rows = statement.executeQuery(sql)) {
                        return rows.next() ? rows.getString(1) : "none";
                    } catch (SQLException error) {
                        return error.getSQLState() + ": " + error.getMessage();
                    }
                },
                thread -> Thread.ofPlatform().daemon().start(thread));
    }

    @AfterEach
    void stop() throws SQLException, EngineException {
        for (Connection connection : connections) {
            connection.close();
        }
        for (RemoteServer server : servers) {
            server.close();
        }
    }

    @Test
    void aStatementWithoutASlotWaitsUntilOneIsFree() throws Exception {
        RemoteServer server = server("default.slots", "1");
        Statement busy = statement(server, "");
        CompletableFuture<String> first = run(busy, ENDLESS);
        awaitLoad(server, "default", 1, 0);
        CompletableFuture<String> second = run(statement(server, ""), "SELECT 7");
        awaitLoad(server, "default", 1, 1);
        await(
                () ->
                        server.server().engine().operations().all().stream()
                                .map(OperationInfo::state)
                                .filter(state -> !state.ended())
                                .toList()
                                .equals(List.of(OperationState.RUNNING, OperationState.QUEUED)));
        busy.cancel();
        assertEquals("7", second.get());
        assertTrue(first.get().startsWith("57014"), first.get());
        awaitLoad(server, "default", 0, 0);
    }

    @Test
    void statementsThatRunNoTasksNeedNoSlot() throws Exception {
        RemoteServer server = server("default.slots", "1", "default.queue", "0");
        Statement busy = statement(server, "?user=ada");
        CompletableFuture<String> first = run(busy, ENDLESS);
        awaitLoad(server, "default", 1, 0);
        try (Statement other = statement(server, "?user=ada");
                ResultSet rows = other.executeQuery("SHOW FULL PROCESSLIST")) {
            assertTrue(rows.next());
            assertEquals("default", rows.getString("group"));
            assertTrue(Set.of("PLANNING", "RUNNING").contains(rows.getString("state")));
            assertEquals(ENDLESS, rows.getString("statement"));
            assertTrue(rows.next());
            assertEquals("SHOW FULL PROCESSLIST", rows.getString("statement"));
        }
        busy.cancel();
        assertTrue(first.get().startsWith("57014"), first.get());
    }

    @Test
    void refusesWhatTheQueueHasNoRoomFor() throws Exception {
        RemoteServer server = server("default.slots", "1", "default.queue", "1");
        Statement busy = statement(server, "");
        Statement waits = statement(server, "");
        var _ = run(busy, ENDLESS);
        awaitLoad(server, "default", 1, 0);
        CompletableFuture<String> queued = run(waits, "SELECT 1");
        awaitLoad(server, "default", 1, 1);
        assertEquals(
                "53300: Resource group 'default' is full: 1 statements wait already. Try again"
                        + " later, or raise 'feldspar.resourceGroups.default.queue'.",
                run(statement(server, ""), "SELECT 2").get());
        busy.cancel();
        assertEquals("1", queued.get());
    }

    @Test
    void aStatementThatWaitsCanBeCancelledAndTimesOut() throws Exception {
        RemoteServer server = server("default.slots", "1");
        Statement busy = statement(server, "");
        var _ = run(busy, ENDLESS);
        awaitLoad(server, "default", 1, 0);
        Statement cancelled = statement(server, "");
        CompletableFuture<String> queued = run(cancelled, "SELECT 1");
        awaitLoad(server, "default", 1, 1);
        cancelled.cancel();
        assertTrue(queued.get().startsWith("57014"), queued.get());
        awaitLoad(server, "default", 1, 0);
        Statement limited = statement(server, "");
        limited.setQueryTimeout(1);
        assertThrows(SQLTimeoutException.class, () -> limited.executeQuery("SELECT 1"));
        awaitLoad(server, "default", 1, 0);
    }

    @Test
    void aStatementWaitsNoLongerThanTheQueueAllows() throws Exception {
        RemoteServer server = server("default.slots", "1", "default.queueTimeout", "1s");
        var _ = run(statement(server, ""), ENDLESS);
        awaitLoad(server, "default", 1, 0);
        assertEquals(
                "53300: The statement waited 1 s in resource group 'default', where it found no"
                        + " slot. Try again later, or raise"
                        + " 'feldspar.resourceGroups.default.queueTimeout'.",
                run(statement(server, ""), "SELECT 1").get());
    }

    @Test
    void usersAndClientsChooseTheGroup() throws Exception {
        RemoteServer server =
                server("etl.users", "etl_*, ada", "etl.slots", "3", "bi.clients", "metabase");
        ResourceGroups groups = server.server().groups();
        assertEquals("etl", groups.limits("etl_nightly", "").group());
        assertEquals("etl", groups.limits("ada", "").group());
        assertEquals("bi", groups.limits("bob", "metabase").group());
        assertEquals("bi", groups.limits("ada", "metabase").group());
        assertEquals("default", groups.limits("bob", "").group());
        Statement statement = statement(server, "?user=bob&feldspar.client.name=metabase");
        assertEquals("1", run(statement, "SELECT 1").get());
        List<OperationInfo> all = server.server().engine().operations().all();
        assertEquals("bi", all.getLast().group());
    }

    @Test
    void theUserWithTheFewestRunningStatementsIsNext() throws Exception {
        RemoteServer server = server("default.slots", "2");
        Statement first = statement(server, "?user=ada");
        Statement second = statement(server, "?user=ada");
        assertEquals(List.of(new ResourceGroups.Load("default", 2, 0, 0)), loads(server));
        var _ = run(first, ENDLESS);
        var _ = run(second, ENDLESS);
        awaitLoad(server, "default", 2, 0);
        CompletableFuture<String> ada = run(statement(server, "?user=ada"), "SELECT 1");
        awaitLoad(server, "default", 2, 1);
        CompletableFuture<String> bob = run(statement(server, "?user=bob"), "SELECT 1");
        awaitLoad(server, "default", 2, 2);
        first.cancel();
        assertEquals("1", ada.get());
        assertEquals("1", bob.get());
        assertEquals(
                List.of("bob", "ada"),
                server.server().engine().operations().all().stream()
                        .filter(info -> info.statement().equals("SELECT 1"))
                        .sorted(Comparator.comparing(OperationInfo::started))
                        .map(OperationInfo::user)
                        .toList());
        second.cancel();
    }

    @Test
    void oneUserDoesNotTakeTheSlotsOfAll() throws Exception {
        RemoteServer server = server("default.slots", "3", "default.slotsOfUser", "1");
        Statement busy = statement(server, "?user=ada");
        var _ = run(busy, ENDLESS);
        awaitLoad(server, "default", 1, 0);
        CompletableFuture<String> same = run(statement(server, "?user=ada"), "SELECT 1");
        awaitLoad(server, "default", 1, 1);
        assertEquals("2", run(statement(server, "?user=bob"), "SELECT 2").get());
        busy.cancel();
        assertEquals("1", same.get());
    }

    @Test
    void limitsWhatAStatementMayUse() throws Exception {
        RemoteServer server =
                server(
                        "default.statementRows", "1000",
                        "time.users", "time",
                        "time.statementTimeout", "1s",
                        "scan.users", "scan",
                        "scan.statementScan", "10KB",
                        "memory.users", "memory",
                        "memory.memory", "20KB");
        Statement rows = statement(server, "?user=rows");
        SQLException tooMany =
                assertThrows(
                        SQLException.class,
                        () -> {
                            try (ResultSet all =
                                    rows.executeQuery("SELECT * FROM tpch.tiny.lineitem")) {
                                while (all.next()) {
                                    all.getInt(1);
                                }
                            }
                        });
        assertEquals("53400", tooMany.getSQLState());
        assertEquals(
                "The result has more than the 1000 rows that resource group 'default' allows. Add"
                        + " LIMIT, or aggregate.",
                tooMany.getMessage());
        assertEquals(
                "HYT00: The statement exceeded its timeout of 1 s. Resource group 'time' sets it.",
                run(statement(server, "?user=time"), ENDLESS).get());
        Path file = directory.resolve("lineitem.parquet");
        rows.execute("COPY (SELECT * FROM tpch.tiny.lineitem) TO '" + file + "'");
        assertEquals(
                "53400: The statement reads more than the 10240 bytes that resource group 'scan'"
                        + " allows. Read fewer columns, or restrict the rows.",
                run(statement(server, "?user=scan"), "SELECT max(l_comment) FROM '" + file + "'")
                        .get());
        String memory =
                run(
                                statement(server, "?user=memory"),
                                "SELECT l_partkey, array_agg(l_comment) FROM tpch.tiny.lineitem"
                                        + " GROUP BY 1 ORDER BY 1")
                        .get();
        assertTrue(memory.startsWith("53200"), memory);
        assertTrue(memory.contains("resource group 'memory' holds"), memory);
    }

    @Test
    void refusesWrongSettings() {
        FeldsparException unknown =
                assertThrows(FeldsparException.class, () -> server("etl.slot", "3"));
        assertTrue(
                String.valueOf(unknown.getMessage())
                        .startsWith("Unknown setting 'feldspar.resourceGroups.etl.slot'"));
        FeldsparException wrong =
                assertThrows(FeldsparException.class, () -> server("etl.slots", "0"));
        assertEquals(
                "Invalid value '0' for setting 'feldspar.resourceGroups.NAME.slots': it must be"
                        + " between 1 and 1000000. How many statements of the group run at a time;"
                        + " further ones wait.",
                wrong.getMessage());
        FeldsparException choice =
                assertThrows(FeldsparException.class, () -> server("default.users", "ada"));
        assertEquals(
                "'feldspar.resourceGroups.default.users' cannot be set: the group 'default' is for"
                        + " statements that match no other. Give the group another name.",
                choice.getMessage());
    }
}
