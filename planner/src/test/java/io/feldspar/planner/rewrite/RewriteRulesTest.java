package io.feldspar.planner.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.feldspar.executor.source.TableStatistics;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.planner.FakeTable;
import io.feldspar.planner.Sql;
import io.feldspar.planner.expression.ConstantFolder;
import io.feldspar.sql.rule.GuardedRules;
import io.feldspar.sql.rule.PlanningCheck;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What each rule alone makes of a plan: `rewrite/<Rule>.plans` tells the plan before and after for
/// each case, in the form of [RuleCase]. With `-Dupdate` the files are written again.
///
/// All tables have the columns a, b and d, a date; those of `n` are never null.
class RewriteRulesTest {

    /// Classes of the package that are not rules.
    private static final Set<String> OTHERS = Set.of("NeverNull", "Rule");

    private static final Map<String, FakeTable> TABLES =
            Map.of("t", table("t", true), "s", table("s", true), "n", table("n", false));

    private static final Map<String, UnaryOperator<RelNode>> RULES =
            Map.ofEntries(
                    Map.entry(
                            "FoldConstants",
                            filtersBy(
                                    b ->
                                            new FoldConstants(
                                                    b,
                                                    new ConstantFolder(
                                                            new PlanningCheck(() -> {}))))),
                    Map.entry("GatherAlternatives", filtersBy(GatherAlternatives::new)),
                    Map.entry("KnownMarkJoin", only(KnownMarkJoin.RULE)),
                    Map.entry(
                            "LeftJoinWithNullFilterToAntiJoin",
                            only(LeftJoinWithNullFilterToAntiJoin.RULE)),
                    Map.entry("MarkJoinToSemiOrAntiJoin", only(MarkJoinToSemiOrAntiJoin.RULE)),
                    Map.entry("NullSafeJoinToEquality", only(NullSafeJoinToEquality.RULE)),
                    Map.entry(
                            "PruneEmptyAggregate",
                            plan -> only(PruneEmptyAggregate.RULE).apply(withoutRows(plan))),
                    Map.entry(
                            "PushFilterBelowGenerated",
                            belowProject(PushFilterBelowGenerated.RULE)),
                    Map.entry("PushFilterBelowWindow", belowProject(PushFilterBelowWindow.RULE)),
                    Map.entry("RemoveDomainJoin", only(RemoveDomainJoin.RULE)),
                    Map.entry(
                            "RemoveSortBelowUnorderedInput",
                            plan -> only(RemoveSortBelowUnorderedInput.RULE).apply(distinct(plan))),
                    Map.entry(
                            "ReplaceStatementTime",
                            plan -> ReplaceStatementTime.in(plan, 86_400_000_000L)),
                    Map.entry("Rewriter", Rewriter.without(Set.of())::rewrite),
                    Map.entry("SimplifyExpressions", SimplifyExpressions::in),
                    Map.entry("guarded/FilterMerge", only(GuardedRules.FILTER_MERGE)),
                    Map.entry("guarded/ProjectMerge", only(GuardedRules.PROJECT_MERGE)),
                    Map.entry(
                            "guarded/FilterProjectTranspose",
                            only(GuardedRules.FILTER_PROJECT_TRANSPOSE)),
                    Map.entry("guarded/FilterIntoJoin", only(GuardedRules.FILTER_INTO_JOIN)),
                    Map.entry("guarded/JoinConditionPush", only(GuardedRules.JOIN_CONDITION_PUSH)),
                    Map.entry(
                            "guarded/FilterSetOpTranspose",
                            only(GuardedRules.FILTER_SET_OP_TRANSPOSE)),
                    Map.entry(
                            "guarded/FilterAggregateTranspose",
                            only(GuardedRules.FILTER_AGGREGATE_TRANSPOSE)));

    /// The rule behind the one that brings a filter to the node below a projection.
    private static UnaryOperator<RelNode> belowProject(RelOptRule rule) {
        return plan -> only(rule).apply(only(GuardedRules.FILTER_PROJECT_TRANSPOSE).apply(plan));
    }

    private static FakeTable table(String name, boolean nullable) {
        Schema schema =
                Schema.of(
                        new Field("a", SimpleType.BIGINT, nullable),
                        new Field("b", SimpleType.BIGINT, nullable),
                        new Field("d", SimpleType.DATE, nullable));
        return new FakeTable(name, schema, TableStatistics.UNKNOWN);
    }

    private static UnaryOperator<RelNode> only(RelOptRule rule) {
        return plan -> {
            HepPlanner planner = new HepPlanner(HepProgram.builder().addRuleInstance(rule).build());
            planner.setRoot(plan);
            return planner.findBestExp();
        };
    }

    private static String text(RelNode plan) {
        return RelOptUtil.toString(plan)
                .replace("Logical", "")
                .replaceAll("table=\\[\\[fake, tpch, (\\w+)\\]\\]", "$1")
                .strip();
    }

    private static void assertRewrites(
            UnaryOperator<RelNode> rule, String sql, String before, String after) {
        RelNode plan = Sql.analyzed(sql, TABLES);
        assertEquals(before.strip(), text(plan), sql);
        assertEquals(after.strip(), text(rule.apply(plan)), sql);
    }

    private static void assertLeaves(UnaryOperator<RelNode> rule, String sql, String plan) {
        assertRewrites(rule, sql, plan, plan);
    }

    private static UnaryOperator<RelNode> filtersBy(Function<RexBuilder, RexShuttle> rule) {
        return plan ->
                plan.copy(
                        plan.getTraitSet(),
                        List.of(
                                plan.getInput(0)
                                        .accept(rule.apply(plan.getCluster().getRexBuilder()))));
    }

    @TestFactory
    Stream<DynamicTest> rules() throws IOException {
        return RULES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        rule ->
                                dynamicTest(
                                        rule.getKey(),
                                        () -> check(rule.getKey(), rule.getValue())));
    }

    private static void check(String name, UnaryOperator<RelNode> rule) throws IOException {
        Path file = resources().resolve(name + ".plans");
        List<RuleCase> told = RuleCase.read(file);
        List<RuleCase> found = new ArrayList<>();
        for (RuleCase each : told) {
            RelNode plan = Sql.analyzed(each.sql(), TABLES);
            found.add(each.withPlans(text(plan), text(rule.apply(plan))));
        }
        if (System.getProperty("update") != null) {
            Files.writeString(
                    file, found.stream().map(RuleCase::text).collect(Collectors.joining("\n")));
        } else {
            assertEquals(text(told), text(found));
        }
    }

    private static String text(List<RuleCase> cases) {
        return cases.stream().map(RuleCase::text).collect(Collectors.joining("\n"));
    }

    /// The source directory, whether the test runs in it or in the project's root.
    private static Path resources() {
        Path inModule = Path.of("src/test/resources/rewrite");
        return Files.exists(inModule) ? inModule : Path.of("planner").resolve(inModule);
    }

    @Test
    void everyRuleHasAFile() throws IOException, URISyntaxException {
        Set<String> rules = new TreeSet<>(OTHERS);
        RULES.keySet().stream().filter(name -> !name.contains("/")).forEach(rules::add);
        Path classes =
                Path.of(Rewriter.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .resolve(Rewriter.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            Set<String> found =
                    files.map(path -> path.getFileName().toString().replaceAll("[.$].*", ""))
                            .filter(name -> !name.equals("package-info"))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(rules, found, "a rule is not in the map, and so has no plans");
        }
    }

    @Test
    void everyGuardedRuleHasAFile() {
        Set<String> found = new TreeSet<>();
        for (java.lang.reflect.Field field : GuardedRules.class.getFields()) {
            found.add(field.getName().replace("_", ""));
        }
        // Unnesting alone uses this one; no correlation reaches the rewrite rules.
        found.remove("FILTERCORRELATE");
        Set<String> told = new TreeSet<>();
        RULES.keySet().stream()
                .filter(name -> name.startsWith("guarded/"))
                .forEach(name -> told.add(name.substring(8).toUpperCase(Locale.ROOT)));
        assertEquals(told, found);
    }

    @Test
    void gathersManyAlternatives() {
        UnaryOperator<RelNode> rule = filtersBy(GatherAlternatives::new);
        assertRewrites(
                rule,
                "SELECT a FROM t WHERE " + numbers(64, "a = %d", " OR "),
                alternatives(64),
                """
                Project(a=[$0])
                  Filter(condition=[SEARCH($0, Sarg[%s]:BIGINT)])
                    TableScan(t)
                """
                        .formatted(numbers(64, "%dL:BIGINT", ", ")));
        assertLeaves(
                rule, "SELECT a FROM t WHERE " + numbers(63, "a = %d", " OR "), alternatives(63));
    }

    private static String alternatives(int count) {
        return """
        Project(a=[$0])
          Filter(condition=[OR(%s)])
            TableScan(t)
        """
                .formatted(numbers(count, "=($0, %d)", ", "));
    }

    private static String numbers(int count, String each, String between) {
        return IntStream.range(0, count)
                .mapToObj(each::formatted)
                .collect(Collectors.joining(between));
    }

    /// The plan of a query whose condition is false, down to the aggregate.
    private static RelNode withoutRows(RelNode plan) {
        return only(PruneEmptyRules.PROJECT_INSTANCE).apply(SimplifyExpressions.in(plan));
    }

    /// Calcite drops the sorts of subqueries itself, so the plan is put together here.
    private static RelNode distinct(RelNode plan) {
        return LogicalAggregate.create(plan, List.of(), ImmutableBitSet.of(0), null, List.of());
    }
}
