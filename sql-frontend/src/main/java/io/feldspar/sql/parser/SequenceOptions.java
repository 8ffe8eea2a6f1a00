package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import org.jspecify.annotations.Nullable;

/// What is said of numbers in order, while the parser reads it.
final class SequenceOptions {

    private static final int MOST_CACHED = 1_000_000;

    private @Nullable Long start;
    private long increment = 1;
    private @Nullable Long least;
    private @Nullable Long most;
    private boolean cycle;
    private int cache = 1;

    void start(String value) {
        start = number(value);
    }

    void increment(String value) {
        increment = number(value);
        if (increment == 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "INCREMENT must not be 0", "Use another number.");
        }
    }

    void least(String value) {
        least = number(value);
    }

    void most(String value) {
        most = number(value);
    }

    void cycle() {
        cycle = true;
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new FeldsparException(
                    ErrorCode.NUMERIC_OVERFLOW, "Number %s is not a BIGINT".formatted(value), e);
        }
    }

    /// The first number.
    long start() {
        return start == null ? (increment > 0 ? least() : most()) : start;
    }

    long increment() {
        return increment;
    }

    long least() {
        return least == null ? (increment > 0 ? 1 : Long.MIN_VALUE) : least;
    }

    long most() {
        return most == null ? (increment > 0 ? Long.MAX_VALUE : -1) : most;
    }

    void cache(String value) {
        cache = Math.clamp(number(value), 1, MOST_CACHED);
    }

    int cache() {
        return cache;
    }

    boolean cycles() {
        return cycle;
    }
}
