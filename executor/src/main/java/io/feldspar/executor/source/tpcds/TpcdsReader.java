package io.feldspar.executor.source.tpcds;

import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.VectorBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.List;

/// Appends generated rows, which come as text, to columns.
final class TpcdsReader implements RowReader {

    private final Iterator<List<List<String>>> rows;
    private final int[] columns;

    TpcdsReader(Iterator<List<List<String>>> rows, List<Integer> columns) {
        this.rows = rows;
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean read(VectorBuilder[] target) {
        if (!rows.hasNext()) {
            return false;
        }
        List<String> row = rows.next().getFirst();
        for (int i = 0; i < target.length; i++) {
            String value = row.get(columns[i]);
            if (value == null) {
                target[i].appendNull();
            } else {
                append(value, target[i]);
            }
        }
        return true;
    }

    private static void append(String value, VectorBuilder target) {
        switch (target.type()) {
            case SimpleType.BIGINT -> target.appendLong(Long.parseLong(value));
            case SimpleType.INTEGER -> target.appendInt(Integer.parseInt(value));
            case SimpleType.DATE -> target.appendInt((int) LocalDate.parse(value).toEpochDay());
            case SimpleType.TIME -> target.appendLong(LocalTime.parse(value).toNanoOfDay() / 1_000);
            case DecimalType decimal -> appendDecimal(new BigDecimal(value), decimal, target);
            default -> target.appendText(value);
        }
    }

    private static void appendDecimal(BigDecimal value, DecimalType type, VectorBuilder target) {
        if (!target.appendDecimal(value)) {
            throw new IllegalStateException("generated " + value + " for a " + type.sql());
        }
    }

    @Override
    public void close() {}
}
