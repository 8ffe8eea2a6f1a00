package io.feldspar.sql.iceberg;

import java.io.IOException;

/// A commit that failed and yet may have happened, so that nothing of it may be deleted.
public final class CommitStateUnknownException extends IOException {

    private static final long serialVersionUID = 1L;

    public CommitStateUnknownException(IOException cause) {
        super("whether the change was made is not known: " + cause.getMessage(), cause);
    }
}
