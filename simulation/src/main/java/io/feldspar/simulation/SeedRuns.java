package io.feldspar.simulation;

import io.feldspar.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The seeds of a range, taken one by one by the threads that run this, and what came of them.
final class SeedRuns implements Runnable {

    private final long last;
    private final Subject subject;
    private final int stopAfter;
    private final List<Simulate.Finding> findings = new ArrayList<>();
    private final Coverage coverage = new Coverage();
    private long next;
    private long done;
    private long virtualNanos;
    private long succeeded;
    private long failed;
    private @Nullable Throwable broken;

    /// @param stopAfter after how many findings to stop
    SeedRuns(long first, long last, Subject subject, int stopAfter) {
        this.next = first;
        this.last = last;
        this.subject = subject;
        this.stopAfter = stopAfter;
    }

    @Override
    public void run() {
        try {
            for (long seed = takeSeed(); seed >= 0; seed = takeSeed()) {
                add(seed, runTwice(seed, subject));
            }
        } catch (Throwable error) {
            giveUp(error);
        }
    }

    /// The next seed, or -1 where nothing is left to do.
    private synchronized long takeSeed() {
        boolean over = next > last || findings.size() >= stopAfter || broken != null;
        return over ? -1 : next++;
    }

    private synchronized void add(long seed, Simulation.Outcome outcome) {
        Violation violation = outcome.violation();
        if (violation != null) {
            findings.add(new Simulate.Finding(seed, violation));
        }
        virtualNanos += 2 * outcome.virtualNanos();
        succeeded += outcome.succeeded();
        failed += outcome.failed();
        coverage.add(outcome.coverage());
        done++;
    }

    private synchronized void giveUp(Throwable error) {
        if (broken == null) {
            broken = error;
        }
    }

    synchronized Simulate.Report report(double seconds) {
        if (broken != null) {
            throw new IllegalStateException("the simulation itself failed: " + broken, broken);
        }
        findings.sort(Comparator.comparingLong(Simulate.Finding::seed));
        return new Simulate.Report(
                done,
                List.copyOf(findings),
                succeeded,
                failed,
                virtualNanos / 1e9,
                seconds,
                coverage);
    }

    private static Simulation.Outcome runTwice(long seed, Subject subject) {
        Simulation.Outcome once = Simulation.run(Scenarios.of(seed), subject, false);
        Simulation.Outcome again = Simulation.run(Scenarios.of(seed), subject, false);
        boolean same =
                once.traceHash() == again.traceHash()
                        && once.events() == again.events()
                        && once.virtualNanos() == again.virtualNanos();
        if (same) {
            return once;
        }
        return new Simulation.Outcome(
                new Violation(
                        Invariant.SAME_TRACE,
                        "%d events in one run, %d in the other"
                                .formatted(once.events(), again.events())),
                once.traceHash(),
                once.virtualNanos(),
                once.events(),
                once.succeeded(),
                once.failed(),
                List.of(),
                once.coverage());
    }
}
