package io.feldspar.dataset;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;

/// Numbers in a column of their own.
enum LongEncoder implements Encoder<Long> {
    INSTANCE;

    private static final Schema SCHEMA = Schema.of(new Field("id", SimpleType.BIGINT, false));

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Row toRow(Long value) {
        return Row.of(SCHEMA, new Object[] {value});
    }

    @Override
    public Long fromRow(Row row) {
        return row.getLong(0);
    }
}
