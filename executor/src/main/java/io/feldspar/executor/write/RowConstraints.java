package io.feldspar.executor.write;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.EvaluationOptions;
import io.feldspar.executor.expression.Expression.Cast;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.plan.RowCheck;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;

/// Enforces NOT NULL and CHECK constraints on rows that are written.
public final class RowConstraints {

    private static final int LONGEST_VALUE = 64;

    private final Schema schema;
    private final List<RowCheck> checks;

    /// @param target of the rows
    public RowConstraints(WriteTarget target) {
        this.schema = target.columns();
        this.checks = target.checks();
    }

    /// @param batch the columns of the target, then a BOOLEAN for each of its checks
    /// @return the columns of the target
    /// @throws FeldsparException with NOT_NULL_VIOLATION or CHECK_VIOLATION
    public Batch check(Batch batch) {
        for (int c = 0; c < schema.size(); c++) {
            int row = schema.field(c).nullable() ? -1 : firstNull(batch, batch.column(c));
            if (row >= 0) {
                throw new FeldsparException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "Column '%s' is NOT NULL, but the row %s has NULL for it"
                                .formatted(schema.field(c).name(), text(batch, row)),
                        "Give every row a value.");
            }
        }
        for (int i = 0; i < checks.size(); i++) {
            int row = firstFalse(batch, batch.column(schema.size() + i));
            if (row >= 0) {
                RowCheck check = checks.get(i);
                throw new FeldsparException(
                        ErrorCode.CHECK_VIOLATION,
                        "The row %s violates constraint '%s': CHECK (%s)"
                                .formatted(text(batch, row), check.name(), check.condition()));
            }
        }
        return batch.columnCount() == schema.size() ? batch : batch.withColumns(columns(batch));
    }

    private Vector[] columns(Batch batch) {
        Vector[] columns = new Vector[schema.size()];
        Arrays.setAll(columns, batch::column);
        return columns;
    }

    /// The index of a row that counts, or -1.
    private static int firstNull(Batch batch, Vector column) {
        if (column.mayHaveNulls()) {
            for (int i = 0; i < batch.rowCount(); i++) {
                if (column.isNull(batch.row(i))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int firstFalse(Batch batch, Vector condition) {
        for (int i = 0; i < batch.rowCount(); i++) {
            if (Boolean.FALSE.equals(condition.value(batch.row(i)))) {
                return i;
            }
        }
        return -1;
    }

    private String text(Batch batch, int index) {
        Batch row = batch.withSelection(new int[] {batch.row(index)}, 1);
        StringBuilder text = new StringBuilder("(");
        for (int c = 0; c < schema.size(); c++) {
            text.append(c == 0 ? "" : ", ").append(text(row, row.row(0), c));
        }
        return text.append(')').toString();
    }

    private String text(Batch row, int number, int column) {
        InputRef ref = new InputRef(column, schema.type(column));
        Object text =
                ExpressionEvaluator.compile(
                                new Cast(ref, SimpleType.VARCHAR, true),
                                schema.types(),
                                EvaluationOptions.INTERPRETED)
                        .evaluate(row)
                        .value(number);
        if (text == null) {
            return row.column(column).isNull(number) ? "NULL" : "…";
        }
        String shown = String.valueOf(text);
        return shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + "…" : shown;
    }
}
