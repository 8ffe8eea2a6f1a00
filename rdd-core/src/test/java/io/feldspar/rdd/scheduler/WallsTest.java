package io.feldspar.rdd.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What the state machines must not touch, because the simulator has to own it.
class WallsTest {

    private static final String[] STATE_MACHINES = {
        "io.feldspar.rdd.scheduler..",
        "io.feldspar.rdd.execution..",
        "io.feldspar.rdd.protocol..",
        "io.feldspar.rdd.loop.."
    };

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.feldspar.rdd");

    @Test
    void stateMachinesReadNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(STATE_MACHINES)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Instant")
                .check(classes);
    }

    @Test
    void stateMachinesStartNoThreadAndWaitForNone() {
        noClasses()
                .that()
                .resideInAnyPackage(STATE_MACHINES)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.Executor.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.Future.class)
                .check(classes);
    }

    @Test
    void stateMachinesUseNoRandomness() {
        noClasses()
                .that()
                .resideInAnyPackage(STATE_MACHINES)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(classes);
    }

    @Test
    void stateMachinesTouchNoFileAndNoSocket() {
        noClasses()
                .that()
                .resideInAnyPackage(STATE_MACHINES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..")
                .check(classes);
    }

    @Test
    void productionHasOnePolicy() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SchedulerPolicy.class)
                .should()
                .beAssignableTo(SchedulerPolicy.class)
                .check(classes);
    }

    /// The API is a slice of its own: what is behind it knows it, and it knows nothing behind it.
    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.feldspar.(**)").should().beFreeOfCycles().check(classes);
    }
}
