package io.feldspar.sql.type;

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

    /// As Calcite has it, but a number is no date.
    @Override
    public @Nullable RelDataType leastRestrictive(List<RelDataType> types) {
        boolean moments = types.stream().anyMatch(SqlTypeUtil::isDatetime);
        boolean numbers = types.stream().anyMatch(SqlTypeUtil::isNumeric);
        return moments && numbers ? null : super.leastRestrictive(types);
    }
}
