package io.feldspar.sql.catalog;

/// The full name of a table or view.
public record TableName(String catalog, String schema, String name) {

    @Override
    public String toString() {
        return catalog + "." + schema + "." + name;
    }
}
