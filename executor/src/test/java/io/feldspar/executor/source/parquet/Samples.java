package io.feldspar.executor.source.parquet;

/// Queries whose results tests write to files.
final class Samples {

    /// Rows whose columns have all types, repeat few values or none, with and without nulls.
    private static final String ALL_TYPES =
            """
            SELECT
              i % 2 = 0 AS bool,
              (i % 256 - 128)::TINYINT AS i8, (i * 37 % 65536 - 32768)::SMALLINT AS i16,
              (i * 7919)::INTEGER AS i32, i * 123456789012 AS i64,
              (i % 256)::UTINYINT AS u8, (i % 65536)::USMALLINT AS u16,
              (4294967295 - i)::UINTEGER AS u32, (18446744073709551615 - i)::UBIGINT AS u64,
              ((i % 1000) / 4)::FLOAT AS f32, i / 8.0::DOUBLE AS f64,
              (i % 10000 / 100)::DECIMAL(4, 2) AS d4, (i * 3 - 1000)::DECIMAL(9, 2) AS d9,
              (i * 12345 - 5000000)::DECIMAL(18, 3) AS d18,
              (i::HUGEINT * 1234567890123456789 - 50)::DECIMAL(38, 5) AS d38,
              DATE '1970-01-01' + (i * 11 % 40000 - 10000)::INTEGER AS date,
              TIME '00:00:00' + to_microseconds(i * 8640017 % 86400000000) AS time,
              make_timestamp(i * 1234567890123 - 500000000) AS ts,
              make_timestamp(i * 1234567 - 500000000)::TIMESTAMP_S::TIMESTAMP AS ts_s,
              make_timestamp(i * 1234000 - 500000000)::TIMESTAMP_MS AS ts_ms,
              make_timestamp_ns(i * 1000 * 1234567)::TIMESTAMP_NS AS ts_ns,
              make_timestamp(i * 98765432100)::TIMESTAMPTZ AS tz,
              'value ' || (i % 17) AS few, 'é' || i || repeat('x', (i % 40)::INTEGER) AS many,
              CASE WHEN i % 3 = 0 THEN NULL ELSE 'n' || (i % 5) END AS few_nulls,
              CASE WHEN i % 7 <> 0 THEN NULL ELSE i END AS many_nulls,
              CASE WHEN i % 5 = 0 THEN NULL ELSE 'p' || i END AS plain_nulls,
              CASE WHEN (i // 3000) % 2 = 0 THEN NULL ELSE i % 3 END AS long_nulls,
              NULL::INTEGER AS nothing,
              ('b' || i % 3)::BLOB AS bin, md5(i::VARCHAR)::UUID AS uuid
            FROM range(ROWS) t(i)
            """;

    /// Rows of nested values with nulls and empty lists at each level.
    private static final String NESTED =
            """
            SELECT
              i AS id,
              CASE WHEN i % 7 = 0 THEN NULL
                   ELSE {'a': nullif(i % 5, 0), 'b': 'text ' || i % 11,
                         'c': [i, NULL, i % 3]} END AS s,
              CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN []
                   ELSE range(i % 6) END AS l,
              list_transform(range(i % 4),
                  lambda x: CASE WHEN x = 1 THEN NULL ELSE list_transform(range(x), lambda y: 'e' || y) END)
                  AS ll,
              CASE WHEN i % 5 = 0 THEN NULL
                   ELSE map_from_entries(list_transform(range(i % 3),
                       lambda x: {'k': x, 'v': CASE WHEN x = 2 THEN NULL ELSE [{'z': i + x}] END}))
                   END AS m
            FROM range(ROWS) t(i)
            """;

    private Samples() {}

    /// A query of so many rows with nested columns.
    static String nested(int rows) {
        return NESTED.replace("ROWS", rows + "");
    }

    /// A query of so many rows with columns of all types.
    static String allTypes(int rows) {
        return ALL_TYPES.replace("ROWS", rows + "");
    }
}
