package io.feldspar.server.engine;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineFunction;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.jdbc.spi.EngineTable;
import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.TypeKind;
import io.feldspar.session.Metadata;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogs of a session as the JDBC driver lists them. Temporary views are in a catalog of
/// their own, which exists while there are any.
final class EmbeddedMetadata implements EngineMetadata {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMetadata.class);

    private final Metadata metadata;

    EmbeddedMetadata(Metadata metadata) {
        this.metadata = metadata;
    }

    /// Something to ask the session.
    private interface Question<T> {
        T ask();
    }

    private static <T> T ask(Question<T> question) throws EngineException {
        try {
            return question.ask();
        } catch (RuntimeException | Error error) {
            throw Failures.of(error);
        }
    }

    @Override
    public List<String> catalogs() throws EngineException {
        return ask(
                () -> {
                    List<String> names = new ArrayList<>(metadata.catalogs());
                    metadata.temporaryViews().stream()
                            .map(Metadata.TableInfo::catalog)
                            .distinct()
                            .forEach(names::add);
                    return names;
                });
    }

    @Override
    public List<String> schemas(String catalog) throws EngineException {
        return ask(
                () -> {
                    if (metadata.catalogs().contains(catalog)) {
                        return metadata.schemas(catalog);
                    }
                    return metadata.temporaryViews().stream()
                            .filter(view -> view.catalog().equals(catalog))
                            .map(Metadata.TableInfo::schema)
                            .distinct()
                            .toList();
                });
    }

    @Override
    public List<EngineTable> tables(String catalog, String schema) throws EngineException {
        return ask(
                () -> {
                    List<EngineTable> tables = new ArrayList<>();
                    for (Metadata.TableInfo table : relations(catalog, schema)) {
                        tables.add(new EngineTable(table.name(), kind(table)));
                    }
                    return tables;
                });
    }

    private List<Metadata.TableInfo> relations(String catalog, String schema) {
        return metadata.catalogs().contains(catalog)
                ? metadata.tables(catalog, schema)
                : metadata.temporaryViews().stream()
                        .filter(view -> view.catalog().equals(catalog))
                        .toList();
    }

    private EngineTable.Kind kind(Metadata.TableInfo table) {
        if (!table.view()) {
            return EngineTable.Kind.TABLE;
        }
        return metadata.catalogs().contains(table.catalog())
                ? EngineTable.Kind.VIEW
                : EngineTable.Kind.TEMPORARY_VIEW;
    }

    /// None where the table cannot be read, so that one table without its files does not hide the
    /// columns of all others; the log tells why.
    @Override
    public List<EngineColumn> columns(String catalog, String schema, String table)
            throws EngineException {
        return ask(
                () -> {
                    for (Metadata.TableInfo relation : relations(catalog, schema)) {
                        if (relation.name().equals(table)) {
                            try {
                                return columns(relation);
                            } catch (FeldsparException unreadable) {
                                LOG.warn(
                                        "'{}' has no columns to list: {}",
                                        table,
                                        unreadable.getMessage());
                            }
                        }
                    }
                    return List.of();
                });
    }

    private List<EngineColumn> columns(Metadata.TableInfo relation) {
        List<EngineColumn> columns = new ArrayList<>(TypeNames.columns(metadata.columns(relation)));
        for (String name : metadata.unreadableColumns(relation)) {
            columns.add(new EngineColumn(name, EngineType.of(TypeKind.UNREADABLE), true));
        }
        return columns;
    }

    @Override
    public List<EngineFunction> functions() {
        List<EngineFunction> functions = new ArrayList<>();
        metadata.functions()
                .forEach(
                        (name, description) ->
                                functions.add(new EngineFunction(name, description.doc())));
        return functions;
    }

    @Override
    public List<String> keywords() {
        return Keywords.ALL;
    }
}
