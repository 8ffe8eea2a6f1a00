package io.feldspar.executor.type;

import java.io.Serializable;

/// The type of a column or an expression, and with it the form its values take in a vector.
///
/// ```text
/// type                                   physical form   a value is
/// BOOLEAN                                BYTE            0 or 1
/// TINYINT SMALLINT INTEGER               INT             the number
/// DATE                                   INT             days since 1970-01-01
/// INTERVAL_YEAR_MONTH                    INT             months
/// BIGINT                                 LONG            the number
/// TIME TIMESTAMP TIMESTAMP_TZ            LONG            microseconds
/// INTERVAL_DAY_TIME                      LONG            microseconds
/// DECIMAL(p ≤ 18, s)                     LONG            the number times 10^s
/// DECIMAL(p > 18, s)                     LONG_PAIR       the number times 10^s, 128 bits
/// REAL DOUBLE                            DOUBLE          the number, a REAL rounded to float
/// VARCHAR VARBINARY                      BYTES           UTF-8 bytes, bytes
/// UUID                                   BYTES           16 bytes
/// VARIANT                                BYTES           see `executor.variant`
/// ARRAY MAP                              LIST            the range of its elements, or entries
/// STRUCT                                 STRUCT          a value of each field
/// NULL                                   BYTE            nothing: every row is null
/// ```
public sealed interface Type extends Serializable permits SimpleType, DecimalType, NestedType {

    /// The form of this type's values in a vector.
    PhysicalForm form();

    /// The name as SQL writes it, such as `DECIMAL(15, 2)`.
    String sql();

    /// Whether arithmetic applies to values of this type.
    default boolean numeric() {
        return switch (this) {
            case DecimalType _ -> true;
            case NestedType _ -> false;
            case SimpleType simple ->
                    switch (simple) {
                        case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> true;
                        case BOOLEAN,
                                DATE,
                                TIME,
                                TIMESTAMP,
                                TIMESTAMP_TZ,
                                INTERVAL_YEAR_MONTH,
                                INTERVAL_DAY_TIME,
                                VARCHAR,
                                VARBINARY,
                                UUID,
                                VARIANT,
                                NULL ->
                                false;
                    };
        };
    }
}
