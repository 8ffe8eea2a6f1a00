package io.feldspar.server.format;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Writes one result as text.
public interface ResultWriter {

    /// Reads all rows and writes them as they come; gives their number. Does not close anything.
    long write(ResultSet rows, Writer out) throws SQLException, IOException;
}
