package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.Locale;

/// The name of the type in Spark's dialect.
public final class SparkTypeOf implements ScalarFunction {

    @Override
    public String name() {
        return "SPARK_TYPEOF";
    }

    @Override
    public Description description() {
        return Description.of(
                "General",
                "SPARK_TYPEOF(x)",
                "TYPEOF in Spark's dialect: the name that Spark gives the type.",
                "SPARK_TYPEOF(1.5)",
                "decimal(2,1)");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        String type = name(arguments.get(0).type());
        return ScalarCode.interpreted((in, out) -> out.text.append(type)).withNulls();
    }

    private static String name(Type type) {
        return switch (type) {
            case SimpleType simple ->
                    switch (simple) {
                        case INTEGER -> "int";
                        case REAL -> "float";
                        case VARCHAR -> "string";
                        case VARBINARY -> "binary";
                        case NULL -> "void";
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
                                INTERVAL_DAY_TIME ->
                                type.sql().toLowerCase(Locale.ROOT);
                    };
            default -> type.sql().toLowerCase(Locale.ROOT).replace(", ", ",");
        };
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 1) {
            throw Coercion.mismatch(name(), arguments, "one argument");
        }
        return arguments;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }
}
