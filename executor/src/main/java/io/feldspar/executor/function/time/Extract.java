package io.feldspar.executor.function.time;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The field of a date, time, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DOW,
/// ISODOW, DOY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, EPOCH, ISOYEAR, DECADE,
/// CENTURY or MILLENNIUM.
public final class Extract implements ScalarFunction {

    @Override
    public String name() {
        return "EXTRACT";
    }

    @Override
    public Description description() {
        return new Description(
                "Dates and times",
                List.of("EXTRACT(field FROM value)", "DATE_PART(field, value)"),
                "The field of a date, time, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY,"
                        + " DOW, ISODOW, DOY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, EPOCH,"
                        + " ISOYEAR, DECADE, CENTURY or MILLENNIUM.",
                "EXTRACT(YEAR FROM DATE '1998-12-01')",
                "1998");
    }

    @Override
    public List<String> aliases() {
        return List.of("DATE_PART", "DATEPART");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        String name = arguments.get(0).text();
        Type type = arguments.get(1).type();
        if (name == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The field of EXTRACT must be a literal, such as 'YEAR'");
        }
        return FieldCode.of(TimeField.parse(name), type, 1);
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.size() != 2 || arguments.get(0) != SimpleType.VARCHAR) {
            throw Coercion.mismatch(name(), arguments, "a field and a value");
        }
        return List.of(SimpleType.VARCHAR, FieldCode.parameter(name(), arguments.get(1)));
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.BIGINT;
    }
}
