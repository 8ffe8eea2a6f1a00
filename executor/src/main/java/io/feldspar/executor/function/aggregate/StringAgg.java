package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The texts that are not null, joined by the separator (a comma if left out).
public final class StringAgg extends StandardAggregate {

    public StringAgg() {
        super(
                "STRING_AGG",
                List.of("LISTAGG", "GROUP_CONCAT"),
                about(
                        "STRING_AGG(text [, separator])",
                        "The texts that are not null, joined by the separator (a comma if left out).",
                        "SELECT STRING_AGG(x, '-') FROM (VALUES ('a'), ('b')) AS t(x)",
                        "a-b"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw mismatch(arguments);
        }
        return arguments.stream().<Type>map(_ -> SimpleType.VARCHAR).toList();
    }

    @Override
    public Type resultType(List<Type> arguments) {
        parameterTypes(arguments);
        return SimpleType.VARCHAR;
    }

    /// The text so far and the separator that was last seen.
    @Override
    public List<Type> stateTypes(List<Type> arguments) {
        return List.of(SimpleType.VARCHAR, SimpleType.VARCHAR);
    }
}
