package io.feldspar.server.engine;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.TypeKind;
import java.util.List;

/// The engine's types as the JDBC driver names them.
public final class TypeNames {

    private TypeNames() {}

    public static List<EngineColumn> columns(Schema schema) {
        return schema.fields().stream().map(TypeNames::column).toList();
    }

    private static EngineColumn column(Field field) {
        TextLength length = field.length();
        EngineType type =
                length == null
                        ? type(field.type())
                        : EngineType.text(length.most(), length.fixed());
        return new EngineColumn(field.name(), type, field.nullable());
    }

    static EngineType type(Type type) {
        return switch (type) {
            case DecimalType decimal -> EngineType.decimal(decimal.precision(), decimal.scale());
            case SimpleType simple -> EngineType.of(kind(simple));
            case ArrayType array -> EngineType.array(type(array.element()));
            case MapType map -> EngineType.map(type(map.key()), type(map.value()));
            case StructType struct ->
                    EngineType.struct(
                            struct.members().stream()
                                    .map(
                                            member ->
                                                    new EngineColumn(
                                                            member.name(),
                                                            type(member.type()),
                                                            true))
                                    .toList());
        };
    }

    private static TypeKind kind(SimpleType type) {
        return switch (type) {
            case BOOLEAN -> TypeKind.BOOLEAN;
            case TINYINT -> TypeKind.TINYINT;
            case SMALLINT -> TypeKind.SMALLINT;
            case INTEGER -> TypeKind.INTEGER;
            case BIGINT -> TypeKind.BIGINT;
            case REAL -> TypeKind.REAL;
            case DOUBLE -> TypeKind.DOUBLE;
            case DATE -> TypeKind.DATE;
            case TIME -> TypeKind.TIME;
            case TIMESTAMP -> TypeKind.TIMESTAMP;
            case TIMESTAMP_TZ -> TypeKind.TIMESTAMP_TZ;
            case INTERVAL_YEAR_MONTH -> TypeKind.INTERVAL_YEAR_MONTH;
            case INTERVAL_DAY_TIME -> TypeKind.INTERVAL_DAY_TIME;
            case VARCHAR -> TypeKind.VARCHAR;
            case VARBINARY -> TypeKind.VARBINARY;
            case UUID -> TypeKind.UUID;
            case VARIANT -> TypeKind.VARIANT;
            case NULL -> TypeKind.NULL;
        };
    }
}
