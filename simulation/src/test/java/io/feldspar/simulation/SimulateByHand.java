package io.feldspar.simulation;

import io.feldspar.rdd.scheduler.Safeguard;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Runs seeds by hand: `first last threads`; or `explain seed`; or `hash last`, which stays the
/// same where behaviour does; or `faults last [SAFEGUARD]`, which tells for
/// each deliberate fault the first seed that finds it.
public final class SimulateByHand {

    private SimulateByHand() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals("explain")) {
            System.out.println(Simulate.explain(Long.parseLong(arguments[1]), Safeguard.allBut()));
        } else if (arguments[0].equals("hash")) {
            long hash = 0;
            for (long seed = 0; seed <= Long.parseLong(arguments[1]); seed++) {
                Scenario scenario = Scenarios.of(seed);
                Simulation.Outcome outcome = Simulation.run(scenario, Safeguard.allBut(), false);
                hash = KeyedRandom.mix(hash ^ outcome.traceHash());
            }
            System.out.println(hash);
        } else if (arguments[0].equals("faults")) {
            long last = Long.parseLong(arguments[1]);
            for (Safeguard missing : Safeguard.values()) {
                if (arguments.length == 2 || arguments[2].equals(missing.name())) {
                    System.out.println(row(missing, last));
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
    private static String row(Safeguard missing, long last) {
        Simulate.Report report = Simulate.run(0, last, 2, Safeguard.allBut(missing), 1);
        if (report.findings().isEmpty()) {
            return "| %s | none to %d | |".formatted(missing, last);
        }
        Simulate.Finding first = report.findings().getFirst();
        Violation violation = first.violation();
        return "| %s | %d | %s | %s |"
                .formatted(missing, first.seed(), violation.invariant(), violation.what());
    }
}
