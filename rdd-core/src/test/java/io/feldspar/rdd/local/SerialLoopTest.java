package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialLoopTest {

    private final List<String> seen = new ArrayList<>();
    private final SerialLoop loop = new SerialLoop(failure -> seen.add(failure.getMessage()));

    @Test
    void runsTheNextEventWhateverOneThrows() {
        for (Throwable each :
                List.of(
                        new IllegalStateException("exception"),
                        new AssertionError("assertion"),
                        new NoClassDefFoundError("class"),
                        new OutOfMemoryError("memory"))) {
            loop.post(() -> sneak(each));
            loop.post(() -> seen.add("next"));
        }
        assertEquals(
                List.of(
                        "exception",
                        "next",
                        "assertion",
                        "next",
                        "class",
                        "next",
                        "memory",
                        "next"),
                seen);
    }

    @Test
    void survivesAFailureToTellOfAFailure() {
        SerialLoop deaf =
                new SerialLoop(
                        failure -> {
                            throw new OutOfMemoryError("still none");
                        });
        deaf.post(
                () -> {
                    throw new OutOfMemoryError("none");
                });
        deaf.post(() -> seen.add("next"));
        assertEquals(List.of("next"), seen);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
