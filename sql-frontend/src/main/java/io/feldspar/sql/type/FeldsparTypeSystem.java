package io.feldspar.sql.type;

import io.feldspar.executor.function.DecimalRules;
import io.feldspar.executor.type.DecimalType;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/// The limits of types and the types of results, as [DecimalRules] has them.
public final class FeldsparTypeSystem extends RelDataTypeSystemImpl {

    public static final FeldsparTypeSystem INSTANCE = new FeldsparTypeSystem();

    private FeldsparTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> DecimalType.MAX_PRECISION;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> 6;
            default -> super.getMaxPrecision(typeName);
        };
    }

    @Override
    public int getDefaultPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> 6;
            default ->
                    SqlTypeName.INTERVAL_TYPES.contains(typeName)
                            ? super.getMaxPrecision(typeName)
                            : super.getDefaultPrecision(typeName);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL
                ? DecimalType.MAX_PRECISION
                : super.getMaxScale(typeName);
    }

    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_UP;
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public @Nullable RelDataType deriveDecimalPlusType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return derive(factory, left, right, DecimalRules::sum);
    }

    @Override
    public @Nullable RelDataType deriveDecimalMultiplyType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return derive(factory, left, right, DecimalRules::product);
    }

    @Override
    public @Nullable RelDataType deriveDecimalDivideType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return derive(factory, left, right, DecimalRules::quotient);
    }

    @Override
    public @Nullable RelDataType deriveDecimalModType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return derive(factory, left, right, DecimalRules::remainder);
    }

    private static @Nullable RelDataType derive(
            RelDataTypeFactory factory,
            RelDataType left,
            RelDataType right,
            BinaryOperator<DecimalType> rule) {
        boolean exact = SqlTypeUtil.isExactNumeric(left) && SqlTypeUtil.isExactNumeric(right);
        boolean decimal = SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right);
        if (!exact || !decimal) {
            return null;
        }
        DecimalType result = rule.apply(decimal(left), decimal(right));
        return factory.createSqlType(SqlTypeName.DECIMAL, result.precision(), result.scale());
    }

    private static DecimalType decimal(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> new DecimalType(3, 0);
            case SMALLINT -> new DecimalType(5, 0);
            case INTEGER -> new DecimalType(10, 0);
            case BIGINT -> new DecimalType(19, 0);
            default -> new DecimalType(Math.max(1, type.getPrecision()), type.getScale());
        };
    }

    /// SUM: BIGINT of integers, DECIMAL(38, s) of decimals, DOUBLE of the others.
    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType sum =
                switch (argument.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT ->
                            factory.createSqlType(SqlTypeName.BIGINT);
                    case DECIMAL ->
                            factory.createSqlType(
                                    SqlTypeName.DECIMAL,
                                    DecimalType.MAX_PRECISION,
                                    argument.getScale());
                    case REAL, FLOAT -> factory.createSqlType(SqlTypeName.DOUBLE);
                    default -> argument;
                };
        return factory.createTypeWithNullability(sum, argument.isNullable());
    }

    /// AVG: DECIMAL with four more digits of decimals, DOUBLE of the others.
    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType average =
                switch (argument.getSqlTypeName()) {
                    case DECIMAL -> {
                        DecimalType type =
                                DecimalRules.adjusted(
                                        argument.getPrecision() + 4, argument.getScale() + 4);
                        yield factory.createSqlType(
                                SqlTypeName.DECIMAL, type.precision(), type.scale());
                    }
                    case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE ->
                            factory.createSqlType(SqlTypeName.DOUBLE);
                    default -> argument;
                };
        return factory.createTypeWithNullability(average, argument.isNullable());
    }

    /// Covariances are DOUBLE, of integers too.
    @Override
    public RelDataType deriveCovarType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return factory.createTypeWithNullability(
                factory.createSqlType(SqlTypeName.DOUBLE), left.isNullable() || right.isNullable());
    }
}
