package io.feldspar.rdd.simulation;

import io.feldspar.rdd.scheduler.Safeguard;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Runs seeds by hand: `first last threads`, or `explain seed`, or `without last [SAFEGUARD]`.
public final class SimulateByHand {

    private SimulateByHand() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals("explain")) {
            System.out.println(Simulate.explain(Long.parseLong(arguments[1]), Safeguard.allBut()));
        } else if (arguments[0].equals("without")) {
            long last = Long.parseLong(arguments[1]);
            for (Safeguard missing : Safeguard.values()) {
                if (arguments.length == 2 || arguments[2].equals(missing.name())) {
                    Simulate.Report report = Simulate.run(0, last, 2, Safeguard.allBut(missing), 1);
                    System.out.println(missing + " " + report.findings());
                }
            }
        } else {
            Simulate.runAndPrint(
                    Long.parseLong(arguments[0]),
                    Long.parseLong(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        }
    }
}
