package io.feldspar.sql.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Something on which privileges are granted. One on a catalog holds for its schemas, one on a
/// schema for its tables, views and functions.
///
/// @param path the parts of its name, in lower case
public record Securable(Kind kind, List<String> path) {

    public enum Kind {
        /// Files named by their paths.
        ANY_FILE,
        CATALOG,
        SCHEMA,
        /// A table or a view.
        TABLE,
        /// A function that a user made.
        FUNCTION
    }

    /// What the name of a function has behind it, which no table or view has.
    private static final String CALL = "()";

    public static final Securable ANY_FILE = new Securable(Kind.ANY_FILE, List.of());

    public Securable {
        path = path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        boolean named = !path.isEmpty() && path.getLast().endsWith(CALL);
        if (kind == Kind.FUNCTION && !named) {
            List<String> full = new ArrayList<>(path);
            full.add(full.removeLast() + CALL);
            path = List.copyOf(full);
        } else if (kind == Kind.TABLE && named) {
            kind = Kind.FUNCTION;
        }
    }

    public static Securable catalog(String name) {
        return new Securable(Kind.CATALOG, List.of(name));
    }

    public static Securable schema(String catalog, String name) {
        return new Securable(Kind.SCHEMA, List.of(catalog, name));
    }

    /// What an entry of a schema is: a function where the name is that of one.
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
                                .map(this::shown)
                                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining("."));
    }

    private String shown(String part) {
        return kind == Kind.FUNCTION && part.endsWith(CALL)
                ? part.substring(0, part.length() - CALL.length())
                : part;
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
