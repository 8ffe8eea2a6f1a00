package io.feldspar.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.feldspar.rdd.scheduler.SchedulerPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Puts one fault into the schedulers at a time: the simulation must notice.
class DeliberateFaultsTest {

    @ParameterizedTest
    @EnumSource
    void isFound(DeliberateFault fault) {
        Scenario scenario = Scenarios.of(fault.seed());
        assertNull(Simulation.run(scenario, Subject.STRICT, false).violation());
        Violation found = Simulation.run(scenario, fault.subject(), false).violation();
        assertNotNull(found);
        assertEquals(fault.broken(), found.invariant());
    }

    @Test
    void everyDecisionOfThePolicyIsWrongInSomeFault() {
        Set<String> wrong = new TreeSet<>();
        for (DeliberateFault fault : DeliberateFault.values()) {
            for (Method method : fault.subject().policy().getClass().getDeclaredMethods()) {
                wrong.add(method.getName());
            }
        }
        Set<String> decisions = new TreeSet<>();
        for (Method method : SchedulerPolicy.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                decisions.add(method.getName());
            }
        }
        assertEquals(decisions, wrong);
    }
}
