package io.feldspar.executor.function.general;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class XorShiftRandomTest {

    @Test
    void givesTheNumbersOfSpark() {
        assertEquals(0.7604953758285915, new XorShiftRandom(0).nextDouble());
        assertEquals(1.6034991609278433, new XorShiftRandom(0).nextGaussian());
        assertEquals(0.15795279750951363, new XorShiftRandom(123).nextDouble());
    }

    @Test
    void beginsAnewWithASeed() {
        XorShiftRandom random = new XorShiftRandom(7);
        long first = random.nextLong();
        random.nextLong();
        random.setSeed(7);
        assertEquals(first, random.nextLong());
    }
}
