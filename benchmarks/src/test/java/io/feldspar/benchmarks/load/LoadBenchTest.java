package io.feldspar.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/// The load of the benchmark in small numbers: no statement fails, slow clients are sent away, and
/// damaged messages are no errors of the server.
@Timeout(600)
class LoadBenchTest {

    @Test
    void aServerBearsIt() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                new CommandLine(new LoadBench())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(
                                "--connections=40",
                                "--busy=8",
                                "--seconds=2",
                                "--idle=100",
                                "--slow=4",
                                "--frames=2000");
        assertEquals(0, status, () -> out + "\n" + err);
        assertTrue(out.toString().contains("errors in the server's log: 0"), out::toString);
    }
}
