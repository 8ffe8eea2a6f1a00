package io.feldspar.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.feldspar.executor.process.JavaProcess;
import io.feldspar.server.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs in Python, where there is one.
@Timeout(300)
class PythonTest {

    private static final long MEMORY = 512L << 20;

    @TempDir private Path folder;

    @BeforeAll
    static void findPython() {
        assumeTrue(isThere("python3"), "python3 is not installed");
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "-c", "").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What the program prints, and its exit code.
    private String run(String program) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("program.py"), program);
        ProcessBuilder engine =
                JavaProcess.command(
                        MEMORY, List.of(), List.of(), List.of(Launcher.class.getName()));
        Process process =
                PythonProgram.command(script, List.of("argument"), engine.command())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + process.waitFor();
    }

    /// `doctest` of Python's own library compares what the examples print.
    @Test
    void runsTheExamplesOfThePage() throws IOException, InterruptedException {
        Path page = Path.of("../docs/python.md").toAbsolutePath();
        assertEquals(
                "0",
                run(
                        """
                        import doctest, sys
                        sys.exit(doctest.testfile(%s, module_relative=False).failed)
                        """
                                .formatted("'" + page + "'")));
    }

    @Test
    void givesValuesOfAllTypes() throws IOException, InterruptedException {
        assertEquals(
                """
                (True, 1, 9223372036854775807, 1.5, 'x', Decimal('1.50'), b'\\x00\\xff')
                (inf, nan, None)
                (datetime.date(2020, 1, 1), datetime.time(10, 0, 0, 123456))
                datetime.datetime(2020, 1, 1, 1, 2, 3, 500000)
                (datetime.timedelta(days=1, microseconds=500000), 14)
                ([1, None], {'a': 2}, Row(x=1, y=[Row(z='q')]))
                0""",
                run(
                        """
                        import feldspar
                        print(tuple(feldspar.sql("SELECT true, 1, 9223372036854775807, CAST(1.5 AS DOUBLE), 'x', 1.50, x'00ff'").first()))
                        print(tuple(feldspar.sql("SELECT CAST('Infinity' AS DOUBLE), CAST('NaN' AS DOUBLE), NULL").first()))
                        print(tuple(feldspar.sql("SELECT DATE '2020-01-01', TIME '10:00:00.123456'").first()))
                        print(feldspar.sql("SELECT TIMESTAMP '2020-01-01 01:02:03.5'").first()[0].__repr__())
                        print(tuple(feldspar.sql("SELECT INTERVAL '1 00:00:00.5' DAY TO SECOND, INTERVAL '14' MONTH").first()))
                        print(tuple(feldspar.sql("SELECT [1, NULL], MAP {'a': 2}, {'x': 1, 'y': [{'z': 'q'}]}").first()))
                        """));
    }

    @Test
    void takesParametersOfAllTypes() throws IOException, InterruptedException {
        assertEquals(
                "True\n0",
                run(
                        """
                        import datetime, decimal, feldspar
                        values = [None, True, 2**40, 1.5, float("inf"), "it's", decimal.Decimal("1.50"), b"\\x00",
                                  datetime.date(2020, 1, 1), datetime.time(1, 2, 3, 4), datetime.datetime(2020, 1, 1, 1, 2, 3, 4)]
                        print(list(feldspar.sql("SELECT " + ", ".join("?" * len(values)), values).first()) == values)
                        """));
    }

    @Test
    void streamsRowsAndKeepsSeveralResultsOpen() throws IOException, InterruptedException {
        assertEquals(
                "[(0, 0), (1, 1)] 99998\n0",
                run(
                        """
                        import feldspar
                        one, two = (iter(feldspar.sql("SELECT i FROM range(100000) r(i)")) for _ in range(2))
                        print([(next(one).i, next(two).i) for _ in range(2)], sum(1 for _ in two))
                        """));
    }

    @Test
    void cancelsTheStatementOfAnInterrupt() throws IOException, InterruptedException {
        assertEquals(
                "interrupted [Row(x=1)]\n0",
                run(
                        """
                        import feldspar, os, signal, threading
                        signal.signal(signal.SIGINT, signal.default_int_handler)
                        feldspar.sql("SELECT 1").collect()
                        threading.Timer(1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
                        try:
                            feldspar.sql("SELECT count(*) FROM range(100000000000) a").collect()
                        except KeyboardInterrupt:
                            print("interrupted", feldspar.sql("SELECT 1 AS x").collect())
                        """));
    }

    @Test
    void endsWithThePythonProcess() throws IOException, InterruptedException {
        assertEquals(
                "42P01 Table 'missing' not found at 1:15. See SHOW TABLES.\n5",
                run(
                        """
                        import feldspar, sys
                        try:
                            feldspar.sql("SELECT * FROM missing").collect()
                        except feldspar.Error as error:
                            print(error.sqlstate, error)
                        sys.exit(5)
                        """));
    }
}
