package io.feldspar.server.script;

import io.feldspar.jdbc.ProgressSource;
import io.feldspar.jdbc.spi.EngineProgress;
import java.io.PrintWriter;
import java.util.Locale;

/// A line on the terminal that says how far a long query has come, taken away at its end.
///
/// A thread of its own draws; [#close()] waits for it, so that nothing is drawn later.
final class Progress implements AutoCloseable {

    private static final long FIRST_AFTER_MILLIS = 1000;
    private static final long THEN_EVERY_MILLIS = 200;
    private static final int BAR = 30;
    private static final String ERASE = "\r\u001b[K";

    private final ProgressSource source;
    private final PrintWriter terminal;
    private final Thread thread;
    private final long started = System.nanoTime();

    private Progress(ProgressSource source, PrintWriter terminal) {
        this.source = source;
        this.terminal = terminal;
        this.thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::draw);
    }

    static Progress show(ProgressSource source, PrintWriter terminal) {
        Progress progress = new Progress(source, terminal);
        progress.thread.start();
        return progress;
    }

    private void draw() {
        boolean drawn = false;
        try {
            Thread.sleep(FIRST_AFTER_MILLIS);
            while (true) {
                double seconds = (System.nanoTime() - started) / 1e9;
                terminal.print(ERASE + line(source.progress(), seconds));
                terminal.flush();
                drawn = true;
                Thread.sleep(THEN_EVERY_MILLIS);
            }
        } catch (InterruptedException end) {
            if (drawn) {
                terminal.print(ERASE);
                terminal.flush();
            }
        }
    }

    static String line(EngineProgress progress, double seconds) {
        String time = String.format(Locale.ROOT, "%.1f s", seconds);
        int known = progress.knownTasks();
        if (known == 0) {
            return time;
        }
        int done = Math.min(progress.completedTasks(), known);
        int filled = BAR * done / known;
        return String.format(
                Locale.ROOT,
                "[%s%s] %d of %d tasks, %s",
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                done,
                known,
                time);
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
