package io.feldspar.server;

import io.feldspar.simulation.Simulate;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Runs the schedulers over a simulated cluster, one scenario of faults for each seed.
@Command(
        name = "feldspar simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the schedulers over a simulated cluster on virtual time. Each seed stands for a",
            "cluster, jobs and faults, and is run twice. Ends with 1 if an invariant broke.",
            ""
        })
final class SimulateCommand implements Callable<Integer> {

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            required = true,
            converter = SeedsConverter.class,
            description = "the seeds from A to B, both included; or one seed")
    private Seeds seeds = new Seeds(0, 0);

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "how many seeds to run at a time (default: one for each processor)")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--coverage",
            description = "prints how often each fault, operation and path occurred")
    private boolean coverage;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (jobs < 1) {
            throw wrong("--jobs must be at least 1 but is " + jobs);
        }
        PrintWriter out = new PrintWriter(console.out());
        try {
            return Simulate.runAndPrint(seeds.first(), seeds.last(), jobs, coverage, out);
        } finally {
            out.flush();
        }
    }

    private ParameterException wrong(String what) {
        if (spec == null) {
            throw new IllegalStateException("the command was not started by its parser");
        }
        return new ParameterException(spec.commandLine(), what);
    }

    /// A range of seeds, both ends included.
    record Seeds(long first, long last) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

        static Seeds parse(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is not a range of seeds; write it as 0..999");
            }
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
            if (last < first) {
                throw new TypeConversionException("'" + text + "' ends before it begins");
            }
            return new Seeds(first, last);
        }
    }

    static final class SeedsConverter implements ITypeConverter<Seeds> {

        @Override
        public Seeds convert(String text) {
            return Seeds.parse(text);
        }
    }
}
