package io.feldspar.sql.analyzer;

import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.function.written.WrittenFunction;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog.FunctionScope;
import io.feldspar.sql.dialect.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine's own functions that are written in SQL, as if a user had made them.
final class WrittenBody {

    private WrittenBody() {}

    /// The function of that name, or null.
    static Relation.@Nullable Function of(String name, FunctionScope scope) {
        FunctionRegistry builtIn = FunctionRegistry.builtIn();
        WrittenFunction written = builtIn.findWritten(name);
        if (written == null) {
            return null;
        }
        List<Relation.Parameter> parameters =
                written.parameters().stream()
                        .map(each -> new Relation.Parameter(each.name(), null, each.initial()))
                        .toList();
        return new Relation.Function(
                parameters,
                null,
                false,
                List.of(),
                written.body(),
                null,
                scope.catalog(),
                scope.schema(),
                Dialect.FELDSPAR);
    }
}
