package io.feldspar.executor.source.tpcds;

import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import io.feldspar.executor.source.generated.ScaleFactors;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The built-in catalog `tpcds`, with one schema per scale factor.
public final class TpcdsCatalog implements TableCatalog {

    @Override
    public String name() {
        return "tpcds";
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
        return TpcdsTable.NAMES;
    }

    @Override
    public @Nullable Table table(String schema, String table) {
        String name = table.toLowerCase(Locale.ROOT);
        OptionalDouble scale = ScaleFactors.of(schema);
        return scale.isPresent() && TpcdsTable.NAMES.contains(name)
                ? TpcdsTable.of(name, scale.getAsDouble())
                : null;
    }
}
