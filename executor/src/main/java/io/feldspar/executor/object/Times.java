package io.feldspar.executor.object;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// Points in time and spans of time as microseconds.
final class Times {

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    private Times() {}

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
    }

    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / NANOS);
    }

    static LocalDateTime local(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS),
                (int) Math.floorMod(micros, MICROS) * NANOS,
                ZoneOffset.UTC);
    }

    static long micros(LocalDateTime time) {
        return micros(time.toInstant(ZoneOffset.UTC));
    }

    static LocalTime time(long micros) {
        return LocalTime.ofNanoOfDay(micros * NANOS);
    }

    static long micros(LocalTime time) {
        return time.toNanoOfDay() / NANOS;
    }

    static Duration duration(long micros) {
        return Duration.ofSeconds(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
    }

    static long micros(Duration duration) {
        return Math.addExact(
                Math.multiplyExact(duration.getSeconds(), MICROS), duration.getNano() / NANOS);
    }
}
