package io.feldspar.executor.function.window;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions of the place of a row alone.
abstract class RankingFunction extends StandardWindow {

    private final Type type;

    RankingFunction(String name, Type type, String doc, String result) {
        super(
                name,
                name + "()",
                doc,
                "SELECT x, %s() OVER (ORDER BY x) FROM (VALUES (1), (1), (2)) AS t(x)"
                        .formatted(name.toLowerCase(java.util.Locale.ROOT)),
                result);
        this.type = type;
    }

    static Type number() {
        return SimpleType.BIGINT;
    }

    @Override
    final @Nullable List<Type> accept(List<Type> arguments) {
        return arguments.isEmpty() ? arguments : null;
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return type;
    }

    @Override
    public final boolean neverNull() {
        return true;
    }
}
