package io.feldspar.executor.source.tpch;

import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import io.feldspar.executor.source.generated.ScaleFactors;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The built-in catalog `tpch`, with one schema per scale factor.
public final class TpchCatalog implements TableCatalog {

    @Override
    public String name() {
        return "tpch";
    }

    @Override
    public List<String> schemas() {
        return ScaleFactors.LISTED;
    }

    @Override
    public boolean hasSchema(String schema) {
        return ScaleFactors.of(schema).isPresent();
    }

    @Override
    public List<String> tables(String schema) {
        return TpchTable.NAMES;
    }

    @Override
    public @Nullable Table table(String schema, String table) {
        String name = table.toLowerCase(Locale.ROOT);
        OptionalDouble scale = ScaleFactors.of(schema);
        return scale.isPresent() && TpchTable.NAMES.contains(name)
                ? TpchTable.of(name, scale.getAsDouble())
                : null;
    }
}
