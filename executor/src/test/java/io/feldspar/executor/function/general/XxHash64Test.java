package io.feldspar.executor.function.general;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;

class XxHash64Test {

    private static final XXHash64 REFERENCE = XXHashFactory.safeInstance().hash64();

    @Test
    void hashesBytesOfAnyLengthAsTheLibraryDoes() {
        byte[] heap = new byte[300];
        new Random(1).nextBytes(heap);
        for (int length = 0; length < 200; length++) {
            int start = length % 7;
            assertEquals(
                    REFERENCE.hash(heap, start, length, 42),
                    new XxHash64().ofBytes(heap, start, length, 42),
                    "length " + length);
        }
    }
}
