package io.feldspar.planner.explain;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.function.WindowFrame;
import io.feldspar.executor.plan.AggregateCall;
import io.feldspar.executor.plan.Generator;
import io.feldspar.executor.plan.Partitioning;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.ExchangeRead;
import io.feldspar.executor.plan.PhysicalPlan.Expand;
import io.feldspar.executor.plan.PhysicalPlan.Filter;
import io.feldspar.executor.plan.PhysicalPlan.Generate;
import io.feldspar.executor.plan.PhysicalPlan.HashAggregate;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.Limit;
import io.feldspar.executor.plan.PhysicalPlan.NestedLoopJoin;
import io.feldspar.executor.plan.PhysicalPlan.PartitionAggregate;
import io.feldspar.executor.plan.PhysicalPlan.Project;
import io.feldspar.executor.plan.PhysicalPlan.RecursiveUnion;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.SetOperation;
import io.feldspar.executor.plan.PhysicalPlan.SingleRow;
import io.feldspar.executor.plan.PhysicalPlan.Sort;
import io.feldspar.executor.plan.PhysicalPlan.TopRanked;
import io.feldspar.executor.plan.PhysicalPlan.Union;
import io.feldspar.executor.plan.PhysicalPlan.Values;
import io.feldspar.executor.plan.PhysicalPlan.Window;
import io.feldspar.executor.plan.PhysicalPlan.WorkingTable;
import io.feldspar.executor.plan.PhysicalPlan.Write;
import io.feldspar.executor.plan.WindowCall;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The nodes of a plan, each as one line. Columns are named as far as names are known: `name#3`.
///
/// Exchanges are numbered in the order in which they are asked for.
final class PlanLines {

    private final Map<Integer, Integer> shown = new HashMap<>();

    /// The number of an exchange that was asked for before, or null.
    @Nullable Integer repeated(PhysicalPlan plan) {
        if (!(plan instanceof Exchange exchange)) {
            return null;
        }
        Integer number = shown.get(exchange.id());
        if (number == null) {
            shown.put(exchange.id(), shown.size() + 1);
        }
        return number;
    }

    /// The operator and what it does.
    String line(PhysicalPlan plan) {
        return switch (plan) {
            case Scan scan -> scan(scan);
            case Values values -> "Values " + values.rows().size() + " rows";
            case Filter filter -> "Filter " + named(filter.condition(), filter.input().schema());
            case Project project -> "Project " + project(project);
            case HashAggregate aggregate -> aggregate(aggregate);
            case Expand expand -> "Expand " + expand.projections().size() + " projections";
            case Generate generate -> generate(generate);
            case HashJoin join -> join(join);
            case NestedLoopJoin join ->
                    "NestedLoopJoin "
                            + join.type()
                            + (join.condition() == null
                                    ? ""
                                    : " on "
                                            + named(
                                                    join.condition(),
                                                    both(join.probe(), join.build())));
            case Sort sort ->
                    (sort.limit() < 0 ? "Sort " : "TopN ")
                            + sort.keys().stream()
                                    .map(key -> names(key.toString(), sort.schema()))
                                    .collect(Collectors.joining(", "))
                            + bounds(sort.offset(), sort.limit());
            case Window window -> window(window);
            case PartitionAggregate aggregate -> partitionAggregate(aggregate);
            case TopRanked top ->
                    "TopRanked %d by %s%s"
                            .formatted(
                                    top.limit(),
                                    names(top.key().toString(), top.schema()),
                                    top.partitionColumns().isEmpty()
                                            ? ""
                                            : " in each "
                                                    + columns(
                                                            top.partitionColumns(), top.schema()));
            case Limit limit -> "Limit" + bounds(limit.offset(), limit.limit());
            case Union union -> "Union of " + union.inputs().size();
            case RecursiveUnion union ->
                    "RecursiveUnion " + union.name() + (union.all() ? "" : " distinct");
            case WorkingTable table -> "WorkingTable " + table.name();
            case SetOperation set -> set.kind() + (set.all() ? " ALL" : "");
            case SingleRow _ -> "SingleRow";
            case Write write -> write(write);
            case ExchangeRead read ->
                    "ExchangeRead " + partitioning(read.partitioning(), read.schema());
            case Exchange exchange ->
                    "Exchange "
                            + shown.get(exchange.id())
                            + " "
                            + partitioning(exchange.partitioning(), exchange.schema());
        };
    }

    private static String write(Write write) {
        return "Write %s to %s%s"
                .formatted(
                        write.target().format(),
                        write.target().description(),
                        write.oneTask() ? " by one task" : "");
    }

    private static String generate(Generate generate) {
        Schema input = generate.input().schema();
        return (generate.outer() ? "Generate outer " : "Generate ")
                + generate.generators().stream()
                        .map(
                                generator ->
                                        switch (generator) {
                                            case Generator.Elements _ ->
                                                    "elements of "
                                                            + columns(generator.operands(), input);
                                            case Generator.Series _ ->
                                                    "series of "
                                                            + columns(generator.operands(), input);
                                            case Generator.Ordinal _ -> "positions";
                                        })
                        .collect(Collectors.joining(", "));
    }

    /// The fields of a struct that are read.
    private static String fields(Type type) {
        return type instanceof StructType struct
                ? struct.members().stream()
                        .map(member -> member.name() + fields(member.type()))
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
    }

    private static String scan(Scan scan) {
        StringBuilder line = new StringBuilder("Scan ").append(scan.table().description());
        line.append(
                scan.schema().fields().stream()
                        .map(field -> field.name() + fields(field.type()))
                        .collect(Collectors.joining(", ", " [", "]")));
        if (!scan.filters().isEmpty()) {
            line.append(" where ")
                    .append(
                            scan.filters().stream()
                                    .map(filter -> named(filter, scan.schema()))
                                    .collect(Collectors.joining(" AND ")));
        }
        if (!scan.runtimeFilters().isEmpty()) {
            line.append(
                    scan.runtimeFilters().stream()
                            .map(
                                    target ->
                                            scan.schema().field(target.column()).name()
                                                    + " in f"
                                                    + target.filter())
                            .collect(Collectors.joining(", ", " filtered by ", "")));
        }
        return line.toString();
    }

    private static String project(Project project) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < project.expressions().size(); i++) {
            Expression expression = project.expressions().get(i);
            String name = project.schema().field(i).name();
            String value = named(expression, project.input().schema());
            columns.add(expression instanceof Expression.InputRef ? value : name + "=" + value);
        }
        return String.join(", ", columns);
    }

    private static String aggregate(HashAggregate aggregate) {
        Schema input = aggregate.input().schema();
        StringBuilder line = new StringBuilder("HashAggregate ").append(aggregate.phase());
        if (!aggregate.groupColumns().isEmpty()) {
            line.append(" by ").append(columns(aggregate.groupColumns(), input));
        }
        if (!aggregate.aggregates().isEmpty()) {
            line.append(
                    aggregate.aggregates().stream()
                            .map(call -> call(call, input))
                            .collect(Collectors.joining(", ", ": ", "")));
        }
        return line.toString();
    }

    private static String call(AggregateCall call, Schema input) {
        String arguments = columns(call.arguments(), input);
        Integer filter = call.filter();
        return call.function().name()
                + "("
                + arguments
                + ")"
                + (filter == null ? "" : " FILTER " + column(filter, input));
    }

    private static String partitionAggregate(PartitionAggregate aggregate) {
        Schema input = aggregate.input().schema();
        String calls =
                aggregate.calls().stream()
                        .map(call -> call(call, input))
                        .collect(Collectors.joining(", "));
        return aggregate.partitionColumns().isEmpty()
                ? "PartitionAggregate: " + calls
                : "PartitionAggregate by %s: %s"
                        .formatted(columns(aggregate.partitionColumns(), input), calls);
    }

    private static String window(Window window) {
        Schema input = window.input().schema();
        StringBuilder line = new StringBuilder("Window");
        if (!window.partitionColumns().isEmpty()) {
            line.append(" by ").append(columns(window.partitionColumns(), input));
        }
        if (!window.order().isEmpty()) {
            line.append(" order ")
                    .append(
                            window.order().stream()
                                    .map(key -> names(key.toString(), input))
                                    .collect(Collectors.joining(", ")));
        }
        return line.append(
                        window.calls().stream()
                                .map(call -> call(call, input))
                                .collect(Collectors.joining(", ", ": ", "")))
                .toString();
    }

    private static String call(WindowCall call, Schema input) {
        return switch (call) {
            case WindowCall.Function function ->
                    function.function().name()
                            + "("
                            + columns(function.arguments(), input)
                            + ")"
                            + (function.ignoreNulls() ? " IGNORE NULLS" : "")
                            + (function.function().framed() ? frame(call.frame(), input) : "");
            case WindowCall.Aggregate aggregate ->
                    (aggregate.distinct() ? "DISTINCT " : "")
                            + call(aggregate.call(), input)
                            + frame(call.frame(), input);
        };
    }

    private static String frame(WindowFrame frame, Schema input) {
        return frame.wholePartition() ? "" : " " + names(frame.toString(), input);
    }

    private static String join(HashJoin join) {
        Schema probe = join.probe().schema();
        Schema build = join.build().schema();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < join.probeKeys().size(); i++) {
            int filter = join.runtimeFilters().get(i);
            keys.add(
                    column(join.probeKeys().get(i), probe)
                            + (join.nullSafe().get(i) ? " <=> " : " = ")
                            + column(join.buildKeys().get(i), build)
                            + (filter < 0 ? "" : " (f" + filter + ")"));
        }
        Expression condition = join.condition();
        return "HashJoin "
                + join.type()
                + " on "
                + String.join(", ", keys)
                + (condition == null
                        ? ""
                        : " and " + named(condition, both(join.probe(), join.build())));
    }

    private static Schema both(PhysicalPlan probe, PhysicalPlan build) {
        List<Field> fields = new ArrayList<>(probe.schema().fields());
        fields.addAll(build.schema().fields());
        return new Schema(fields);
    }

    private static String partitioning(Partitioning partitioning, Schema schema) {
        return switch (partitioning) {
            case Partitioning.Single _ -> "to one task";
            case Partitioning.Broadcast _ -> "to all tasks";
            case Partitioning.Hash hash ->
                    "by hash of " + columns(hash.columns(), schema) + " to " + hash.partitions();
            case Partitioning.RoundRobin round -> "in turn to " + round.partitions();
        };
    }

    private static String bounds(long offset, long limit) {
        return (limit < 0 ? "" : " limit " + limit) + (offset == 0 ? "" : " offset " + offset);
    }

    private static String columns(List<Integer> columns, Schema schema) {
        return columns.stream()
                .map(column -> column(column, schema))
                .collect(Collectors.joining(", "));
    }

    private static String column(int column, Schema schema) {
        return schema.field(column).name() + "#" + column;
    }

    private static String named(Expression expression, Schema schema) {
        return names(expression.toString(), schema);
    }

    /// Puts the names of columns before their numbers.
    private static String names(String expression, Schema schema) {
        StringBuilder named = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            quoted ^= c == '\'';
            int end = i + 1;
            while (end < expression.length() && Character.isDigit(expression.charAt(end))) {
                end++;
            }
            if (c == '#' && !quoted && end > i + 1) {
                int column = Integer.parseInt(expression.substring(i + 1, end));
                named.append(column < schema.size() ? schema.field(column).name() : "");
            }
            named.append(c);
        }
        return named.toString();
    }
}
