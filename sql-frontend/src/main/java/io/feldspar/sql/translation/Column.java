package io.feldspar.sql.translation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// A column that expressions can name.
///
/// @param name as data sets show it; several columns may have it
/// @param path how SQL names it, which no other column of the block does
/// @param qualifiers names before the dot that mean it
/// @param relations numbers of the relations that it is a column of
/// @param hidden whether only those relations and qualifiers lead to it
record Column(
        String name,
        List<String> path,
        Set<String> qualifiers,
        Set<Long> relations,
        boolean hidden) {

    static Column of(String name, List<String> path) {
        return new Column(name, path, Set.of(), Set.of(), false);
    }

    Column at(List<String> other) {
        return new Column(name, other, qualifiers, relations, hidden);
    }

    Column of(long relation) {
        Set<Long> all = new HashSet<>(relations);
        all.add(relation);
        return new Column(name, path, qualifiers, all, hidden);
    }

    Column qualified(String qualifier) {
        return new Column(
                name,
                path,
                Set.of(qualifier.toLowerCase(java.util.Locale.ROOT)),
                relations,
                hidden);
    }

    Column hide() {
        return new Column(name, path, qualifiers, relations, true);
    }

    SqlNode node() {
        return node(List.of());
    }

    /// A field of a struct in it.
    SqlNode node(List<String> fields) {
        List<String> names = new java.util.ArrayList<>(path);
        names.addAll(fields);
        return identifier(names);
    }

    static SqlIdentifier identifier(List<String> names) {
        // Quoted, so that no name is taken for a function such as USER.
        SqlParserPos quoted = SqlParserPos.ZERO.withQuoting(true);
        return new SqlIdentifier(
                names, null, SqlParserPos.ZERO, names.stream().map(_ -> quoted).toList());
    }

    static SqlIdentifier identifier(String name) {
        return identifier(List.of(name));
    }

    boolean has(@Nullable String qualifier, String wanted) {
        return name.equalsIgnoreCase(wanted)
                && (qualifier == null
                        ? !hidden
                        : qualifiers.contains(qualifier.toLowerCase(java.util.Locale.ROOT)));
    }
}
