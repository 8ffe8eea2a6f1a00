package io.feldspar.sql.table;

import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/// A schema whose tables and schemas are asked for by name, in any case of letters.
final class NamedSchema extends AbstractSchema {

    private final Lookup<Table> tables;
    private final Lookup<Schema> schemas;

    /// @param tables the table of a name, or null
    /// @param schemas the schema of a name, or null
    NamedSchema(
            Function<String, @Nullable Table> tables, Function<String, @Nullable Schema> schemas) {
        this.tables = new ByName<>(tables);
        this.schemas = new ByName<>(schemas);
    }

    @Override
    public Lookup<Table> tables() {
        return tables;
    }

    @Override
    public Lookup<? extends Schema> subSchemas() {
        return schemas;
    }

    private record ByName<T>(Function<String, @Nullable T> function) implements Lookup<T> {

        @Override
        public @Nullable T get(String name) {
            return function.apply(name);
        }

        @Override
        public @Nullable Named<T> getIgnoreCase(String name) {
            T found = function.apply(name);
            return found == null ? null : new Named<>(name, found);
        }

        @Override
        public Set<String> getNames(LikePattern pattern) {
            return Set.of();
        }
    }
}
