package io.feldspar.simulation;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Runs seeds by hand: `first last threads`; or `explain seed`; or `hash last`, which stays the
/// same where behaviour does; or `faults last [FAULT]`, which tells for
/// each deliberate fault the first seed that finds it.
public final class SimulateByHand {

    private SimulateByHand() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals("explain")) {
            System.out.println(Simulate.explain(Long.parseLong(arguments[1]), Subject.STRICT));
        } else if (arguments[0].equals("hash")) {
            long hash = 0;
            for (long seed = 0; seed <= Long.parseLong(arguments[1]); seed++) {
                Scenario scenario = Scenarios.of(seed);
                Simulation.Outcome outcome = Simulation.run(scenario, Subject.STRICT, false);
                hash = KeyedRandom.mix(hash ^ outcome.traceHash());
            }
            System.out.println(hash);
        } else if (arguments[0].equals("faults")) {
            long last = Long.parseLong(arguments[1]);
            for (DeliberateFault fault : DeliberateFault.values()) {
                if (arguments.length == 2 || arguments[2].equals(fault.name())) {
                    System.out.println(row(fault, last));
                }
            }
        } else {
            Simulate.runAndPrint(
                    Long.parseLong(arguments[0]),
                    Long.parseLong(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    true,
                    new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        }
    }

    /// A row of the table in docs/simulation.md.
    private static String row(DeliberateFault fault, long last) {
        Simulate.Report report = Simulate.run(0, last, 2, fault.subject(), 1);
        if (report.findings().isEmpty()) {
            return "| %s | none to %d | |".formatted(fault, last);
        }
        Simulate.Finding first = report.findings().getFirst();
        Violation violation = first.violation();
        return "| %s | %d | %s | %s |"
                .formatted(fault, first.seed(), violation.invariant(), violation.what());
    }
}
