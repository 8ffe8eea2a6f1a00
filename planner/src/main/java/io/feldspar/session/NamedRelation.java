package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the name in a statement stands for.
///
/// @param name in full
/// @param relation null for files, which have no name of their own
record NamedRelation(List<String> name, @Nullable Relation relation) {

    /// @throws FeldsparException with TABLE_NOT_FOUND where it stands for nothing
    static NamedRelation find(StatementContext context, List<String> name) {
        SessionCatalog session = context.catalog();
        Relation.View temporary = temporary(session, name);
        if (temporary != null) {
            return new NamedRelation(List.of(Catalogs.TEMPORARY, name.getLast()), temporary);
        }
        if (name.size() <= 3) {
            TableName full = session.resolve(name);
            CatalogEntry entry = context.catalogs().entry(full);
            if (entry != null) {
                return new NamedRelation(
                        List.of(full.catalog(), full.schema(), entry.name()), entry.relation());
            }
        }
        columns(context, name);
        return new NamedRelation(name, null);
    }

    private static Relation.@Nullable View temporary(SessionCatalog session, List<String> name) {
        boolean qualified =
                name.size() == 2 && name.getFirst().equalsIgnoreCase(Catalogs.TEMPORARY);
        return name.size() == 1 || qualified ? session.temporaryView(name.getLast()) : null;
    }

    /// The columns that the name has.
    ///
    /// @throws FeldsparException with TABLE_NOT_FOUND where it stands for nothing
    static Schema columns(StatementContext context, List<String> name) {
        try {
            return context.session().metadata().columns(name);
        } catch (FeldsparException e) {
            // The place is that in a query of our own.
            throw e.code() == ErrorCode.TABLE_NOT_FOUND
                    ? new FeldsparException(e.code(), e.problem(), e.advice(), e)
                    : e;
        }
    }

    boolean temporary() {
        return name.size() == 2 && relation instanceof Relation.View;
    }

    /// What there is to say of a table of the warehouse; null for all else.
    @Nullable TableDetails tableDetails(StatementContext context) {
        return relation instanceof Relation.IcebergTable table
                ? context.catalogs().writable(name.getFirst()).details(table)
                : null;
    }

    /// What there is to say of it besides its columns.
    ///
    /// @param known as [#tableDetails] gives it
    Map<String, String> details(StatementContext context, @Nullable TableDetails known) {
        Map<String, String> details = new LinkedHashMap<>();
        if (name.size() == 3) {
            details.put("Catalog", name.get(0));
            details.put("Schema", name.get(1));
        }
        details.put("Table", name.getLast());
        switch (relation) {
            case null -> details.put("Type", "FILES");
            case Relation.FileTable table -> {
                details.put("Type", "EXTERNAL");
                details.put("Provider", table.format());
                details.put("Location", String.join(", ", table.paths()));
                if (!table.options().isEmpty()) {
                    details.put("Storage Properties", "[" + options(table) + "]");
                }
            }
            case Relation.IcebergTable table -> {
                details.put("Type", "MANAGED");
                details.put("Provider", "iceberg");
                details.put("Location", table.location().toString());
                if (known != null) {
                    details.putAll(properties(known));
                }
            }
            case Relation.GeneratedTable table -> {
                details.put("Type", "GENERATED");
                details.put("Provider", table.catalog());
            }
            case Relation.View view -> details.putAll(view(context, view));
            case Relation.Restricted restricted -> details.put("Type", restricted.kind().name());
            case Relation.Information _ -> details.put("Type", "SYSTEM VIEW");
            case Relation.Callable _ -> details.put("Type", "FUNCTION");
            case Relation.Numbers _ -> details.put("Type", "SEQUENCE");
        }
        return details;
    }

    /// Whether the user may see how the view is defined.
    boolean isDefinitionShown(StatementContext context) {
        return temporary()
                || context.catalog()
                        .access()
                        .owns(Securable.table(name.get(0), name.get(1), name.get(2)));
    }

    private Map<String, String> view(StatementContext context, Relation.View view) {
        Dialect dialect = context.session().dialect();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Type", temporary() ? "TEMPORARY VIEW" : "VIEW");
        if (isDefinitionShown(context)) {
            details.put("View Text", view.sql());
        }
        details.put(
                "View Catalog and Schema",
                WrittenName.of(List.of(view.currentCatalog(), view.currentSchema()), dialect));
        details.put("View Dialect", view.dialect().toString());
        return details;
    }

    private static Map<String, String> properties(TableDetails known) {
        Map<String, String> details = new LinkedHashMap<>();
        Map<String, String> others = new TreeMap<>(known.properties());
        String comment = others.remove(TableAlteration.COMMENT);
        if (comment != null) {
            details.put("Comment", comment);
        }
        if (!others.isEmpty()) {
            details.put("Table Properties", "[" + pairs(others) + "]");
        }
        return details;
    }

    private static String options(Relation.FileTable table) {
        return pairs(table.options());
    }

    private static String pairs(Map<String, String> map) {
        List<String> pairs = new ArrayList<>();
        sorted(map).forEach((key, value) -> pairs.add(key + "=" + value));
        return String.join(", ", pairs);
    }

    static Map<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }

    /// What SHOW TBLPROPERTIES lists.
    Map<String, String> properties(StatementContext context) {
        TableDetails known = tableDetails(context);
        return switch (relation) {
            case Relation.FileTable table -> {
                Map<String, String> properties = new TreeMap<>();
                table.options().forEach((key, value) -> properties.put("option." + key, value));
                properties.put("location", String.join(", ", table.paths()));
                properties.put("provider", table.format());
                yield properties;
            }
            case Relation.IcebergTable table -> {
                Map<String, String> properties = new TreeMap<>();
                if (known != null) {
                    properties.putAll(known.properties());
                    known.options().forEach((key, value) -> properties.put("option." + key, value));
                }
                properties.put("location", table.location().toString());
                properties.put("provider", "iceberg");
                yield properties;
            }
            case null -> Map.of();
            case Relation.GeneratedTable table -> Map.of("provider", table.catalog());
            case Relation.View view ->
                    sorted(
                            Map.of(
                                    "view.catalogAndSchema",
                                    view.currentCatalog() + "." + view.currentSchema(),
                                    "view.dialect",
                                    view.dialect().toString()));
            case Relation.Information _,
                    Relation.Callable _,
                    Relation.Numbers _,
                    Relation.Restricted _ ->
                    Map.of();
        };
    }
}
