package io.feldspar.executor.type;

/// The types that take no parameters.
public enum SimpleType implements Type {
    BOOLEAN(PhysicalForm.BYTE, "BOOLEAN"),
    TINYINT(PhysicalForm.INT, "TINYINT"),
    SMALLINT(PhysicalForm.INT, "SMALLINT"),
    INTEGER(PhysicalForm.INT, "INTEGER"),
    BIGINT(PhysicalForm.LONG, "BIGINT"),
    REAL(PhysicalForm.DOUBLE, "REAL"),
    DOUBLE(PhysicalForm.DOUBLE, "DOUBLE"),
    DATE(PhysicalForm.INT, "DATE"),
    TIME(PhysicalForm.LONG, "TIME"),
    TIMESTAMP(PhysicalForm.LONG, "TIMESTAMP"),
    TIMESTAMP_TZ(PhysicalForm.LONG, "TIMESTAMP WITH TIME ZONE"),
    INTERVAL_YEAR_MONTH(PhysicalForm.INT, "INTERVAL YEAR TO MONTH"),
    INTERVAL_DAY_TIME(PhysicalForm.LONG, "INTERVAL DAY TO SECOND"),
    VARCHAR(PhysicalForm.BYTES, "VARCHAR"),
    VARBINARY(PhysicalForm.BYTES, "VARBINARY"),
    UUID(PhysicalForm.BYTES, "UUID"),
    VARIANT(PhysicalForm.BYTES, "VARIANT"),
    NULL(PhysicalForm.BYTE, "NULL");

    private final PhysicalForm form;
    private final String sql;

    SimpleType(PhysicalForm form, String sql) {
        this.form = form;
        this.sql = sql;
    }

    @Override
    public PhysicalForm form() {
        return form;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public String toString() {
        return sql;
    }
}
