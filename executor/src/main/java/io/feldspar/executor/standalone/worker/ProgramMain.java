package io.feldspar.executor.standalone.worker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/// The program of a process that runs somebody's program. It ends with the worker that started it,
/// however that one ends.
public final class ProgramMain {

    /// The exit code where the worker is gone.
    private static final int WITHOUT_WORKER = 84;

    private ProgramMain() {}

    /// @param args the main class, and what it is given
    public static void main(String[] args) throws Throwable {
        InputStream worker = System.in;
        Thread.ofPlatform().daemon().name("feldspar-worker").start(() -> endWith(worker));
        System.setIn(InputStream.nullInputStream());
        String[] arguments = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void endWith(InputStream worker) {
        try {
            while (worker.read() >= 0) {
                continue;
            }
        } catch (IOException _) {
            // The worker is gone as well.
        }
        Runtime.getRuntime().halt(WITHOUT_WORKER);
    }
}
