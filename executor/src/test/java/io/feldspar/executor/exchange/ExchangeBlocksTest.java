package io.feldspar.executor.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.RandomBatches;
import io.feldspar.executor.operator.TestContext;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExchangeBlocksTest {

    private static List<Batch> batches(long seed) {
        return new RandomBatches(seed, seed % 2 == 0 ? 0 : 50, 0.1)
                .batches(RandomBatches.TYPES, 20, 2000);
    }

    @Test
    void keepsBatchesAsTheyAreWhileThereIsMemory() {
        TestContext context = new TestContext();
        try (ExchangeBlocks blocks = new ExchangeBlocks(context.memory())) {
            List<Batch> batches = batches(1);
            ExchangeBlock block = blocks.newBlock();
            block.addAll(batches);
            assertEquals(batches.size(), block.size());
            assertSame(batches.get(3), block.get(3));
            long bytes = batches.stream().mapToLong(Batch::retainedBytes).sum();
            assertEquals(bytes + dictionaryBytes(batches), context.memory().reservedBytes());
            assertEquals(0, context.openFiles());
        }
        assertEquals(0, context.memory().reservedBytes());
    }

    private static long dictionaryBytes(List<Batch> batches) {
        Set<FlatVector> dictionaries = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Batch batch : batches) {
            for (int c = 0; c < batch.columnCount(); c++) {
                if (batch.column(c) instanceof DictionaryVector coded) {
                    dictionaries.add(coded.dictionary());
                }
            }
        }
        return dictionaries.stream().mapToLong(Vector::retainedBytes).sum();
    }

    @Test
    void countsADictionaryOnceUntilTheRowsThatItIsCountedForAreSpilled() {
        TestContext context = new TestContext();
        try (ExchangeBlocks blocks = new ExchangeBlocks(context.memory())) {
            long[] entries = LongStream.range(0, 1000).toArray();
            FlatVector dictionary =
                    new LongVector(SimpleType.BIGINT, entries, null, entries.length);
            Vector codes = new DictionaryVector(new int[] {3, 1}, dictionary, null, 2);
            Batch batch = Batch.of(new Vector[] {codes}, 2);
            ExchangeBlock first = blocks.newBlock();
            ExchangeBlock second = blocks.newBlock();
            first.add(batch);
            second.add(batch);
            long rows = batch.retainedBytes();
            assertEquals(2 * rows + 8000, context.memory().reservedBytes());
            blocks.spill(8000);
            assertEquals(0, context.memory().reservedBytes());
            second.add(batch);
            assertEquals(rows + 8000, context.memory().reservedBytes());
        }
        assertEquals(0, context.memory().reservedBytes());
    }

    @Test
    void givesTheSameRowsWhateverIsSpilledMeanwhile() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            TestContext context = new TestContext(1L << 30, _ -> random.nextInt(6) == 0);
            ExchangeBlocks blocks = new ExchangeBlocks(context.memory());
            List<List<Batch>> inputs = List.of(batches(seed), batches(seed + 1), List.of());
            List<ExchangeBlock> filled = new ArrayList<>();
            for (List<Batch> each : inputs) {
                ExchangeBlock block = blocks.newBlock();
                block.addAll(each);
                filled.add(block);
            }
            for (int b = 0; b < filled.size(); b++) {
                String expected = BatchSource.rows(inputs.get(b)).toString();
                assertEquals(expected, read(filled.get(b), blocks, random));
                assertEquals(expected, read(filled.get(b), blocks, random));
            }
            assertTrue(context.memory().spilledBytes() > 0);
            blocks.close();
            assertEquals(0, context.memory().reservedBytes());
            assertEquals(0, context.openFiles());
        }
    }

    private static String read(ExchangeBlock block, ExchangeBlocks blocks, Random random) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Iterator<Batch> each = block.iterator();
        while (each.hasNext()) {
            rows.addAll(BatchSource.rows(List.of(each.next())));
            if (random.nextInt(15) == 0) {
                blocks.spill(1);
            }
        }
        return rows.toString();
    }

    @Test
    void goesToDiskAtOnceWhereOthersHoldAllMemory() {
        TestContext context = new TestContext(1 << 20);
        MemoryPool.Reservation join = context.memory().reservation("JOIN");
        try (ExchangeBlocks blocks = new ExchangeBlocks(context.memory())) {
            join.grow((1 << 20) - 100);
            List<Batch> batches = batches(2);
            ExchangeBlock block = blocks.newBlock();
            block.addAll(batches);
            assertEquals((1 << 20) - 100, context.memory().reservedBytes());
            join.close();
            assertEquals(BatchSource.rows(batches).toString(), read(block, blocks, new Random(1)));
        }
        assertEquals(0, context.memory().reservedBytes());
    }

    @Test
    void manyBlocksStayWithinTheirMemory() throws Exception {
        TestContext context = new TestContext(2 << 20);
        ExchangeBlocks blocks = new ExchangeBlocks(context.memory());
        List<Future<String>> read = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int seed = 0; seed < 12; seed++) {
                List<Batch> batches = batches(seed);
                Random random = new Random(seed);
                read.add(
                        threads.submit(
                                () -> {
                                    ExchangeBlock block = blocks.newBlock();
                                    block.addAll(batches);
                                    return read(block, blocks, random);
                                }));
            }
            for (int seed = 0; seed < 12; seed++) {
                assertEquals(BatchSource.rows(batches(seed)).toString(), read.get(seed).get());
            }
        }
        assertTrue(context.memory().peakBytes() <= 2 << 20);
        blocks.close();
        assertEquals(0, context.memory().reservedBytes());
        assertEquals(0, context.openFiles());
    }

    @Test
    void freesWhatNobodyIsGoingToRead() {
        TestContext context = new TestContext();
        try (ExchangeBlocks blocks = new ExchangeBlocks(context.memory())) {
            ExchangeBlock block = blocks.newBlock();
            block.addAll(batches(3));
            assertFalse(context.memory().reservedBytes() == 0);
            block.free();
            assertEquals(0, context.memory().reservedBytes());
        }
    }
}
