package io.feldspar.executor.function.schema;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.stream.Collectors;

/// Types as Spark writes schemas: `STRUCT<a: BIGINT, b: ARRAY<STRING>>`.
final class SchemaText {

    private SchemaText() {}

    static String of(Type type) {
        return switch (type) {
            case ArrayType array -> "ARRAY<" + of(array.element()) + ">";
            case MapType map -> "MAP<" + of(map.key()) + ", " + of(map.value()) + ">";
            case StructType struct ->
                    struct.members().stream()
                            .map(SchemaText::member)
                            .collect(Collectors.joining(", ", "STRUCT<", ">"));
            case DecimalType decimal ->
                    "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
            case SimpleType simple -> of(simple);
        };
    }

    private static String of(SimpleType type) {
        return switch (type) {
            case INTEGER -> "INT";
            case REAL -> "FLOAT";
            case VARCHAR, NULL -> "STRING";
            case VARBINARY -> "BINARY";
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    BIGINT,
                    DOUBLE,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_TZ,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    UUID,
                    VARIANT ->
                    type.sql();
        };
    }

    private static String member(Member member) {
        String name = member.name();
        boolean plain = name.matches("[A-Za-z_][A-Za-z_0-9]*");
        String written = plain ? name : "`" + name.replace("`", "``") + "`";
        return written + ": " + of(member.type());
    }
}
