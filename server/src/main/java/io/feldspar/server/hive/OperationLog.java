package io.feldspar.server.hive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What an operation tells its client while it runs, line by line. Thread-safe.
final class OperationLog {

    /// How many lines wait for a client that does not ask; older ones are dropped.
    private static final int MOST_LINES = 1000;

    private final Deque<String> waiting = new ArrayDeque<>();
    private String last = "";

    /// Adds a line unless it is the same as the one before.
    synchronized void add(String line) {
        if (!line.equals(last)) {
            last = line;
            waiting.add(line);
            if (waiting.size() > MOST_LINES) {
                waiting.remove();
            }
        }
    }

    /// The lines since the last call.
    synchronized List<String> take() {
        List<String> lines = new ArrayList<>(waiting);
        waiting.clear();
        return lines;
    }
}
