package io.feldspar.sql.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Something on which privileges are granted. One on a catalog holds for its schemas, one on a
/// schema for its tables and views.
///
/// @param path the parts of its name, in lower case
public record Securable(Kind kind, List<String> path) {

    public enum Kind {
        /// Files named by their paths.
        ANY_FILE,
        CATALOG,
        SCHEMA,
        /// A table or a view.
        TABLE
    }

    public static final Securable ANY_FILE = new Securable(Kind.ANY_FILE, List.of());

    public Securable {
        path = path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    }

    public static Securable catalog(String name) {
        return new Securable(Kind.CATALOG, List.of(name));
    }

    public static Securable schema(String catalog, String name) {
        return new Securable(Kind.SCHEMA, List.of(catalog, name));
    }

    public static Securable table(String catalog, String schema, String name) {
        return new Securable(Kind.TABLE, List.of(catalog, schema, name));
    }

    /// As GRANT names it.
    public String sql() {
        return kind == Kind.ANY_FILE
                ? "ANY FILE"
                : kind
                        + " "
                        + path.stream()
                                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining("."));
    }

    /// It and what it is in, the innermost first.
    public List<Securable> withParents() {
        List<Securable> all = new ArrayList<>();
        all.add(this);
        for (int i = path.size() - 1; i > 0; i--) {
            all.add(new Securable(i == 1 ? Kind.CATALOG : Kind.SCHEMA, path.subList(0, i)));
        }
        return all;
    }

    /// Whether the other one is in it.
    public boolean holds(Securable other) {
        return path.size() < other.path.size()
                && !path.isEmpty()
                && other.path.subList(0, path.size()).equals(path);
    }
}
