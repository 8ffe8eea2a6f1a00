package io.feldspar.executor.standalone.worker;

import io.feldspar.executor.process.ParentInput;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/// The program of a process that runs somebody's program. It ends with the process that started it,
/// a worker or `feldspar submit`, however that one ends.
public final class ProgramMain {

    /// The system property with the id of the process that started this one, where the program has
    /// the standard input; without it, the end of the input is the end of the worker.
    public static final String PARENT = "feldspar.program.parent";

    /// The exit code where who started the program is gone.
    private static final int WITHOUT_PARENT = 84;

    private ProgramMain() {}

    /// @param args the main class, and what it is given
    public static void main(String[] args) throws Throwable {
        String parent = System.getProperty(PARENT);
        if (parent == null) {
            InputStream worker = System.in;
            Thread.ofPlatform().daemon().name("feldspar-worker").start(() -> endWith(worker));
            System.setIn(InputStream.nullInputStream());
        } else {
            endWith(Long.parseLong(parent));
        }
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
        ParentInput.awaitEnd(worker);
        Runtime.getRuntime().halt(WITHOUT_PARENT);
    }

    /// Ends the program as a signal to it would: the engine in it ends its executors.
    private static void endWith(long parent) {
        var _ =
                ProcessHandle.of(parent)
                        .map(ProcessHandle::onExit)
                        .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()))
                        .thenRunAsync(
                                () -> System.exit(WITHOUT_PARENT),
                                end ->
                                        Thread.ofPlatform()
                                                .daemon()
                                                .name("feldspar-submitter")
                                                .start(end));
    }
}
