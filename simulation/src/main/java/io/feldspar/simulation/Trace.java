package io.feldspar.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What happened, as a running hash always and as readable lines, but for heartbeats, if wanted.
final class Trace {

    private final VirtualTime time;
    private final boolean readable;
    private final List<String> lines = new ArrayList<>();
    private long hash = 17;
    private long events;

    Trace(VirtualTime time, boolean readable) {
        this.time = time;
        this.readable = readable;
    }

    /// Notes an event that the number tells from others of its moment.
    void note(long fingerprint, Supplier<String> text) {
        events++;
        hash = KeyedRandom.mix(hash ^ time.now()) ^ KeyedRandom.mix(fingerprint + events);
        if (readable) {
            say(text.get());
        }
    }

    private void say(String text) {
        if (!text.contains("Heartbeat")) {
            lines.add(String.format(Locale.ROOT, "%9.3f  %s", time.now() / 1e6, text));
        }
    }

    void noteBytes(int peer, byte[] bytes, Supplier<String> text) {
        long print = peer;
        for (byte each : bytes) {
            print = print * 31 + each;
        }
        note(print, text);
    }

    long hash() {
        return hash;
    }

    long events() {
        return events;
    }

    List<String> lines() {
        return lines;
    }
}
