package io.feldspar.rdd.simulation;

import io.feldspar.rdd.scheduler.Safeguard;

/// Runs seeds by hand: `first last threads`, or `explain seed`, or `without SAFEGUARD last`.
public final class SimulateByHand {

    private SimulateByHand() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals("explain")) {
            System.out.println(Simulate.explain(Long.parseLong(arguments[1]), Safeguard.allBut()));
        } else if (arguments[0].equals("without")) {
            Safeguard missing = Safeguard.valueOf(arguments[1]);
            System.out.println(
                    missing
                            + " "
                            + Simulate.run(
                                            0,
                                            Long.parseLong(arguments[2]),
                                            1,
                                            Safeguard.allBut(missing),
                                            1)
                                    .findings());
        } else {
            Simulate.runAndPrint(
                    Long.parseLong(arguments[0]),
                    Long.parseLong(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    System.out);
        }
    }
}
