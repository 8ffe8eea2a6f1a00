package io.feldspar.rdd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.rdd.scheduler.Safeguard;
import io.feldspar.rdd.simulation.Violation.Invariant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Takes one safeguard of the schedulers away at a time: the simulator must notice. The seeds are
/// the first that do, see docs/simulation.md.
class DeliberateFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "UNREGISTER_LOST_OUTPUT, 21, CLASSIFIED_ERROR",
        "ROLL_BACK, 80, RIGHT_ANSWER",
        "WAIT_FOR_INPUTS, 3, CLASSIFIED_ERROR",
        "ONE_COMMITTER, 2, COMMITTED_ONCE",
        "RETURN_COMMIT_RIGHT, 38, CLASSIFIED_ERROR",
        "NEW_ATTEMPT_NUMBER, 0, ATTEMPTS_DIFFER",
        "REQUEUE_LOST_TASKS, 12, JOB_ENDS",
        "RECONCILE, 48, JOB_ENDS",
        "FREE_SLOT_OF_FAILED, 3, NOTHING_HELD",
        "RESUBMIT_FAILED_STAGE, 0, JOB_ENDS",
        "BARRIER_TOGETHER, 1, BARRIER_TOGETHER",
        "HEARTBEAT_TIMEOUT, 45, SILENCE_NOTICED",
        "MONOTONIC_TIME, 1, LOST_FOR_A_REASON",
        "FORGET_RELEASED, 0, NOTHING_HELD",
        "DROP_SECOND_RESULT, 337, DELIVERED_ONCE",
        "NEW_EDITION, 1024, RIGHT_ANSWER",
        "FAIR_SHARE, 1579, NO_STARVATION"
    })
    void isNoticed(Safeguard missing, long seed, Invariant broken) {
        Violation sound = Simulation.run(Scenarios.of(seed), Safeguard.allBut(), false).violation();
        assertNull(sound);
        Violation found =
                Simulation.run(Scenarios.of(seed), Safeguard.allBut(missing), false).violation();
        assertNotNull(found);
        assertEquals(broken, found.invariant());
    }
}
