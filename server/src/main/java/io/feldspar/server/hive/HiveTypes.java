package io.feldspar.server.hive;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hive.service.rpc.thrift.TCLIServiceConstants;
import org.apache.hive.service.rpc.thrift.TColumnDesc;
import org.apache.hive.service.rpc.thrift.TPrimitiveTypeEntry;
import org.apache.hive.service.rpc.thrift.TTableSchema;
import org.apache.hive.service.rpc.thrift.TTypeDesc;
import org.apache.hive.service.rpc.thrift.TTypeEntry;
import org.apache.hive.service.rpc.thrift.TTypeId;
import org.apache.hive.service.rpc.thrift.TTypeQualifierValue;
import org.apache.hive.service.rpc.thrift.TTypeQualifiers;

/// Our types as the protocol names them. TIME, which it does not have, is a text.
final class HiveTypes {

    private HiveTypes() {}

    static TTableSchema schema(Schema schema) {
        List<TColumnDesc> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            columns.add(
                    new TColumnDesc(
                            field.name(),
                            new TTypeDesc(List.of(entry(field.type()))),
                            columns.size() + 1));
        }
        return new TTableSchema(columns);
    }

    private static TTypeEntry entry(Type type) {
        TPrimitiveTypeEntry primitive = new TPrimitiveTypeEntry(id(type));
        if (type instanceof DecimalType decimal) {
            primitive.setTypeQualifiers(
                    new TTypeQualifiers(
                            Map.of(
                                    TCLIServiceConstants.PRECISION,
                                    TTypeQualifierValue.i32Value(decimal.precision()),
                                    TCLIServiceConstants.SCALE,
                                    TTypeQualifierValue.i32Value(decimal.scale()))));
        }
        return TTypeEntry.primitiveEntry(primitive);
    }

    private static TTypeId id(Type type) {
        return switch (type) {
            case DecimalType _ -> TTypeId.DECIMAL_TYPE;
            case ArrayType _ -> TTypeId.ARRAY_TYPE;
            case MapType _ -> TTypeId.MAP_TYPE;
            case StructType _ -> TTypeId.STRUCT_TYPE;
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> TTypeId.BOOLEAN_TYPE;
                        case TINYINT -> TTypeId.TINYINT_TYPE;
                        case SMALLINT -> TTypeId.SMALLINT_TYPE;
                        case INTEGER -> TTypeId.INT_TYPE;
                        case BIGINT -> TTypeId.BIGINT_TYPE;
                        case REAL -> TTypeId.FLOAT_TYPE;
                        case DOUBLE -> TTypeId.DOUBLE_TYPE;
                        case DATE -> TTypeId.DATE_TYPE;
                        case TIMESTAMP -> TTypeId.TIMESTAMP_TYPE;
                        case TIMESTAMP_TZ -> TTypeId.TIMESTAMPLOCALTZ_TYPE;
                        case INTERVAL_YEAR_MONTH -> TTypeId.INTERVAL_YEAR_MONTH_TYPE;
                        case INTERVAL_DAY_TIME -> TTypeId.INTERVAL_DAY_TIME_TYPE;
                        case TIME, VARCHAR, UUID, VARIANT -> TTypeId.STRING_TYPE;
                        case VARBINARY -> TTypeId.BINARY_TYPE;
                        case NULL -> TTypeId.NULL_TYPE;
                    };
        };
    }
}
