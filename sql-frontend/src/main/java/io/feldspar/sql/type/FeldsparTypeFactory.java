package io.feldspar.sql.type;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/// Makes types, and finds the one that several have in common.
public final class FeldsparTypeFactory extends JavaTypeFactoryImpl {

    public FeldsparTypeFactory() {
        super(FeldsparTypeSystem.INSTANCE);
    }

    /// FLOAT is REAL, as in Spark and DuckDB.
    @Override
    public RelDataType createSqlType(SqlTypeName name) {
        return super.createSqlType(name == SqlTypeName.FLOAT ? SqlTypeName.REAL : name);
    }

    /// Calcite's rules, but a number is not a date, decimals keep all their fraction digits, what a
    /// VARIANT is with others is a VARIANT, and a text with a UUID is a UUID.
    @Override
    public @Nullable RelDataType leastRestrictive(List<RelDataType> types) {
        if (types.stream().anyMatch(SqlTypeUtil::isDecimal)
                && types.stream().allMatch(FeldsparTypeFactory::exactOrNull)) {
            boolean nullable = types.stream().anyMatch(RelDataType::isNullable);
            List<Type> own = types.stream().map(RelTypes::of).toList();
            return RelTypes.rel(Coercion.common("UNION", own), nullable, this);
        }
        if (types.stream().anyMatch(type -> type.getSqlTypeName() == SqlTypeName.VARIANT)) {
            boolean nullable = types.stream().anyMatch(RelDataType::isNullable);
            return createTypeWithNullability(createSqlType(SqlTypeName.VARIANT), nullable);
        }
        if (types.stream().anyMatch(type -> type.getSqlTypeName() == SqlTypeName.UUID)
                && types.stream().anyMatch(SqlTypeUtil::isCharacter)) {
            boolean nullable = types.stream().anyMatch(RelDataType::isNullable);
            return createTypeWithNullability(createSqlType(SqlTypeName.UUID), nullable);
        }
        boolean moments = types.stream().anyMatch(SqlTypeUtil::isDatetime);
        boolean numbers = types.stream().anyMatch(SqlTypeUtil::isNumeric);
        return moments && numbers ? null : super.leastRestrictive(types);
    }

    /// Times have six digits behind the point whatever is asked for: a cast to fewer rounds the
    /// value, and its type is the same.
    @Override
    public RelDataType createSqlType(SqlTypeName name, int precision) {
        return switch (name) {
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
                    super.createSqlType(name, FeldsparTypeSystem.INSTANCE.getMaxPrecision(name));
            default -> super.createSqlType(name, precision);
        };
    }

    private static boolean exactOrNull(RelDataType type) {
        return SqlTypeUtil.isExactNumeric(type) || type.getSqlTypeName() == SqlTypeName.NULL;
    }
}
