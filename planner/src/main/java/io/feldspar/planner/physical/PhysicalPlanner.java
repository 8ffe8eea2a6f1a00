package io.feldspar.planner.physical;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.expression.RexTranslator;
import io.feldspar.planner.option.PlanningOptions;
import io.feldspar.planner.spool.Spool;
import io.feldspar.planner.statistics.CardinalityEstimator;
import io.feldspar.planner.statistics.RelEstimate;
import io.feldspar.sql.analyzer.AnalyzedQuery;
import io.feldspar.sql.analyzer.SourceTexts;
import io.feldspar.sql.generator.Generated;
import io.feldspar.sql.recursion.Recursion;
import io.feldspar.sql.recursion.WorkingTable;
import io.feldspar.sql.type.RelTypes;
import io.feldspar.sql.window.Windowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableBitSet;

/// Chooses physical operators for a relational plan, from the root down with the columns that are
/// needed, from the scans up with what was planned.
public final class PhysicalPlanner {

    private static final double CACHED_GROUPS = 100_000;
    private static final double MAX_PARTITIONS_PER_CORE = 16;

    private final SourceTexts texts;
    private final CardinalityEstimator estimator;
    private final Function<TableScan, ResolvedTable> tables;
    private final int parallelism;
    private final PlanningOptions options;
    private final RexBuilder rexBuilder;
    private final SharedSubplans shared;
    private final RuntimeFilterIds filterIds = new RuntimeFilterIds();

    private PhysicalPlanner(
            RelNode root,
            SourceTexts texts,
            CardinalityEstimator estimator,
            Function<TableScan, ResolvedTable> tables,
            int parallelism,
            PlanningOptions options) {
        this.options = options;
        this.texts = texts;
        this.estimator = estimator;
        this.tables = tables;
        this.parallelism = parallelism;
        this.rexBuilder = root.getCluster().getRexBuilder();
        this.shared = new SharedSubplans(root);
    }

    /// @param query whose result it is, with what the user wrote, for the places of errors
    /// @param parallelism how many tasks can run at a time
    public static PhysicalPlan plan(
            RelNode root,
            AnalyzedQuery query,
            CardinalityEstimator estimator,
            Function<TableScan, ResolvedTable> tables,
            int parallelism,
            PlanningOptions options) {
        PhysicalPlanner planner =
                new PhysicalPlanner(root, query.texts(), estimator, tables, parallelism, options);
        ImmutableBitSet all = ImmutableBitSet.range(root.getRowType().getFieldCount());
        Planned planned = planner.plan(root, all);
        if (!planner.shared.complete()) {
            planner.shared.repeat();
            planned = planner.plan(root, all);
        }
        return RuntimeFilterPlacement.place(
                PlanRewrite.number(result(planned, query.schema())),
                options.with("RuntimeFilters"));
    }

    /// The columns in the order, with the names and the types that the user asked for.
    private static PhysicalPlan result(Planned planned, Schema result) {
        PhysicalPlan plan = planned.plan();
        List<Expression> expressions = new ArrayList<>();
        boolean same = plan.schema().size() == result.size();
        for (int i = 0; i < result.size(); i++) {
            InputRef ref = planned.ref(i);
            expressions.add(
                    RexTranslator.cast(
                            ref, result.type(i), SourceLocation.column(result.field(i).name())));
            same &= ref.index() == i && plan.schema().field(i).equals(result.field(i));
        }
        return same ? plan : new PhysicalPlan.Project(plan, expressions, result);
    }

    PlanningOptions options() {
        return options;
    }

    RexBuilder rexBuilder() {
        return rexBuilder;
    }

    RuntimeFilterIds filterIds() {
        return filterIds;
    }

    RelEstimate estimate(RelNode node) {
        return estimator.estimate(node);
    }

    double rows(RelNode node) {
        return Math.max(1, Math.rint(estimator.estimate(node).rows()));
    }

    /// The number of partitions for rows that are exchanged by hash.
    int partitions() {
        return parallelism * 2;
    }

    /// The number of partitions for rows that are exchanged by hash to be grouped: enough for the
    /// table of a partition's groups to stay in a processor's cache.
    int partitions(double groups) {
        double wanted = groups / CACHED_GROUPS;
        return (int) Math.clamp(wanted, partitions(), parallelism * MAX_PARTITIONS_PER_CORE);
    }

    Planned plan(RelNode node, ImmutableBitSet needed) {
        return shared.plan(node, needed, columns -> choose(node, columns));
    }

    private Planned choose(RelNode node, ImmutableBitSet needed) {
        return switch (node) {
            case TableScan scan -> scan(scan, List.of(), needed, rows(scan));
            case Filter filter -> filter(filter, needed);
            case Project project -> project(project, needed);
            case Aggregate aggregate -> new AggregatePlanning(this, aggregate).plan(needed);
            case Join join -> new JoinPlanning(this, join).plan(needed);
            case Sort sort -> new SortPlanning(this).plan(sort, needed);
            case SetOp setOp -> new SetPlanning(this).plan(setOp, needed);
            case Values values -> values(values);
            case Windowed windowed -> new WindowPlanning(this, windowed, null).plan(needed);
            case Generated generated -> new GeneratePlanning(this, generated).plan(needed);
            case Recursion recursion -> new RecursionPlanning(this).plan(recursion);
            case WorkingTable table -> new RecursionPlanning(this).plan(table);
            case Spool spool -> spool(spool, needed);
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "A query that needs " + node.getRelTypeName() + " is not supported",
                            "Write it in another way.");
        };
    }

    RexTranslator translator(Planned input) {
        return translator(new PositionedColumns(input.plan().schema(), input::position));
    }

    RexTranslator translator(RexTranslator.Columns columns) {
        return new RexTranslator(columns, rexBuilder, texts);
    }

    SourceLocation location(SqlParserPos position) {
        return texts.location(position);
    }

    private Planned scan(
            TableScan scan, List<RexNode> conditions, ImmutableBitSet needed, double rows) {
        ResolvedTable resolved = tables.apply(scan);
        ImmutableBitSet read = needed.union(RelOptUtil.InputFinder.bits(conditions, null));
        List<Integer> columns = read.asList();
        int[] positions = new int[scan.getRowType().getFieldCount()];
        Arrays.fill(positions, -1);
        for (int i = 0; i < columns.size(); i++) {
            positions[columns.get(i)] = i;
        }
        Schema schema = resolved.table().schema().select(columns);
        RexTranslator translator =
                translator(new PositionedColumns(schema, column -> positions[column]));
        PhysicalPlan.Scan plan =
                new PhysicalPlan.Scan(
                        resolved.handle(),
                        columns,
                        FilterOrder.cheapestFirst(translator.translate(conditions)),
                        List.of(),
                        schema,
                        rows);
        return new Planned(plan, positions, false);
    }

    private Planned filter(Filter filter, ImmutableBitSet needed) {
        RexNode condition = filter.getCondition();
        if (filter.getInput() instanceof TableScan scan) {
            return scan(scan, RelOptUtil.conjunctions(condition), needed, rows(filter));
        }
        ImmutableBitSet all = needed.union(RelOptUtil.InputFinder.bits(condition));
        Planned input =
                filter.getInput() instanceof Windowed windowed
                        ? new WindowPlanning(this, windowed, condition).plan(all)
                        : plan(filter.getInput(), all);
        return input.with(
                new PhysicalPlan.Filter(
                        input.plan(),
                        translator(input).translate(condition),
                        Math.min(rows(filter), input.plan().estimatedRows())));
    }

    private Planned project(Project project, ImmutableBitSet needed) {
        List<RexNode> wanted = new ArrayList<>();
        for (int column : needed) {
            wanted.add(project.getProjects().get(column));
        }
        Planned input = plan(project.getInput(), RelOptUtil.InputFinder.bits(wanted, null));
        int[] positions = new int[project.getProjects().size()];
        Arrays.fill(positions, -1);
        boolean computes = wanted.stream().anyMatch(node -> !(node instanceof RexInputRef));
        if (!computes) {
            for (int column : needed) {
                RexInputRef ref = (RexInputRef) project.getProjects().get(column);
                positions[column] = input.position(ref.getIndex());
            }
            return new Planned(input.plan(), positions, input.single());
        }
        List<Expression> expressions = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        RexTranslator translator = translator(input);
        for (int column : needed) {
            RexNode node = project.getProjects().get(column);
            Expression expression = translator.translate(node);
            int at = RexUtil.isDeterministic(node) ? expressions.indexOf(expression) : -1;
            if (at < 0) {
                at = expressions.size();
                expressions.add(expression);
                Field field = RelTypes.field(project.getRowType().getFieldList().get(column));
                fields.add(new Field(field.name(), expression.type(), field.nullable()));
            }
            positions[column] = at;
        }
        return new Planned(
                over(input.plan(), project, expressions, new Schema(fields)),
                positions,
                input.single());
    }

    private PhysicalPlan over(
            PhysicalPlan input, Project project, List<Expression> expressions, Schema schema) {
        if (input instanceof PhysicalPlan.Scan scan
                && scannedTable(project.getInput()) instanceof TableScan table
                && tables.apply(table).table().readsFieldsAlone()) {
            NarrowedStructs.Narrowed narrowed = NarrowedStructs.of(scan, expressions);
            if (narrowed != null) {
                return new PhysicalPlan.Project(narrowed.scan(), narrowed.expressions(), schema);
            }
        }
        return new PhysicalPlan.Project(input, expressions, schema);
    }

    /// What a scan that was planned for the node reads.
    private static RelNode scannedTable(RelNode node) {
        return switch (node) {
            case Filter filter -> scannedTable(filter.getInput());
            case Project project -> scannedTable(project.getInput());
            default -> node;
        };
    }

    /// The rows behind an exchange that all parents read.
    private Planned spool(Spool spool, ImmutableBitSet needed) {
        Planned rows = plan(spool.rows(), needed).narrowed(needed);
        boolean single = JoinPlanning.small(rows(spool));
        Partitioning partitioning =
                single ? new Partitioning.Single() : new Partitioning.RoundRobin(partitions());
        return new Planned(
                new PhysicalPlan.Exchange(rows.plan(), partitioning), rows.positions(), single);
    }

    private static Planned values(Values values) {
        List<List<Expression.Literal>> rows = new ArrayList<>();
        Schema schema = RelTypes.schema(values.getRowType());
        for (List<RexLiteral> tuple : values.getTuples()) {
            List<Expression.Literal> row = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                row.add(RexTranslator.literal(tuple.get(i), schema.type(i)));
            }
            rows.add(row);
        }
        return Planned.whole(new PhysicalPlan.Values(rows, schema), true);
    }
}
