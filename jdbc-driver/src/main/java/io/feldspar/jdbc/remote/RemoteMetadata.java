package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineFunction;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.jdbc.spi.EngineTable;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.Replies;
import io.feldspar.jdbc.wire.Requests;
import io.feldspar.jdbc.wire.Requests.ObjectKind;
import java.util.List;

/// The catalogs of a session of a server.
final class RemoteMetadata implements EngineMetadata {

    private final Wire wire;

    RemoteMetadata(Wire wire) {
        this.wire = wire;
    }

    private <T extends Message> T get(
            ObjectKind kind, String catalog, String schema, String table, Class<T> reply)
            throws EngineException {
        return wire.call(new Requests.GetObjects(kind, catalog, schema, table), reply);
    }

    @Override
    public List<String> catalogs() throws EngineException {
        return get(ObjectKind.CATALOGS, "", "", "", Replies.Names.class).names;
    }

    @Override
    public List<String> schemas(String catalog) throws EngineException {
        return get(ObjectKind.SCHEMAS, catalog, "", "", Replies.Names.class).names;
    }

    @Override
    public List<EngineTable> tables(String catalog, String schema) throws EngineException {
        return get(ObjectKind.TABLES, catalog, schema, "", Replies.Tables.class).tables;
    }

    @Override
    public List<EngineColumn> columns(String catalog, String schema, String table)
            throws EngineException {
        return get(ObjectKind.COLUMNS, catalog, schema, table, Replies.Columns.class).columns;
    }

    @Override
    public List<EngineFunction> functions() throws EngineException {
        return get(ObjectKind.FUNCTIONS, "", "", "", Replies.Functions.class).functions;
    }

    @Override
    public List<String> keywords() throws EngineException {
        return get(ObjectKind.KEYWORDS, "", "", "", Replies.Names.class).names;
    }
}
