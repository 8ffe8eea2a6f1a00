package io.feldspar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The walls of docs/architecture.md that Maven's module dependencies do not hold by themselves.
@AnalyzeClasses(packages = "io.feldspar", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule calciteStaysInFrontendAndPlanner =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.feldspar.sql..", "io.feldspar.planner..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.calcite..");

    @ArchTest
    static final ArchRule rddCoreKnowsNoSqlAndNoNetwork =
            noClasses()
                    .that()
                    .resideInAPackage("io.feldspar.rdd..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.feldspar.executor..",
                            "io.feldspar.sql..",
                            "io.feldspar.planner..",
                            "io.netty..",
                            "java.net..");

    @ArchTest
    static final ArchRule simulationKnowsRddCoreAlone =
            noClasses()
                    .that()
                    .resideInAPackage("io.feldspar.simulation..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.feldspar.executor..",
                            "io.feldspar.sql..",
                            "io.feldspar.planner..",
                            "io.feldspar.session..",
                            "io.feldspar.server..",
                            "io.feldspar.rdd.local..");

    @ArchTest
    static final ArchRule theCommandAloneKnowsTheSimulation =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.feldspar.simulation..")
                    .and()
                    .doNotHaveFullyQualifiedName("io.feldspar.server.SimulateCommand")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.feldspar.simulation..");

    @ArchTest
    static final ArchRule driverStandsApart =
            noClasses()
                    .that()
                    .resideInAPackage("io.feldspar.jdbc..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.feldspar.rdd..",
                            "io.feldspar.executor..",
                            "io.feldspar.sql..",
                            "io.feldspar.planner..",
                            "io.feldspar.server..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.feldspar.(**)").should().beFreeOfCycles();
}
