package io.feldspar.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The walls of docs/architecture.md that Maven's dependencies do not hold by themselves.
class WallsTest {

    /// The packages that other modules may use; all others are the inside of their module.
    private static final Path OPEN =
            Module.root().resolve("benchmarks/src/test/resources/open-packages.txt");

    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-"))
                        .importPackages("io.feldspar");
    }

    @Test
    void modulesKnowOnlyThoseBelowThem() {
        for (Module module : Module.ALL) {
            String[] forbidden =
                    Module.ALL.stream()
                            .filter(other -> !other.equals(module))
                            .filter(other -> !module.uses().contains(other.name()))
                            .flatMap(other -> List.of(other.patterns()).stream())
                            .toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses()
                        .that()
                        .resideInAnyPackage(module.patterns())
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .check(classes);
            }
        }
    }

    @Test
    void otherModulesUseOpenPackagesAlone() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        for (JavaClass from : classes) {
            Module module = Module.of(from.getPackageName());
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (target.startsWith("io.feldspar") && !Module.of(target).equals(module)) {
                    used.add(target);
                }
            }
        }
        if (System.getProperty("update") != null) {
            Files.write(OPEN, used);
        }
        assertEquals(
                Files.readAllLines(OPEN),
                List.copyOf(used),
                "a package is used by another module that was not, or is not any more; -Dupdate lists it");
    }

    @Test
    void calciteStaysInFrontendAndPlanner() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.feldspar.sql..", "io.feldspar.planner..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.calcite..")
                .because("types and the physical plan are the two doors out of Calcite")
                .check(classes);
    }

    /// Where another module calls planner or sql-frontend, it meets no type of Calcite.
    @Test
    void whatOtherModulesCallHasNoCalciteInItsSignature() {
        TreeSet<String> wrong = new TreeSet<>();
        for (JavaClass from : classes) {
            if (!mayUseCalcite(from)) {
                from.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget())
                        .filter(
                                target ->
                                        calcite(target.getRawReturnType())
                                                || target.getRawParameterTypes().stream()
                                                        .anyMatch(WallsTest::calcite))
                        .forEach(target -> wrong.add(target.getFullName()));
            }
        }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    private static boolean mayUseCalcite(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("io.feldspar.sql") || name.startsWith("io.feldspar.planner");
    }

    private static boolean calcite(JavaClass type) {
        return type.getName().startsWith("org.apache.calcite");
    }

    @Test
    void plannerDoesNotKnowTheSession() {
        noClasses()
                .that()
                .resideInAPackage("io.feldspar.planner..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.feldspar.session..")
                .check(classes);
    }

    @Test
    void theSessionTakesPlansAndDoesNotTakePartInPlanning() {
        noClasses()
                .that()
                .resideInAPackage("io.feldspar.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.feldspar.planner.joinorder..",
                        "io.feldspar.planner.rewrite..",
                        "io.feldspar.planner.spool..",
                        "io.feldspar.planner.statistics..")
                .check(classes);
    }

    @Test
    void theCommandAloneUsesTheSimulation() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.feldspar.simulation..")
                .and()
                .doNotHaveFullyQualifiedName("io.feldspar.server.SimulateCommand")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.feldspar.simulation..")
                .check(classes);
    }

    @Test
    void theSimulationReplacesTheLocalExecutor() {
        noClasses()
                .that()
                .resideInAPackage("io.feldspar.simulation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.feldspar.rdd.local..")
                .check(classes);
    }

    @Test
    void rddCoreKnowsNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage("io.feldspar.rdd..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "java.net..")
                .check(classes);
    }

    @Test
    void theShellUsesJdbcAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.feldspar.server.shell..",
                        "io.feldspar.server.script..",
                        "io.feldspar.server.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.feldspar.rdd..",
                        "io.feldspar.executor..",
                        "io.feldspar.sql..",
                        "io.feldspar.planner..",
                        "io.feldspar.session..",
                        "io.feldspar.server.engine..")
                .because("it will serve a remote engine as it is")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.feldspar.(**)").should().beFreeOfCycles().check(classes);
    }
}
