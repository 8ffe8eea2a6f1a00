package io.feldspar.simulation;

import java.util.ArrayList;
import java.util.List;

/// Takes faults and jobs out of a scenario as long as the same invariant still breaks.
final class Shrinker {

    private Shrinker() {}

    static Scenario shrink(Scenario scenario, Subject subject) {
        Violation wanted = Simulation.run(scenario, subject, false).violation();
        if (wanted == null) {
            return scenario;
        }
        Scenario smallest = scenario;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Scenario candidate : smallerOnes(smallest)) {
                Violation found = Simulation.run(candidate, subject, false).violation();
                if (found != null && found.invariant() == wanted.invariant()) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /// The scenario without one of its faults, or without one of its jobs.
    private static List<Scenario> smallerOnes(Scenario scenario) {
        List<Scenario> candidates = new ArrayList<>();
        for (int i = 0; i < scenario.faults().size(); i++) {
            candidates.add(scenario.with(scenario.jobs(), without(scenario.faults(), i)));
        }
        for (int i = 0; i < scenario.jobs().size() && scenario.jobs().size() > 1; i++) {
            candidates.add(scenario.with(without(scenario.jobs(), i), scenario.faults()));
        }
        return candidates;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return List.copyOf(rest);
    }
}
