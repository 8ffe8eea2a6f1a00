package io.feldspar.server.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.jdbc.spi.EngineProgress;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void drawsABarOfTheTasksDone() {
        assertEquals(
                "[##########....................] 4 of 12 tasks, 2.5 s",
                Progress.line(new EngineProgress(4, 12), 2.5));
    }

    @Test
    void drawsTheTimeAloneWhereNothingIsKnown() {
        assertEquals("1.0 s", Progress.line(EngineProgress.UNKNOWN, 1));
    }
}
