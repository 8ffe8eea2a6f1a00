package io.feldspar.benchmarks.parquet;

import io.feldspar.executor.source.parquet.decode.Conversion;
import io.feldspar.executor.source.parquet.decode.HybridCodes;
import io.feldspar.executor.source.parquet.decode.PlainValues;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.FlatVector;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Values per microsecond and core, window by window as a scan reads them. The aims are 1,000
/// codes and 300 plain values.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodingBenchmark {

    private static final int WINDOWS = 50;
    private static final int VALUES = WINDOWS * Batch.SIZE;

    /// Bits of a code: 3 as in `l_shipmode`, 6 as in `l_quantity`, 12 as in `l_shipdate`, 17 as
    /// in a large dictionary.
    @Param({"3", "6", "12", "17"})
    private int width;

    private byte[] packed = new byte[0];
    private byte[] plain = new byte[0];
    private final HybridCodes codes = new HybridCodes();
    private final int[] window = new int[Batch.SIZE];
    private final int[] selected = new int[Batch.SIZE / 50];
    private final PlainValues longs =
            PlainValues.of(SimpleType.BIGINT, Conversion.INT64, 8, Batch.SIZE);
    private final PlainValues ints =
            PlainValues.of(SimpleType.INTEGER, Conversion.INT32, 4, Batch.SIZE);

    @Setup(Level.Trial)
    public void fill() {
        Random random = new Random(1);
        int bytes = VALUES / 8 * width;
        int groups = VALUES / 8;
        packed = new byte[8 + bytes + HybridCodes.SLACK];
        random.nextBytes(packed);
        int at = 0;
        int header = (groups << 1) | 1;
        while ((header & ~0x7F) != 0) {
            packed[at++] = (byte) ((header & 0x7F) | 0x80);
            header >>>= 7;
        }
        packed[at] = (byte) header;
        plain = new byte[VALUES * 8 + HybridCodes.SLACK];
        random.nextBytes(plain);
        for (int i = 0; i < selected.length; i++) {
            selected[i] = i * 50;
        }
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int unpackCodes() {
        codes.open(packed, 0, packed.length - HybridCodes.SLACK, width);
        int sum = 0;
        for (int i = 0; i < WINDOWS; i++) {
            codes.read(window, 0, Batch.SIZE);
            sum += window[i];
        }
        return sum;
    }

    /// Of each window every 50th code.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public int pickCodes() {
        codes.open(packed, 0, packed.length - HybridCodes.SLACK, width);
        int sum = 0;
        for (int i = 0; i < WINDOWS; i++) {
            codes.readRows(Batch.SIZE, selected, selected.length, window, 0);
            sum += window[0];
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public FlatVector copyLongs() {
        longs.open(plain, 0, VALUES * 8);
        for (int i = 0; i < WINDOWS; i++) {
            longs.read(0, Batch.SIZE);
        }
        return longs.vector(null, Batch.SIZE);
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public FlatVector copyInts() {
        ints.open(plain, 0, VALUES * 4);
        for (int i = 0; i < WINDOWS; i++) {
            ints.read(0, Batch.SIZE);
        }
        return ints.vector(null, Batch.SIZE);
    }
}
