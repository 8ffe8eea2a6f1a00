package io.feldspar.executor.sequence;

import java.nio.file.Path;

/// Numbers in order, as a value that travels.
///
/// @param file that holds how far they were given out; missing until the first was
/// @param start the first number
/// @param least no number is below
/// @param most no number is above
/// @param cycles whether they begin again after the last
/// @param cache how many a process takes at once; those that it does not use are left out
public record Sequence(
        Path file, long start, long increment, long least, long most, boolean cycles, int cache) {

    /// Numbers without an end.
    public static Sequence endless(Path file, long start, long increment) {
        return new Sequence(file, start, increment, Long.MIN_VALUE, Long.MAX_VALUE, false, 1);
    }

    /// The same, for many numbers.
    public Sequence caching(int numbers) {
        return new Sequence(file, start, increment, least, most, cycles, numbers);
    }

    /// The sequence as a text, which [#parse] reads.
    public String text() {
        return "%d %d %d %d %b %d %s".formatted(start, increment, least, most, cycles, cache, file);
    }

    public static Sequence parse(String text) {
        String[] parts = text.split(" ", 7);
        return new Sequence(
                Path.of(parts[6]),
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Boolean.parseBoolean(parts[4]),
                Integer.parseInt(parts[5]));
    }
}
