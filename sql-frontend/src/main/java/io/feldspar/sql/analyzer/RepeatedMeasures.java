package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.tools.RelBuilder;

/// Lets PIVOT compute an aggregate once that it has under several names.
///
/// ```text
/// PIVOT(min(b) AS v, min(b) AS w FOR k IN (1 AS x))   →   Project(x_v, x_v AS x_w)
///                                                           PIVOT(min(b) AS v FOR k IN (1 AS x))
/// ```
/// Calcite takes equal aggregates for one, and then misses the columns of the others.
final class RepeatedMeasures {

    private static final String ROWS = "COUNT(*)";

    private final SqlPivot pivot;
    private final List<SqlNode> all;
    private final List<SqlNode> different = new ArrayList<>();
    private final List<Integer> indexes = new ArrayList<>();

    RepeatedMeasures(SqlPivot pivot, SqlValidator validator) {
        this.pivot = pivot;
        this.all = List.copyOf(pivot.aggList.getList());
        Map<String, Integer> known = new HashMap<>();
        List<SqlNode> counted = new ArrayList<>();
        for (SqlNode measure : all) {
            String content = content(call(measure), validator);
            Integer index = known.putIfAbsent(content, different.size());
            if (index == null) {
                index = different.size();
                different.add(measure);
            }
            indexes.add(index);
            if (content.equals(ROWS)) {
                counted.addAll(call(measure).getOperandList());
            }
        }
        counted.removeIf(operand -> operand instanceof SqlIdentifier name && name.isStar());
        int rows = known.getOrDefault(ROWS, -1);
        if (any() && !counted.isEmpty()) {
            different.set(rows, count(counted, different.get(rows)));
        }
    }

    /// The count of rows, which mentions the columns of all counts: the others are groups.
    private static SqlNode count(List<SqlNode> columns, SqlNode measure) {
        SqlCall first = call(measure);
        SqlNode count = first.getOperator().createCall(first.getParserPosition(), columns);
        return measure.getKind() == SqlKind.AS
                ? SqlStdOperatorTable.AS.createCall(
                        measure.getParserPosition(), count, ((SqlCall) measure).operand(1))
                : count;
    }

    private static SqlCall call(SqlNode measure) {
        return measure.getKind() == SqlKind.AS ? ((SqlCall) measure).operand(0) : (SqlCall) measure;
    }

    boolean any() {
        return different.size() < all.size();
    }

    /// What an aggregate computes: a count of values that are never null counts rows.
    private static String content(SqlCall call, SqlValidator validator) {
        boolean counts =
                call.getKind() == SqlKind.COUNT
                        && call.getFunctionQuantifier() == null
                        && call.operandCount() == 1;
        if (counts) {
            RelDataType type = validator.getValidatedNodeTypeIfKnown(call.operand(0));
            return type == null || type.isNullable() ? call.toString() : ROWS;
        }
        return call.toString();
    }

    /// Converts the PIVOT with each aggregate once.
    void convert(Runnable conversion) {
        set(different);
        try {
            conversion.run();
        } finally {
            set(all);
        }
    }

    private void set(List<SqlNode> measures) {
        SqlNodeList list = pivot.aggList;
        list.clear();
        list.addAll(measures);
    }

    /// The columns that the query named, from those of the aggregates without repeats.
    RelNode repeated(RelNode converted, List<String> names, RelBuilder builder) {
        builder.push(converted);
        int groups =
                converted.getRowType().getFieldCount() - pivot.inList.size() * different.size();
        List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, groups));
        for (int value = 0; value < pivot.inList.size(); value++) {
            for (int index : indexes) {
                columns.add(builder.field(groups + value * different.size() + index));
            }
        }
        return builder.project(columns, names, true).build();
    }
}
