package io.feldspar.sql.catalog;

import io.feldspar.sql.access.Securable;

/// The full name of a table or view.
public record TableName(String catalog, String schema, String name) {

    /// What privileges are granted on.
    public Securable securable() {
        return Securable.table(catalog, schema, name);
    }

    @Override
    public String toString() {
        return catalog + "." + schema + "." + name;
    }
}
