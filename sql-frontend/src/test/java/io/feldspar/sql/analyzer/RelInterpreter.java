package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/// Runs relational algebra over rows of objects, as plainly as its definition reads, so that tests
/// see what a plan means without the planner and the executor.
///
/// Whole numbers are Long, truth values Boolean, strings String, and null is null.
final class RelInterpreter {

    private final Map<String, List<List<Object>>> tables;

    /// @param tables the rows of each table, by its name in the catalog
    RelInterpreter(Map<String, List<List<Object>>> tables) {
        this.tables = tables;
    }

    List<List<Object>> rows(RelNode rel) {
        return switch (rel) {
            case TableScan scan -> tables.get(scan.getTable().getQualifiedName().getLast());
            case Values values -> values(values);
            case Filter filter ->
                    rows(filter.getInput()).stream()
                            .filter(row -> isTrue(filter.getCondition(), row))
                            .toList();
            case Project project -> project(project);
            case Join join -> join(join);
            case Aggregate aggregate -> aggregate(aggregate);
            case SetOp operation -> setOperation(operation);
            case Sort sort -> sort(sort);
            default -> throw new AssertionError("not interpreted: " + rel);
        };
    }

    private static boolean isTrue(RexNode condition, List<Object> row) {
        return Boolean.TRUE.equals(RexInterpretation.value(condition, row));
    }

    private static List<List<Object>> values(Values values) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            rows.add(RexInterpretation.values(tuple, List.of()));
        }
        return rows;
    }

    private List<List<Object>> project(Project project) {
        List<List<Object>> input = rows(project.getInput());
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : input) {
            List<Object> projected = new ArrayList<>();
            for (RexNode each : project.getProjects()) {
                projected.add(
                        each instanceof RexOver over
                                ? rowNumber(over, row, input)
                                : RexInterpretation.value(each, row));
            }
            rows.add(projected);
        }
        return rows;
    }

    // Equal rows have numbers of their own: the row itself is looked for, not its equal.
    @SuppressWarnings("ReferenceEquality")
    private static Long rowNumber(RexOver over, List<Object> row, List<List<Object>> all) {
        if (over.getAggOperator().getKind() != SqlKind.ROW_NUMBER) {
            throw new AssertionError("not interpreted: " + over);
        }
        List<Object> partition = RexInterpretation.values(over.getWindow().partitionKeys, row);
        Comparator<List<Object>> order = (_, _) -> 0;
        for (RexFieldCollation key : over.getWindow().orderKeys) {
            boolean first = key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
            Comparator<Object> values =
                    ordering(key.getDirection() == RelFieldCollation.Direction.DESCENDING, first);
            order = order.thenComparing(r -> RexInterpretation.value(key.left, r), values);
        }
        List<List<Object>> peers = new ArrayList<>(all);
        peers.removeIf(
                other ->
                        !RexInterpretation.values(over.getWindow().partitionKeys, other)
                                .equals(partition));
        peers.sort(order);
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i) == row) {
                return i + 1L;
            }
        }
        throw new AssertionError("a row is among the rows it came from");
    }

    private static Comparator<Object> ordering(boolean descending, boolean nullsFirst) {
        Comparator<Object> values = RexInterpretation::compare;
        Comparator<Object> direction = descending ? values.reversed() : values;
        return nullsFirst ? Comparator.nullsFirst(direction) : Comparator.nullsLast(direction);
    }

    private List<List<Object>> join(Join join) {
        List<List<Object>> left = rows(join.getLeft());
        List<List<Object>> right = rows(join.getRight());
        int rightWidth = join.getRight().getRowType().getFieldCount();
        int leftWidth = join.getLeft().getRowType().getFieldCount();
        JoinRelType type = join.getJoinType();
        boolean[] matchedRight = new boolean[right.size()];
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> a : left) {
            boolean matched = false;
            boolean unknown = false;
            for (int i = 0; i < right.size(); i++) {
                List<Object> both = concatenated(a, right.get(i));
                Object truth = RexInterpretation.value(join.getCondition(), both);
                unknown |= truth == null;
                if (Boolean.TRUE.equals(truth)) {
                    matched = true;
                    matchedRight[i] = true;
                    if (type.projectsRight() && type != JoinRelType.LEFT_MARK) {
                        rows.add(both);
                    }
                }
            }
            switch (type) {
                case SEMI -> addIf(rows, a, matched);
                case ANTI -> addIf(rows, a, !matched);
                case LEFT_MARK ->
                        rows.add(
                                concatenated(
                                        a,
                                        Arrays.asList(
                                                (Object)
                                                        (matched
                                                                ? TRUE
                                                                : unknown ? null : FALSE))));
                case LEFT, FULL -> addIf(rows, concatenated(a, nulls(rightWidth)), !matched);
                case INNER, RIGHT -> {}
                default -> throw new AssertionError("not interpreted: " + join);
            }
        }
        for (int i = 0; type.generatesNullsOnLeft() && i < right.size(); i++) {
            addIf(rows, concatenated(nulls(leftWidth), right.get(i)), !matchedRight[i]);
        }
        return rows;
    }

    private static final Boolean TRUE = true;
    private static final Boolean FALSE = false;

    private static void addIf(List<List<Object>> rows, List<Object> row, boolean condition) {
        if (condition) {
            rows.add(row);
        }
    }

    private static List<Object> nulls(int count) {
        return Arrays.asList(new Object[count]);
    }

    private static List<Object> concatenated(List<Object> left, List<Object> right) {
        List<Object> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private List<List<Object>> aggregate(Aggregate aggregate) {
        List<List<Object>> input = rows(aggregate.getInput());
        List<List<Object>> rows = new ArrayList<>();
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            Map<List<Object>, List<List<Object>>> groups = new LinkedHashMap<>();
            if (set.isEmpty()) {
                groups.put(nulls(aggregate.getGroupCount()), new ArrayList<>());
            }
            for (List<Object> row : input) {
                List<Object> key = new ArrayList<>();
                aggregate.getGroupSet().forEachInt(i -> key.add(set.get(i) ? row.get(i) : null));
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
            }
            groups.forEach(
                    (key, group) -> {
                        List<Object> row = new ArrayList<>(key);
                        aggregate.getAggCallList().forEach(call -> row.add(call(call, group)));
                        rows.add(row);
                    });
        }
        return rows;
    }

    private static Object call(AggregateCall call, List<List<Object>> group) {
        List<List<Object>> arguments = new ArrayList<>();
        for (List<Object> row : group) {
            List<Object> given = call.getArgList().stream().map(row::get).toList();
            boolean filtered = call.hasFilter() && !Boolean.TRUE.equals(row.get(call.filterArg));
            if (!filtered && (keepsNulls(call) || given.stream().allMatch(Objects::nonNull))) {
                arguments.add(given);
            }
        }
        if (call.isDistinct()) {
            arguments = arguments.stream().distinct().toList();
        }
        if (call.getAggregation().getKind() == SqlKind.COUNT) {
            return (long) arguments.size();
        }
        if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
            return RexInterpretation.value(call.rexList.getFirst(), List.of());
        }
        List<Object> values = new ArrayList<>();
        arguments.forEach(given -> values.add(given.getFirst()));
        return switch (call.getAggregation().getKind()) {
            case SUM -> values.isEmpty() ? null : sum(values);
            case SUM0 -> sum(values);
            case MIN -> values.stream().min(RexInterpretation::compare).orElse(null);
            case MAX -> values.stream().max(RexInterpretation::compare).orElse(null);
            case ANY_VALUE -> values.isEmpty() ? null : values.getFirst();
            case SINGLE_VALUE -> single(values);
            default -> throw new AssertionError("not interpreted: " + call);
        };
    }

    private static boolean keepsNulls(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.SINGLE_VALUE;
    }

    private static Object sum(List<Object> values) {
        return values.stream().mapToLong(value -> (Long) value).sum();
    }

    private static Object single(List<Object> values) {
        if (values.size() > 1) {
            throw new FeldsparException(ErrorCode.CARDINALITY_VIOLATION, "more than one row");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private List<List<Object>> setOperation(SetOp operation) {
        List<List<Object>> rows = new ArrayList<>(rows(operation.getInput(0)));
        for (RelNode input : operation.getInputs().subList(1, operation.getInputs().size())) {
            List<List<Object>> others = new ArrayList<>(rows(input));
            switch (operation.kind) {
                case UNION -> rows.addAll(others);
                case INTERSECT -> rows.removeIf(row -> !taken(others, row, operation.all));
                case EXCEPT -> rows.removeIf(row -> taken(others, row, operation.all));
                default -> throw new AssertionError("not interpreted: " + operation);
            }
        }
        return operation.all ? rows : rows.stream().distinct().toList();
    }

    private static boolean taken(List<List<Object>> rows, List<Object> row, boolean once) {
        return once ? rows.remove(row) : rows.contains(row);
    }

    private List<List<Object>> sort(Sort sort) {
        Comparator<List<Object>> order = (_, _) -> 0;
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            boolean first = key.nullDirection == RelFieldCollation.NullDirection.FIRST;
            Comparator<Object> nulls = ordering(key.direction.isDescending(), first);
            order = order.thenComparing(row -> row.get(key.getFieldIndex()), nulls);
        }
        long skip = sort.offset == null ? 0 : number(sort.offset);
        long limit = sort.fetch == null ? Long.MAX_VALUE : number(sort.fetch);
        return rows(sort.getInput()).stream().sorted(order).skip(skip).limit(limit).toList();
    }

    private static long number(RexNode bound) {
        return (Long) RexInterpretation.value(bound, List.of());
    }
}
