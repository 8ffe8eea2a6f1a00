package io.feldspar.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulateTest {

    @Test
    void findsNoViolationInFiveHundredSeedsInWhichEverythingOccurs() {
        Simulate.Report report = Simulate.run(0, 499, 2);
        assertEquals(List.of(), report.findings());
        assertEquals(500, report.seeds());
        assertTrue(report.succeededJobs() > 800, report.toString());
        assertTrue(report.failedJobs() > 0, "no fault ever failed a job");
        assertEquals(List.of(), report.coverage().missing(), "what never occurred");
    }

    @Test
    void givesTheSameTraceForTheSameSeedAndAnotherForAnother() {
        Simulation.Outcome one = Simulation.run(Scenarios.of(7), Subject.STRICT, true);
        Simulation.Outcome again = Simulation.run(Scenarios.of(7), Subject.STRICT, true);
        Simulation.Outcome other = Simulation.run(Scenarios.of(8), Subject.STRICT, false);
        assertEquals(one.trace(), again.trace());
        assertEquals(one.traceHash(), again.traceHash());
        assertNotEquals(one.traceHash(), other.traceHash());
    }

    @Test
    void printsTheReportAndEndsWith0WhereEveryInvariantHolds() {
        StringWriter text = new StringWriter();
        assertEquals(0, Simulate.runAndPrint(0, 9, 1, false, new PrintWriter(text, true)));
        assertTrue(
                text.toString()
                        .matches(
                                "10 seeds, \\d+ jobs well, \\d+ failed as they may, 0 violations;"
                                        + " [\\d,]+ seeds/s, virtual to real time [\\d,]+ : 1\\R"),
                text.toString());
    }

    @Test
    void printsTheStoryOfAViolationAndEndsWith1() {
        StringWriter text = new StringWriter();
        Subject subject = DeliberateFault.SAME_ATTEMPT_NUMBER.subject();
        Simulate.Report report = Simulate.run(0, 200, 1, subject, 1);
        int status = Simulate.print(report, subject, false, new PrintWriter(text, true));
        assertEquals(1, status);
        assertTrue(text.toString().contains(": ATTEMPTS_DIFFER: task "), text.toString());
        assertTrue(text.toString().contains("VIOLATION ATTEMPTS_DIFFER"), text.toString());
        assertTrue(text.toString().contains("1 violations"), text.toString());
    }

    @Test
    void shrinksAViolationToFewFaultsAndTellsItsStory() {
        Subject subject = DeliberateFault.FORGET_LOST_TASKS.subject();
        Simulate.Finding finding = Simulate.run(0, 500, 1, subject, 1).findings().getFirst();
        Scenario whole = Scenarios.of(finding.seed());
        Scenario small = Shrinker.shrink(whole, subject);
        assertTrue(small.faults().size() <= whole.faults().size());
        assertEquals(
                finding.violation().invariant(),
                Simulation.run(small, subject, false).violation().invariant());
        String story = Simulate.explain(finding.seed(), subject);
        assertTrue(story.contains("VIOLATION JOB_ENDS"), story.substring(0, 200));
        assertTrue(story.contains("FAULT"));
    }
}
