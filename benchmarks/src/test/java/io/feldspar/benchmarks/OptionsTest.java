package io.feldspar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rdd --programs pagerankk | no program 'pagerankk'; there are wordcount",
                "rdd --threads 0          | --threads must be at least 1",
                "tpch --queries 6,23      | no query '23'; there are 1, 2, 3",
                "tpcds --queries 14       | no query '14'; there are 1, 2, 3",
                "tpch --scale -1          | --scale must be more than 0",
                "tpch --runs 0            | --runs must be at least 1",
                "spill --scale 0         | --scale must be more than 0",
                "tpch --engines duck      | Invalid value for option '--engines'",
            })
    void valuesOutOfRangeAreRefusedBeforeAnythingRuns(String arguments, String message) {
        StringWriter err = new StringWriter();
        CommandLine command = Bench.commandLine().setErr(new PrintWriter(err, true));
        assertEquals(2, command.execute(arguments.split(" ")));
        assertTrue(err.toString().startsWith(message), err::toString);
    }
}
