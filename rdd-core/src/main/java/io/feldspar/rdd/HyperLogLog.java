package io.feldspar.rdd;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Estimates how many different values it was given: Flajolet, Fusy, Gandouet and Meunier,
/// "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm", 2007, with
/// linear counting for few values (section 4). 2^14 registers give a standard error of 0.8 %.
final class HyperLogLog implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int INDEX_BITS = 14;
    private static final int REGISTERS = 1 << INDEX_BITS;

    private final byte[] registers = new byte[REGISTERS];

    HyperLogLog add(@Nullable Object value) {
        long hash = mix(Objects.hashCode(value));
        int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | 1L << (INDEX_BITS - 1)) + 1;
        registers[register] = (byte) Math.max(registers[register], rank);
        return this;
    }

    HyperLogLog merge(HyperLogLog other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
        return this;
    }

    double estimate() {
        double sum = 0;
        int empty = 0;
        for (byte register : registers) {
            sum += 1.0 / (1L << register);
            empty += register == 0 ? 1 : 0;
        }
        double raw = 0.7213 / (1 + 1.079 / REGISTERS) * REGISTERS * REGISTERS / sum;
        return raw <= 2.5 * REGISTERS && empty > 0
                ? REGISTERS * Math.log((double) REGISTERS / empty)
                : raw;
    }

    /// Spreads a hash code over 64 bits: the finalizer of MurmurHash3.
    private static long mix(long value) {
        long hash = value * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }
}
