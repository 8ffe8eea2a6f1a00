package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlRowTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// The types of Spark, DuckDB and PostgreSQL that Calcite's grammar does not know, and the types of
/// columns that CREATE TABLE declares.
final class DataTypes {

    private static final int DEFAULT_PRECISION = 18;
    private static final int DEFAULT_SCALE = 3;

    private static final Map<String, SqlTypeName> NAMES =
            Map.ofEntries(
                    Map.entry("STRING", SqlTypeName.VARCHAR),
                    Map.entry("TEXT", SqlTypeName.VARCHAR),
                    Map.entry("BLOB", SqlTypeName.VARBINARY),
                    Map.entry("BYTEA", SqlTypeName.VARBINARY),
                    Map.entry("BOOL", SqlTypeName.BOOLEAN),
                    Map.entry("BYTE", SqlTypeName.TINYINT),
                    Map.entry("SHORT", SqlTypeName.SMALLINT),
                    Map.entry("LONG", SqlTypeName.BIGINT),
                    Map.entry("INT8", SqlTypeName.BIGINT),
                    Map.entry("INT4", SqlTypeName.INTEGER),
                    Map.entry("INT2", SqlTypeName.SMALLINT),
                    Map.entry("FLOAT8", SqlTypeName.DOUBLE),
                    Map.entry("FLOAT4", SqlTypeName.REAL),
                    Map.entry("INT1", SqlTypeName.TINYINT),
                    Map.entry("UTINYINT", SqlTypeName.SMALLINT),
                    Map.entry("UINT8", SqlTypeName.SMALLINT),
                    Map.entry("USMALLINT", SqlTypeName.INTEGER),
                    Map.entry("UINT16", SqlTypeName.INTEGER),
                    Map.entry("UINTEGER", SqlTypeName.BIGINT),
                    Map.entry("UINT32", SqlTypeName.BIGINT),
                    Map.entry("UUID", SqlTypeName.UUID),
                    Map.entry("VARIANT", SqlTypeName.VARIANT),
                    Map.entry("DATETIME", SqlTypeName.TIMESTAMP),
                    Map.entry("TIMESTAMP_NTZ", SqlTypeName.TIMESTAMP),
                    Map.entry("TIMESTAMP_LTZ", SqlTypeName.TIMESTAMP_TZ),
                    Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP_TZ));

    /// Digits of integers that need more than 64 bits.
    private static final Map<String, Integer> WIDE_INTEGERS =
            Map.of(
                    "UBIGINT", 20,
                    "UINT64", 20,
                    "HUGEINT", DecimalType.MAX_PRECISION,
                    "INT128", DecimalType.MAX_PRECISION,
                    "UHUGEINT", DecimalType.MAX_PRECISION,
                    "UINT128", DecimalType.MAX_PRECISION);

    private DataTypes() {}

    /// A type whose name is not a keyword.
    static SqlTypeNameSpec named(SqlIdentifier name, SqlParserPos position) {
        String simple = name.isSimple() ? name.getSimple().toUpperCase(Locale.ROOT) : "";
        Integer digits = WIDE_INTEGERS.get(simple);
        if (digits != null) {
            return new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, digits, 0, position);
        }
        SqlTypeName type = NAMES.get(simple);
        if (type == null) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.TYPE_MISMATCH,
                            "Type '%s' is not known".formatted(name),
                            "Use a type such as BIGINT, DECIMAL(15, 2), VARCHAR or TIMESTAMP."),
                    name.getParserPosition());
        }
        return new SqlBasicTypeNameSpec(type, position);
    }

    static SqlTypeNameSpec exact(
            SqlTypeName type, int precision, int scale, Dialect dialect, SqlParserPos position) {
        boolean bare =
                type == SqlTypeName.DECIMAL && precision == RelDataType.PRECISION_NOT_SPECIFIED;
        return bare
                ? bareDecimal(dialect, position)
                : new SqlBasicTypeNameSpec(type, precision, scale, position);
    }

    /// DECIMAL without digits.
    private static SqlTypeNameSpec bareDecimal(Dialect dialect, SqlParserPos position) {
        return switch (dialect) {
            case FELDSPAR ->
                    new SqlBasicTypeNameSpec(
                            SqlTypeName.DECIMAL, DEFAULT_PRECISION, DEFAULT_SCALE, position);
            case SPARK -> new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, 10, 0, position);
        };
    }

    /// The type that a function of its name casts to, such as `double(x)`, or null.
    static @Nullable SqlTypeNameSpec function(String name, Dialect dialect, SqlParserPos position) {
        return switch (name) {
            case "BOOLEAN" -> new SqlBasicTypeNameSpec(SqlTypeName.BOOLEAN, position);
            case "TINYINT" -> new SqlBasicTypeNameSpec(SqlTypeName.TINYINT, position);
            case "SMALLINT" -> new SqlBasicTypeNameSpec(SqlTypeName.SMALLINT, position);
            case "INT" -> new SqlBasicTypeNameSpec(SqlTypeName.INTEGER, position);
            case "BIGINT" -> new SqlBasicTypeNameSpec(SqlTypeName.BIGINT, position);
            case "FLOAT" -> new SqlBasicTypeNameSpec(SqlTypeName.REAL, position);
            case "DOUBLE" -> new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position);
            case "DECIMAL" -> bareDecimal(dialect, position);
            case "DATE" -> new SqlBasicTypeNameSpec(SqlTypeName.DATE, position);
            case "TIME" -> new SqlBasicTypeNameSpec(SqlTypeName.TIME, 6, position);
            case "TIMESTAMP" -> new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP, 6, position);
            case "BINARY" -> new SqlBasicTypeNameSpec(SqlTypeName.VARBINARY, position);
            case "STRING" -> new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, position);
            default -> null;
        };
    }

    /// A column of CREATE TABLE.
    static Field column(SqlIdentifier name, SqlDataTypeSpec type, boolean nullable) {
        SqlTypeNameSpec spec = type.getTypeNameSpec();
        return new Field(name.getSimple(), of(spec, type), nullable, length(spec, type));
    }

    /// The length that the type of a column declares, or null. CHAR is CHAR(1).
    private static @Nullable TextLength length(SqlTypeNameSpec name, SqlDataTypeSpec spec) {
        if (!(name instanceof SqlBasicTypeNameSpec basic)) {
            return null;
        }
        boolean fixed = basic.getTypeName().getSimple().equals(SqlTypeName.CHAR.name());
        boolean text = fixed || basic.getTypeName().getSimple().equals(SqlTypeName.VARCHAR.name());
        int most = basic.getPrecision();
        if (!text || (!fixed && most == RelDataType.PRECISION_NOT_SPECIFIED)) {
            return null;
        }
        if (most == 0) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.SYNTAX_ERROR,
                            "%s(0) is not a type".formatted(basic.getTypeName().getSimple()),
                            "Write a length of at least 1."),
                    spec.getParserPosition());
        }
        return new TextLength(Math.max(most, 1), fixed);
    }

    /// @param spec what it is a part of
    private static Type of(SqlTypeNameSpec name, SqlDataTypeSpec spec) {
        return switch (name) {
            case SqlBasicTypeNameSpec basic -> flat(basic, spec);
            case SqlCollectionTypeNameSpec array ->
                    new ArrayType(of(array.getElementTypeName(), spec));
            case SqlMapTypeNameSpec map ->
                    new MapType(part(map.getKeyType()), part(map.getValType()));
            case SqlRowTypeNameSpec struct -> {
                List<Member> members = new ArrayList<>();
                for (int i = 0; i < struct.getArity(); i++) {
                    members.add(
                            new Member(
                                    struct.getFieldNames().get(i).getSimple(),
                                    part(struct.getFieldTypes().get(i))));
                }
                yield new StructType(members);
            }
            default -> throw unsupported(spec);
        };
    }

    private static Type part(SqlDataTypeSpec spec) {
        return of(spec.getTypeNameSpec(), spec);
    }

    private static Type flat(SqlBasicTypeNameSpec basic, SqlDataTypeSpec spec) {
        return switch (SqlTypeName.valueOf(basic.getTypeName().getSimple())) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case TINYINT -> SimpleType.TINYINT;
            case SMALLINT -> SimpleType.SMALLINT;
            case INTEGER -> SimpleType.INTEGER;
            case BIGINT -> SimpleType.BIGINT;
            case REAL, FLOAT -> SimpleType.REAL;
            case DOUBLE -> SimpleType.DOUBLE;
            case DECIMAL -> decimal(basic, spec);
            case DATE -> SimpleType.DATE;
            case TIME -> SimpleType.TIME;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SimpleType.TIMESTAMP_TZ;
            case VARCHAR, CHAR -> SimpleType.VARCHAR;
            case VARBINARY, BINARY -> SimpleType.VARBINARY;
            case UUID -> SimpleType.UUID;
            case VARIANT -> SimpleType.VARIANT;
            default -> throw unsupported(spec);
        };
    }

    private static Type decimal(SqlBasicTypeNameSpec type, SqlDataTypeSpec spec) {
        int precision = type.getPrecision();
        int scale = Math.max(type.getScale(), 0);
        if (precision < 1 || precision > DecimalType.MAX_PRECISION || scale > precision) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.SYNTAX_ERROR,
                            "DECIMAL(%d, %d) is not a type".formatted(precision, scale),
                            "Write a precision from 1 to 38 and a scale not above it."),
                    spec.getParserPosition());
        }
        return new DecimalType(precision, scale);
    }

    private static PlacedException unsupported(SqlDataTypeSpec spec) {
        return PlacedException.of(
                new FeldsparException(
                        ErrorCode.SYNTAX_ERROR,
                        "Type '%s' is not supported".formatted(spec),
                        "Use a type such as BIGINT or VARCHAR."),
                spec.getParserPosition());
    }
}
