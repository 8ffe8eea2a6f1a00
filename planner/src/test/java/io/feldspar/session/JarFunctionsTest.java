package io.feldspar.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.user.FunctionJar;
import io.feldspar.executor.function.user.FunctionSource;
import io.feldspar.udf.UDF1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// CREATE FUNCTION … USING JAR, and code that does what it should not.
@Timeout(120)
class JarFunctionsTest {

    private static final String PLUS =
            """
            public class Plus implements io.feldspar.udf.UDF2<Integer, Integer, Integer> {
                public Integer call(Integer a, Integer b) { return Amount.of(a) + b + %d; }
            }
            class Amount { static int of(Integer x) { return x == null ? 0 : x; } }
            """;

    private static final String CODE =
            """
            import io.feldspar.udf.*;
            import java.util.*;
            public class %s implements UDF1<Integer, Integer> {
                public Integer call(Integer x) throws Exception { %s }
            }
            """;

    @TempDir Path directory;

    private FeldsparEngine engine;
    private FeldsparSession session;

    @BeforeEach
    void start() {
        engine = engine("feldspar.threads", "1");
        session = engine.newSession();
    }

    private FeldsparEngine engine(String key, String value) {
        return FeldsparEngine.start(
                Map.of(
                        key,
                        value,
                        "feldspar.warehouse",
                        directory.resolve("warehouse").toString()));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private List<List<@Nullable Object>> rows(String sql) {
        return Rows.of(session, sql);
    }

    private @Nullable Object value(String sql) {
        return rows(sql).getFirst().getFirst();
    }

    private FeldsparException failure(String sql) {
        return assertThrows(FeldsparException.class, () -> rows(sql));
    }

    private Path jar(String name, String source) {
        return CompiledJar.of(directory.resolve(name + ".jar"), name, source);
    }

    /// Creates a function of a class with that method body.
    private void create(String name, String body) {
        Path jar = jar(name, CODE.formatted(name, body));
        rows("CREATE FUNCTION %s AS '%s' USING JAR '%s'".formatted(name, name, jar));
    }

    @Test
    void outlivesTheEngine() {
        Path jar = jar("Plus", PLUS.formatted(0));
        rows("CREATE FUNCTION plus2 AS 'Plus' USING JAR '%s' COMMENT 'adds'".formatted(jar));
        assertEquals(3, value("SELECT plus2(1, 2)"));
        assertEquals(2, value("SELECT plus2(NULL, 2)"));
        assertTrue(rows("DESCRIBE FUNCTION plus2").contains(List.of("description", "adds")));
        engine.close();
        engine = engine("feldspar.threads", "2");
        session = engine.newSession();
        assertEquals(
                15L,
                ((Number) value("SELECT sum(plus2(CAST(i AS INT), 1)) FROM range(5) t(i)"))
                        .longValue());
        assertEquals(
                ErrorCode.FUNCTION_ALREADY_EXISTS,
                failure("CREATE FUNCTION plus2 AS 'Plus' USING JAR '%s'".formatted(jar)).code());
        rows("DROP FUNCTION plus2");
        assertEquals(ErrorCode.FUNCTION_NOT_FOUND, failure("SELECT plus2(1, 2)").code());
    }

    @Test
    void runsWhereTasksAreSerialized() {
        engine.close();
        engine = engine("feldspar.serializeTasks", "true");
        session = engine.newSession();
        Path jar = jar("Plus", PLUS.formatted(0));
        rows("CREATE TEMPORARY FUNCTION plus2 AS 'Plus' USING JAR '%s'".formatted(jar));
        assertEquals(3, value("SELECT plus2(1, 2)"));
    }

    @Test
    void takesAnotherContentOnlyWhenAsked() {
        Path jar = jar("Plus", PLUS.formatted(0));
        String create = "CREATE OR REPLACE FUNCTION plus2 AS 'Plus' USING JAR '%s'".formatted(jar);
        rows(create);
        jar("Plus", PLUS.formatted(10));
        engine.close();
        engine = engine("feldspar.threads", "1");
        session = engine.newSession();
        assertEquals(21, value("SELECT plus2(1, 20)"));
        FunctionJar other = new FunctionJar(jar.toString(), "00");
        FunctionSource changed = new FunctionSource.NamedClass("Plus", List.of(other));
        assertTrue(
                assertThrows(FeldsparException.class, changed::instance)
                        .getMessage()
                        .contains("has changed since"));
        rows(create);
        assertEquals(31, value("SELECT plus2(1, 20)"));
    }

    @Test
    void saysWhatIsWrongWithAClass() throws IOException {
        Path jar = jar("Plus", PLUS.formatted(0));
        String create = "CREATE FUNCTION g AS '%s' USING JAR '%s'";
        assertTrue(
                failure(create.formatted("Minus", jar))
                        .getMessage()
                        .startsWith("Class 'Minus' cannot be used as a function: it is not there"));
        assertTrue(
                failure(create.formatted("Amount", jar))
                        .getMessage()
                        .contains("has no public constructor"));
        assertTrue(
                failure("CREATE FUNCTION g AS 'java.lang.Object'")
                        .getMessage()
                        .contains("implements none of the interfaces"));
        assertEquals(
                ErrorCode.FILE_NOT_FOUND,
                failure(create.formatted("Plus", directory.resolve("no.jar"))).code());
        Path damaged = Files.writeString(directory.resolve("damaged.jar"), "nonsense");
        assertEquals(ErrorCode.FUNCTION_FAILED, failure(create.formatted("Plus", damaged)).code());
        assertEquals(
                ErrorCode.SYNTAX_ERROR,
                failure("CREATE FUNCTION g AS 'Plus' USING ARCHIVE 'x'").code());
    }

    @Test
    void usesOnlyJarsThatAreAllowed() throws IOException {
        engine.close();
        Path allowed = Files.createDirectory(directory.resolve("allowed"));
        engine = engine("feldspar.functions.jars", allowed.toString());
        session = engine.newSession();
        Path outside = jar("Plus", PLUS.formatted(0));
        String create = "CREATE OR REPLACE FUNCTION plus2 AS 'Plus' USING JAR '%s'";
        FeldsparException denied = failure(create.formatted(outside));
        assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, denied.code());
        assertTrue(denied.getMessage().contains("feldspar.functions.jars"));
        assertEquals(
                ErrorCode.INSUFFICIENT_PRIVILEGE, failure("CREATE FUNCTION g AS 'Plus'").code());
        Path inside = Files.copy(outside, allowed.resolve("plus.jar"));
        rows(create.formatted(inside));
        assertEquals(3, value("SELECT plus2(1, 2)"));
        engine.close();
        engine = engine("feldspar.functions.jars", "");
        session = engine.newSession();
        assertEquals(ErrorCode.INSUFFICIENT_PRIVILEGE, failure("SELECT plus2(1, 2)").code());
    }

    @Test
    void cannotEndTheProcess() {
        create("quits", "System.exit(x); return 1;");
        create("halts", "Runtime.getRuntime().halt(x); return 1;");
        FeldsparException e = failure("SELECT quits(1)");
        assertEquals(ErrorCode.FUNCTION_FAILED, e.code());
        assertTrue(e.getMessage().contains("java.lang.SecurityException"), e.getMessage());
        assertEquals(ErrorCode.FUNCTION_FAILED, failure("SELECT halts(1)").code());
        assertEquals(1, value("SELECT 1"));
    }

    @Test
    void endsLoopsOfJars() {
        create("spins", "try { while (x == x) { } } catch (Exception e) { } return 1;");
        session.set("feldspar.query.timeout", "1s");
        assertEquals(ErrorCode.QUERY_TIMEOUT, failure("SELECT spins(1)").code());
        session.reset("feldspar.query.timeout");
        assertEquals(1, value("SELECT 1"));
        assertFalse(
                Thread.getAllStackTraces().values().stream()
                        .flatMap(java.util.Arrays::stream)
                        .anyMatch(frame -> frame.getClassName().equals("spins")));
    }

    /// Code of the program itself is not changed: it may go on, but its thread no longer has a
    /// slot.
    @Test
    void leavesLoopsOfTheProgramToThemselves() {
        session.udf().register("spins", (UDF1<Integer, Integer>) JarFunctionsTest::spin);
        session.set("feldspar.query.timeout", "1s");
        assertEquals(ErrorCode.QUERY_TIMEOUT, failure("SELECT spins(1)").code());
        session.reset("feldspar.query.timeout");
        try {
            assertEquals(
                    3L,
                    ((Number) value("SELECT count(*) FROM range(3) t(i) WHERE i >= 0"))
                            .longValue());
        } finally {
            RELEASED.countDown();
        }
    }

    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    private static int spin(int x) {
        while (RELEASED.getCount() > 0) {
            Thread.onSpinWait();
        }
        return x;
    }

    @Test
    void survivesCodeThatTakesTooMuch() {
        create(
                "hoards",
                "List<long[]> all = new ArrayList<>(); while (true) all.add(new long[1 << 27]);");
        create("recurses", "return call(x + 1) + 1;");
        create("asserts", "throw new AssertionError(x);");
        create(
                "threads",
                "for (int i = 0; i < 100; i++) Thread.ofPlatform().daemon().start(() -> {"
                        + " try { Thread.sleep(1000); } catch (InterruptedException e) { } }); return x;");
        create("prints", "System.out.println(x); return x;");
        for (String name : List.of("hoards", "recurses", "asserts")) {
            assertEquals(ErrorCode.FUNCTION_FAILED, failure("SELECT %s(1)".formatted(name)).code());
        }
        assertEquals(1, value("SELECT threads(1)"));
        assertEquals(1, value("SELECT prints(1)"));
    }

    @Test
    void changesOnlyCopiesOfItsInput() {
        Path jar =
                jar(
                        "Mutates",
                        """
                        public class Mutates implements io.feldspar.udf.UDF1<byte[], Integer> {
                            public Integer call(byte[] x) { x[0] = 'z'; return x.length; }
                        }
                        """);
        rows("CREATE FUNCTION mutates AS 'Mutates' USING JAR '%s'".formatted(jar));
        assertEquals(
                List.of(List.of(2, "ab")),
                rows(
                        "SELECT mutates(b), CAST(b AS VARCHAR) FROM (SELECT CAST('ab' AS VARBINARY)"
                                + " b)"));
    }
}
