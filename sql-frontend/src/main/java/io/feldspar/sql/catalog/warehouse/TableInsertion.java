package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableWrite;
import io.feldspar.sql.iceberg.TableMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// INSERT into a table.
final class TableInsertion implements TableWrite {

    private final ChangeTarget target;
    private final OpenTables.State state;

    /// @throws FeldsparException with NOT_SUPPORTED for a table of another engine that this one
    ///     cannot write
    TableInsertion(ChangeTarget target) {
        this.target = target;
        this.state = target.state();
        if (!state.metadata().writable()) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Table '%s' has columns of types, or partitions, that cannot be written"
                            .formatted(target.location().getFileName()),
                    "Write it with the engine that created it.");
        }
    }

    /// The table as it was when the change began.
    TableMetadata begun() {
        return state.metadata();
    }

    @Override
    public Path directory() {
        return state.data(target.location());
    }

    @Override
    public Schema columns() {
        return state.columns();
    }

    @Override
    public TableDetails details() {
        return state.details();
    }

    @Override
    public Sequence identity(int column) {
        return OpenTables.identity(state.metadata(), target.location(), column);
    }

    @Override
    public Map<String, String> options() {
        return OpenTables.writing(state.metadata());
    }

    @Override
    public boolean commit(List<NewFile> files) {
        boolean done =
                Committing.of(
                        target.location(),
                        state.metadata(),
                        files,
                        added -> {
                            target.append(added);
                            return true;
                        });
        target.afterAppend();
        return done;
    }
}
