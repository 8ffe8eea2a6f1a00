package io.feldspar.benchmarks.rdd.workload;

import java.util.SplittableRandom;

/// Records as TeraSort has them: a key of ten characters and ninety bytes to be carried along.
public final class Records {

    private static final int KEY_LENGTH = 10;
    private static final int PAYLOAD_LENGTH = 90;
    private static final int FIRST_CHARACTER = ' ';
    private static final int CHARACTERS = 95;

    private Records() {}

    public static String key(long seed, long row) {
        SplittableRandom random = Rows.random(seed, row);
        char[] key = new char[KEY_LENGTH];
        for (int i = 0; i < KEY_LENGTH; i++) {
            key[i] = (char) (FIRST_CHARACTER + random.nextInt(CHARACTERS));
        }
        return new String(key);
    }

    public static byte[] payload(long row) {
        byte[] payload = new byte[PAYLOAD_LENGTH];
        for (int i = 0; i < PAYLOAD_LENGTH; i++) {
            payload[i] = (byte) (row >>> (8 * (i & 7)));
        }
        return payload;
    }
}
