package io.feldspar.executor.source.avro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What `bzip2` compressed.
class Bzip2StreamTest {

    /// Three blocks of at most 100 kB.
    private static final byte[] PATTERN =
            Base64.getDecoder()
                    .decode(
                            "QlpoMTFBWSZTWciOnXIARVaYAAAEf+BQBFwD0qQACpEA000EA000EA000CaqBNEBSplJp6"
                                    + "o2SRcki0SLskXZIski7JF+JFqSLckXqSLskW5IuyRfSRdJF4ki/SReyRdJF5JF6ki3SRbJ"
                                    + "F9JFyki+ki0SLEkWSReSRYki6SLEkXZItEi1JFmSLMkWSRYki7JFmSLRIYkpxJTqSmJKep"
                                    + "KfSkXUkWSRaki+ki7JFmSLwkXZItkixJF2JTUlPUlOJKYqoP5IXxItUkW5IvZIvpItpKdS"
                                    + "UxJTqSm0lPElOUlPUlOpKakp1JTSRcJFhJFySL8SL1JF2kizJF9ySL8SL6SL9JFwkXKSLh"
                                    + "IuSRbki5JFyUkW5Iuki1JFokWZItSRbJF9JFiSLckWZIuEizKSL2SLBIvZIvCRdpItSRak"
                                    + "i+pItyRcJFtUoMSRdki5JFgkXZIsyRYJFqSLZIvEkWBSo8ki8ki5JF4SLJItSRZki7JF9J"
                                    + "FiSLkkWZIvECqxJFiSLkkXxIvCRcki0SLMkXJSmpKeJKfAiq6kp1IWCRYkizFKjkkWpIeJ"
                                    + "KakpqSmJKYkpqSnAiq1JTElMSUxIWSRe0kWhSo/mKCskyms2dJzpgAsi8wAAAI/8CgCLwA"
                                    + "AAAAIBppoIBppoIBppoIBppoCpTEEigDYBYB0A7AFAHQD8AWAYAegB0AwA7AHwB0A4APwB"
                                    + "6AOgHADwAyAGAHwBuAHwBYBoAoA4AaAPeAKAPAGAFwBQBQBQBqAPAFAFgFQBoA2AVAHIA6"
                                    + "AOgCgC4A+AOwBQBwA6AYAaAOwBcAcgDUAUgE+gD4AuAGQB4A+gDAD0AUAegCwDADQBwA9A"
                                    + "FwB4AuANgGgBsA/AHgB2AFAGAH4A9AHwBgB+AGwDYBkAbANoAMgDoBYBYBQBYBgB8AaAMA"
                                    + "KgDYBSADwBoA9AHADqALALgD6AGAGwDEAkagDoBsA0AdAKgDQBYBgBwAaQBHIA4AbgDgBQ"
                                    + "BYBQB2APoA1AGwCoA4gCaANAGwD4A4AbgCwCgDcAWAYAbICR4A8AaANQBSQCNgFwBgBYBc"
                                    + "AVAFQBYBqICRYBQBQBUAUAeQBcgCP4u5IpwoSBFc7tSA==");

    private static final byte[] RUNS =
            Base64.getDecoder()
                    .decode(
                            "QlpoOTFBWSZTWXwMbCMAAH3//8yZMmTJkyZMuTJkiRIkSJEiRIkSJEiRIkSJEiRIkSJIMA"
                                    + "DUYNPVSjQNBpoMgeoyMgBkPUPUPUZMTT9RPTU9NT1CNFQAAABkAAGgA0AAAAAlKp/6qmIY"
                                    + "INMmRgmhgAmJpgATAjExGUJUKhAgQIECBCMAh+JqZPjKOZTDqGsd88h6j4HGTGwbxxnPag"
                                    + "9Pi+7JM/Y6n+BkyZn0zNrQC5BdArVB5QEJEXTAOIyWd7tPAhIrl76d+SZYYrt+fU3WSTIG"
                                    + "ZkuJMzPKIVwV7NeVAwjjGRkhKTE5hHGMjySfsuWb+ng8f7/iAwzXGcshCEIQhCEIQhCEIQ"
                                    + "hCEIZhDMIGOQu5IpwoSD4GNhGA");

    private static final byte[] ALL_BYTES =
            Base64.getDecoder()
                    .decode(
                            "QlpoOTFBWSZTWe3ga8wAAAF/////////////////////////////////////////////sA"
                                    + "FgAS//9VVQJgJgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACTAATAAEwAAAAAAAA"
                                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAASYACYAAmAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                    + "AAAAH9QFAkDQRBX/IMg6EIShSFoY/9DUOQ9EERRJE0URVFkXRhGUaRtHEdR5H0gSFIkjSR"
                                    + "JUmSdKEpSpK0sS1LkvTBMUyTNNE1TZN04TlOk7TxPU+T9QFBUJQ1EUVRlHUhSVKUtTFNU5"
                                    + "T1QVFUlTVRVVWVdWFZVpW1cV1XlfWBYViWNZFlWZZ1oWlalrWxbVuW9cFxXJc10XVdl3Xh"
                                    + "eV6XtfF9X5f2AYFgmDYRhWGYdiGJYpi2MY1jmPZBkWSZNlGVZZl2YZlmmbZxnWeZ9oGhaJ"
                                    + "o2kaVpmnahqWqatrGta5r2wbFsmzbRtW2bduG5bpu28b1vm/cBwXCcNxHFcZx3IclynLcx"
                                    + "zXOc90HRdJ03UdV1nXdh2Xadt3Hdd533geF4njeR5Xmed6Hpep63se17nvfB8XyfN9H1fZ"
                                    + "934fl+n7fx/X+F3JFOFCQ7eBrzAA==");

    private static final byte[] EMPTY = Base64.getDecoder().decode("QlpoORdyRThQkAAAAAA=");

    private static byte[] pattern() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            text.append((long) i * i % 97).append(',');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] runs() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int k = 0; k < 600; k += 7) {
            for (int i = 0; i < k; i++) {
                out.write(65 + k % 3);
            }
        }
        return out.toByteArray();
    }

    private static byte[] allBytes() {
        byte[] bytes = new byte[3 * 256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] read(byte[] stored) throws IOException {
        try (Bzip2Stream in = new Bzip2Stream(new ByteArrayInputStream(stored))) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsWhatBzip2Wrote() throws IOException {
        assertArrayEquals(pattern(), read(PATTERN));
        assertArrayEquals(runs(), read(RUNS));
        assertArrayEquals(allBytes(), read(ALL_BYTES));
        assertArrayEquals(new byte[0], read(EMPTY));
    }

    @Test
    void readsStreamsOneAfterAnother() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(EMPTY);
        both.write(RUNS);
        both.write(ALL_BYTES);
        byte[] first = runs();
        byte[] expected = Arrays.copyOf(first, first.length + 768);
        System.arraycopy(allBytes(), 0, expected, first.length, 768);
        assertArrayEquals(expected, read(both.toByteArray()));
    }

    @Test
    void whatIsDamagedIsAnErrorOrHarmless() {
        Random random = new Random(2);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = round % 2 == 0 ? RUNS.clone() : ALL_BYTES.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                read(damaged);
            } catch (IOException e) {
                refused++;
            }
        }
        // the checksum of the whole stream, at its end, is not checked
        assertTrue(refused > 1_700, "refused " + refused);
        assertThrows(IOException.class, () -> read(Arrays.copyOf(RUNS, RUNS.length - 8)));
        assertThrows(IOException.class, () -> read(new byte[0]));
    }
}
