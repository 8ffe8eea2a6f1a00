package io.feldspar.jdbc.spi;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;

/// The SQL types, how `java.sql` names them, and the class in which values cross this interface.
public enum TypeKind {
    BOOLEAN("BOOLEAN", Types.BOOLEAN, Boolean.class, Boolean.class, 1, 0, 5),
    TINYINT("TINYINT", Types.TINYINT, Integer.class, Integer.class, 3, 0, 4),
    SMALLINT("SMALLINT", Types.SMALLINT, Integer.class, Integer.class, 5, 0, 6),
    INTEGER("INTEGER", Types.INTEGER, Integer.class, Integer.class, 10, 0, 11),
    BIGINT("BIGINT", Types.BIGINT, Long.class, Long.class, 19, 0, 20),
    REAL("REAL", Types.REAL, Double.class, Float.class, 7, 0, 14),
    DOUBLE("DOUBLE", Types.DOUBLE, Double.class, Double.class, 15, 0, 24),
    DECIMAL("DECIMAL", Types.DECIMAL, BigDecimal.class, BigDecimal.class, 38, 0, 40),
    VARCHAR(
            "VARCHAR",
            Types.VARCHAR,
            String.class,
            String.class,
            Integer.MAX_VALUE,
            0,
            Integer.MAX_VALUE),
    VARBINARY(
            "VARBINARY",
            Types.VARBINARY,
            byte[].class,
            byte[].class,
            Integer.MAX_VALUE,
            0,
            Integer.MAX_VALUE),
    DATE("DATE", Types.DATE, LocalDate.class, java.sql.Date.class, 10, 0, 10),
    TIME("TIME", Types.TIME, LocalTime.class, java.sql.Time.class, 15, 6, 15),
    TIMESTAMP(
            "TIMESTAMP", Types.TIMESTAMP, LocalDateTime.class, java.sql.Timestamp.class, 26, 6, 26),
    TIMESTAMP_TZ(
            "TIMESTAMP WITH TIME ZONE",
            Types.TIMESTAMP_WITH_TIMEZONE,
            OffsetDateTime.class,
            OffsetDateTime.class,
            32,
            6,
            32),
    INTERVAL_YEAR_MONTH(
            "INTERVAL YEAR TO MONTH", Types.OTHER, Period.class, Period.class, 10, 0, 14),
    INTERVAL_DAY_TIME(
            "INTERVAL DAY TO SECOND", Types.OTHER, Duration.class, Duration.class, 19, 6, 27),
    UUID("UUID", Types.OTHER, java.util.UUID.class, java.util.UUID.class, 36, 0, 36),
    /// Of columns of tables; a result has the JSON text as VARCHAR.
    VARIANT(
            "VARIANT",
            Types.OTHER,
            String.class,
            String.class,
            Integer.MAX_VALUE,
            0,
            Integer.MAX_VALUE),
    NULL("NULL", Types.NULL, Void.class, Object.class, 0, 0, 4),
    /// A column that a table has and that cannot be selected, since the engine has no such type.
    UNREADABLE("UNKNOWN (not readable)", Types.OTHER, Void.class, Object.class, 0, 0, 4),
    /// Values are lists of the elements.
    ARRAY("ARRAY", Types.ARRAY, List.class, java.sql.Array.class, 0, 0, Integer.MAX_VALUE),
    /// Values are maps in the order of the entries.
    MAP("MAP", Types.OTHER, Map.class, Map.class, 0, 0, Integer.MAX_VALUE),
    /// Values are lists of the fields' values.
    STRUCT("STRUCT", Types.STRUCT, List.class, java.sql.Struct.class, 0, 0, Integer.MAX_VALUE);

    private final String sql;
    private final int jdbcType;
    private final Class<?> valueClass;
    private final Class<?> objectClass;
    private final int precision;
    private final int scale;
    private final int displaySize;

    TypeKind(
            String sql,
            int jdbcType,
            Class<?> valueClass,
            Class<?> objectClass,
            int precision,
            int scale,
            int displaySize) {
        this.sql = sql;
        this.jdbcType = jdbcType;
        this.valueClass = valueClass;
        this.objectClass = objectClass;
        this.precision = precision;
        this.scale = scale;
        this.displaySize = displaySize;
    }

    public String sql() {
        return sql;
    }

    /// The constant of [Types].
    public int jdbcType() {
        return jdbcType;
    }

    /// The class of values in an [EngineBatch] and of parameters.
    public Class<?> valueClass() {
        return valueClass;
    }

    /// The class that `ResultSet.getObject` gives.
    public Class<?> objectClass() {
        return objectClass;
    }

    /// The largest precision, which is the only one for all but DECIMAL.
    public int precision() {
        return precision;
    }

    public int scale() {
        return scale;
    }

    /// The most characters that a value takes when written.
    public int displaySize() {
        return displaySize;
    }

    /// Whether values are numbers.
    public boolean numeric() {
        return ordinal() >= TINYINT.ordinal() && ordinal() <= DECIMAL.ordinal();
    }
}
