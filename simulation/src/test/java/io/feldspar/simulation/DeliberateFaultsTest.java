package io.feldspar.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.rdd.scheduler.Safeguard;
import io.feldspar.simulation.Violation.Invariant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes one safeguard of the schedulers away at a time: the simulator must notice. The seeds are
/// the first that do, see docs/simulation.md.
class DeliberateFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "CHECK_REGISTRATION, 0, NOTHING_HELD",
        "DROP_SECOND_RESULT, 102, ACCUMULATED_ONCE",
        "DROP_SECOND_OUTPUT, 29, OUTPUTS_STAND",
        "ACCUMULATE_ONCE, 8, ACCUMULATED_ONCE",
        "CHECK_LOST_ATTEMPT, 18, ACCUMULATED_ONCE",
        "UNREGISTER_LOST_OUTPUT, 226, CLASSIFIED_ERROR",
        "ROLL_BACK, 87, BARRIER_TOGETHER",
        "CHECK_INPUT_VERSION, 2392, RIGHT_ANSWER",
        "NEW_CACHE_VERSION, 667, RIGHT_ANSWER",
        "WAIT_FOR_INPUTS, 2, CLASSIFIED_ERROR",
        "ONE_COMMITTER, 87, COMMITTED_ONCE",
        "RETURN_COMMIT_RIGHT, 61, CLASSIFIED_ERROR",
        "NEW_ATTEMPT_NUMBER, 0, ATTEMPTS_DIFFER",
        "KILL_AT_END, 49, NO_TASK_LEFT",
        "KILL_COPIES, 44, NO_TASK_LEFT",
        "REQUEUE_LOST_TASKS, 4, JOB_ENDS",
        "RECONCILE, 57, JOB_ENDS",
        "FREE_SLOT_OF_FAILED, 6, NOTHING_HELD",
        "LIMIT_TASK_FAILURES, 6, BOUNDED_EFFORT",
        "LIMIT_STAGE_FAILURES, 18, BOUNDED_EFFORT",
        "RESUBMIT_FAILED_STAGE, 15, JOB_ENDS",
        "BARRIER_TOGETHER, 8, BARRIER_TOGETHER",
        "BARRIER_WHOLE, 87, BARRIER_TOGETHER",
        "RESEND_LOCATIONS, 78, LOCATIONS_KNOWN",
        "GIVE_UP_EXCLUDED, 66, JOB_ENDS",
        "FAIR_SHARE, 200, NO_STARVATION",
        "HEARTBEAT_TIMEOUT, 0, SILENCE_NOTICED",
        "MONOTONIC_TIME, 6, LOST_FOR_A_REASON",
        "FORGET_RELEASED, 0, NOTHING_HELD"
    })
    void isFound(Safeguard missing, long seed, Invariant broken) {
        Violation sound = Simulation.run(Scenarios.of(seed), Safeguard.allBut(), false).violation();
        assertNull(sound);
        Violation found =
                Simulation.run(Scenarios.of(seed), Safeguard.allBut(missing), false).violation();
        assertNotNull(found);
        assertEquals(broken, found.invariant());
    }

    @Test
    void namesEverySafeguard() throws NoSuchMethodException {
        Set<String> named = new TreeSet<>();
        CsvSource rows =
                DeliberateFaultsTest.class
                        .getDeclaredMethod("isFound", Safeguard.class, long.class, Invariant.class)
                        .getAnnotation(CsvSource.class);
        for (String row : rows.value()) {
            named.add(row.substring(0, row.indexOf(',')));
        }
        Set<String> all = new TreeSet<>();
        Safeguard.allBut().forEach(each -> all.add(each.name()));
        assertEquals(all, named);
    }
}
