package io.feldspar.executor.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The standard input of a process that ends with the one that started it: its end is how the
/// process learns that the other one is gone, however that one ended.
public final class ParentInput {

    private ParentInput() {}

    /// Waits until the input ends.
    public static void awaitEnd(InputStream input) {
        try {
            long _ = input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // The other end is gone as well.
            return;
        }
    }
}
