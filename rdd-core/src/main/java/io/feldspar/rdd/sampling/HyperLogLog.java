package io.feldspar.rdd.sampling;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Estimates how many different values it was given: Flajolet, Fusy, Gandouet and Meunier,
/// "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm", 2007, with the
/// estimator of Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", 2017, which
/// needs no correction for few values. 2^14 registers give a standard error of 0.8 %.
public final class HyperLogLog implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;

    private final byte[] registers = new byte[REGISTERS];

    public HyperLogLog() {}

    public HyperLogLog add(@Nullable Object value) {
        long hash = mix(Objects.hashCode(value));
        int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | 1L << (INDEX_BITS - 1)) + 1;
        registers[register] = (byte) Math.max(registers[register], rank);
        return this;
    }

    public HyperLogLog merge(HyperLogLog other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
        return this;
    }

    public long estimate() {
        return estimate(registers, INDEX_BITS);
    }

    /// The number of different hash codes that registers were given, about. Of a hash code the
    /// first `indexBits` choose the register; it holds the largest rank seen, which is the
    /// number of zeros that follow in the code, and one.
    ///
    /// @param registers may be longer than the `1 << indexBits` that are read
    public static long estimate(byte[] registers, int indexBits) {
        int size = 1 << indexBits;
        int largest = Long.SIZE - indexBits;
        int[] counts = new int[largest + 2];
        for (int r = 0; r < size; r++) {
            counts[registers[r]]++;
        }
        double z = size * tau(1 - counts[largest + 1] / (double) size);
        for (int k = largest; k >= 1; k--) {
            z = 0.5 * (z + counts[k]);
        }
        z += size * sigma(counts[0] / (double) size);
        double alpha = 0.5 / Math.log(2);
        return Math.round(alpha * size * size / z);
    }

    private static double sigma(double start) {
        if (start == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double start) {
        if (start == 0 || start == 1) {
            return 0;
        }
        double x = start;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    /// Spreads a hash code over 64 bits: the finalizer of MurmurHash3.
    private static long mix(long value) {
        long hash = value * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }
}
