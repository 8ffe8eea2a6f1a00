package io.feldspar.executor.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.batch.BatchReader;
import io.feldspar.executor.batch.BatchWriter;
import io.feldspar.executor.batch.Compression;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.broadcast.BroadcastValues;
import io.feldspar.rdd.broadcast.EncodedBroadcast;
import io.feldspar.rdd.shuffle.CheckedChunks;
import io.feldspar.rdd.shuffle.MapOutputFile;
import io.feldspar.rdd.shuffle.ShuffleStore.OutputName;
import io.feldspar.rdd.storage.FrameFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever single byte of a block changes, its reader notices. `-Dflips=10000` flips as many in
/// each kind of block.
class FlippedBytesTest {

    private static final int FLIPS = Integer.getInteger("flips", 500);

    private final Random random = new Random(11);

    @TempDir Path directory;

    /// Reads what was damaged, and says so by an [IOException].
    private interface Reading {
        void read() throws IOException;
    }

    private static boolean notices(Reading reading) {
        try {
            reading.read();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// Flips bytes of a file one at a time; gives how many were noticed.
    private int noticed(Path path, Reading reading) throws IOException {
        int noticed = 0;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            for (int i = 0; i < FLIPS; i++) {
                long at = random.nextLong(file.length());
                file.seek(at);
                int before = file.read();
                int mask = 1 + random.nextInt(255);
                file.seek(at);
                file.write(before ^ mask);
                noticed += notices(reading) ? 1 : 0;
                file.seek(at);
                file.write(before);
            }
        }
        return noticed;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void inOutputsOfShuffles() throws IOException {
        Path path = directory.resolve("output");
        OutputName name = new OutputName(3, 9, 5);
        try (MapOutputFile.Writer writer = new MapOutputFile.Writer(path, name)) {
            for (int partition = 0; partition < 5; partition++) {
                byte[] some = bytes(partition * 100_000);
                writer.write(some, 0, some.length);
                writer.endPartition(1);
            }
            var _ = writer.finish();
        }
        Reading all =
                () -> {
                    MapOutputFile file = MapOutputFile.open(path, 3, 9);
                    for (int partition = 0; partition < 5; partition++) {
                        var _ = new CheckedChunks(file.block(partition)).readAllBytes();
                    }
                };
        assertFalse(notices(all));
        assertEquals(FLIPS, noticed(path, all));
        assertTrue(notices(() -> MapOutputFile.open(path, 3, 8)), "it is another output");
    }

    @Test
    void inCachedPartitions() throws IOException {
        Path path = directory.resolve("cached");
        try (FrameFile.Writer writer = new FrameFile.Writer(path)) {
            for (int i = 0; i < 20; i++) {
                writer.append(bytes(i * 1000));
            }
            writer.finish(false);
        }
        assertFalse(notices(() -> FrameFile.verify(path)));
        assertEquals(FLIPS, noticed(path, () -> FrameFile.verify(path)));
    }

    @Test
    void inSpilledRowsAndBatchesOnTheirWay() throws IOException {
        for (Compression compression : Compression.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BatchWriter writer = new BatchWriter(out, compression);
            for (Batch batch : new RandomBatches(1, 5, 0).batches(RandomBatches.TYPES, 5, 200)) {
                writer.write(batch);
            }
            writer.finish();
            byte[] written = out.toByteArray();
            assertFalse(notices(() -> readBatches(written)));
            int noticed = 0;
            for (int i = 0; i < FLIPS; i++) {
                int at = random.nextInt(written.length);
                byte before = written[at];
                written[at] ^= (byte) (1 + random.nextInt(255));
                noticed += notices(() -> readBatches(written)) ? 1 : 0;
                written[at] = before;
            }
            assertEquals(FLIPS, noticed, compression.toString());
        }
    }

    private static void readBatches(byte[] written) throws IOException {
        BatchReader reader = new BatchReader(new ByteArrayInputStream(written));
        Batch batch = reader.next();
        while (batch != null) {
            batch = reader.next();
        }
    }

    @Test
    void inBlocksOfBroadcastValues() {
        BroadcastValues values = new BroadcastValues("context", true, _ -> {});
        String id = values.add(bytes(200_000));
        EncodedBroadcast name = values.encoded(id);
        byte[] block = Objects.requireNonNull(values.block(id, 0)).clone();
        int noticed = 0;
        for (int i = 0; i < FLIPS; i++) {
            int at = random.nextInt(block.length);
            byte before = block[at];
            block[at] ^= (byte) (1 + random.nextInt(255));
            noticed += name.isBlock(0, block) ? 0 : 1;
            block[at] = before;
        }
        assertEquals(FLIPS, noticed);
    }
}
