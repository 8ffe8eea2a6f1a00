package io.feldspar.jdbc.spi;

import java.util.List;

/// What exists: catalogs, schemas, tables, columns, functions. Names that do not exist give empty
/// lists.
public interface EngineMetadata {

    List<String> catalogs() throws EngineException;

    List<String> schemas(String catalog) throws EngineException;

    List<EngineTable> tables(String catalog, String schema) throws EngineException;

    List<EngineColumn> columns(String catalog, String schema, String table) throws EngineException;

    List<EngineFunction> functions() throws EngineException;

    /// Reserved words, in upper case.
    List<String> keywords() throws EngineException;
}
