package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.SparkTypeName;
import io.feldspar.executor.type.Type;
import java.util.List;

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
        String type = SparkTypeName.of(arguments.get(0).type());
        return ScalarCode.interpreted((in, out) -> out.text.append(type)).withNulls();
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
