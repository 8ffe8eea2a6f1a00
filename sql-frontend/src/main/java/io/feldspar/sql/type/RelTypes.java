package io.feldspar.sql.type;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Types of the relational algebra as the executor's, and back: one of the two doors of Calcite.
public final class RelTypes {

    private RelTypes() {}

    /// @throws FeldsparException with NOT_SUPPORTED for types that the executor does not have
    public static Type of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case TINYINT -> SimpleType.TINYINT;
            case SMALLINT -> SimpleType.SMALLINT;
            case INTEGER -> SimpleType.INTEGER;
            case BIGINT -> SimpleType.BIGINT;
            case DECIMAL ->
                    new DecimalType(
                            Math.min(type.getPrecision(), DecimalType.MAX_PRECISION),
                            Math.min(type.getScale(), DecimalType.MAX_PRECISION));
            case REAL -> SimpleType.REAL;
            case FLOAT, DOUBLE -> SimpleType.DOUBLE;
            case DATE -> SimpleType.DATE;
            case TIME -> SimpleType.TIME;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> SimpleType.TIMESTAMP_TZ;
            case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH ->
                    SimpleType.INTERVAL_YEAR_MONTH;
            case INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND ->
                    SimpleType.INTERVAL_DAY_TIME;
            case CHAR, VARCHAR, SYMBOL -> SimpleType.VARCHAR;
            case BINARY, VARBINARY -> SimpleType.VARBINARY;
            case UUID -> SimpleType.UUID;
            case VARIANT -> SimpleType.VARIANT;
            case NULL, ANY -> SimpleType.NULL;
            case ARRAY -> new ArrayType(of(part(type.getComponentType())));
            case MAP -> new MapType(of(part(type.getKeyType())), of(part(type.getValueType())));
            case ROW, STRUCTURED -> struct(type);
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Type " + type + " is not supported",
                            "Cast the column to another type.");
        };
    }

    public static Field field(RelDataTypeField field) {
        return new Field(field.getName(), of(field.getType()), field.getType().isNullable());
    }

    public static Schema schema(RelDataType row) {
        List<Field> fields = row.getFieldList().stream().map(RelTypes::field).toList();
        return new Schema(fields);
    }

    public static RelDataType rel(Type type, boolean nullable, RelDataTypeFactory factory) {
        RelDataType rel =
                switch (type) {
                    case DecimalType decimal ->
                            factory.createSqlType(
                                    SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
                    case SimpleType simple -> simple(simple, factory);
                    case ArrayType array ->
                            factory.createArrayType(rel(array.element(), true, factory), -1);
                    case MapType map ->
                            factory.createMapType(
                                    rel(map.key(), false, factory),
                                    rel(map.value(), true, factory));
                    case StructType struct -> struct(struct, factory);
                };
        return factory.createTypeWithNullability(rel, nullable);
    }

    private static StructType struct(RelDataType type) {
        return new StructType(
                type.getFieldList().stream()
                        .map(field -> new Member(name(field), of(field.getType())))
                        .toList());
    }

    /// Calcite's names of fields without one are counted from `EXPR$0`.
    private static String name(RelDataTypeField field) {
        return field.getName().equals("EXPR$" + field.getIndex())
                ? "col" + (field.getIndex() + 1)
                : field.getName();
    }

    private static RelDataType part(@Nullable RelDataType type) {
        return Objects.requireNonNull(type);
    }

    private static RelDataType struct(StructType struct, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder row = factory.builder();
        struct.members()
                .forEach(member -> row.add(member.name(), rel(member.type(), true, factory)));
        return row.build();
    }

    private static RelDataType simple(SimpleType type, RelDataTypeFactory factory) {
        return switch (type) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
            case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case REAL -> factory.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, 6);
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 6);
            case TIMESTAMP_TZ ->
                    factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 6);
            case INTERVAL_YEAR_MONTH -> interval(factory, TimeUnit.YEAR, TimeUnit.MONTH);
            case INTERVAL_DAY_TIME -> interval(factory, TimeUnit.DAY, TimeUnit.SECOND);
            case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
            case VARBINARY -> factory.createSqlType(SqlTypeName.VARBINARY);
            case UUID -> factory.createSqlType(SqlTypeName.UUID);
            case VARIANT -> factory.createSqlType(SqlTypeName.VARIANT);
            case NULL -> factory.createSqlType(SqlTypeName.NULL);
        };
    }

    private static RelDataType interval(RelDataTypeFactory factory, TimeUnit from, TimeUnit to) {
        return factory.createSqlIntervalType(new SqlIntervalQualifier(from, to, SqlParserPos.ZERO));
    }

    public static RelDataType row(Schema schema, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder row = factory.builder();
        schema.fields()
                .forEach(
                        field ->
                                row.add(
                                        field.name(),
                                        rel(field.type(), field.nullable(), factory)));
        return row.build();
    }
}
