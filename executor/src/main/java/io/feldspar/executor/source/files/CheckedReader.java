package io.feldspar.executor.source.files;

import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.vector.VectorBuilder;

/// Reads on behalf of another reader, and fails where the file is not the one that the query was
/// planned over, or was written to meanwhile.
final class CheckedReader implements RowReader {

    private final DataFile file;
    private final RowReader reader;

    /// @param reader which has opened the file
    CheckedReader(DataFile file, RowReader reader) {
        this.file = file;
        this.reader = reader;
        try {
            file.checkOpened();
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public boolean read(VectorBuilder[] columns) {
        boolean more = reader.read(columns);
        if (!more) {
            file.checkRead();
        }
        return more;
    }

    @Override
    public void close() {
        reader.close();
    }
}
