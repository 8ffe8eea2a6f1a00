package io.feldspar.executor.function.general;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.Type;
import java.util.List;

/// A function like another, but NULL where that fails for a value: division by zero, overflow,
/// invalid casts, dates and parameters.
public final class Try implements ScalarFunction {

    private final ScalarFunction function;
    private final Description description;
    private final String name;

    /// @param name such as TRY_ADD
    public Try(String name, ScalarFunction function, String call, String example) {
        this.name = name;
        this.function = function;
        this.description =
                Description.of(
                        function.description().category(),
                        call,
                        "As the function without TRY, but NULL where that is an error.",
                        example,
                        "NULL");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        return function.parameterTypes(arguments);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return function.resultType(arguments);
    }

    @Override
    public Type typeOf(List<Argument> arguments) {
        return function.typeOf(arguments);
    }

    @Override
    public boolean typedByLiterals() {
        return function.typedByLiterals();
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        ScalarCode code = function.code(arguments, result);
        List<Integer> wanted = code.arguments();
        ScalarCode tried = ScalarCode.interpreted((in, out) -> apply(code, in, out)).withNulls();
        return wanted == null ? tried : tried.wanting(wanted.toArray(Integer[]::new));
    }

    private static void apply(ScalarCode code, Cell[] in, Cell out) {
        if (!code.nullAware()) {
            for (Cell cell : in) {
                if (cell.isNull) {
                    out.isNull = true;
                    return;
                }
            }
        }
        try {
            code.interpretation().apply(in, out);
        } catch (FeldsparException e) {
            if (!e.code().blamesValue()) {
                throw e;
            }
            out.isNull = true;
        }
    }
}
