package io.feldspar.executor.sequence;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Gives out numbers, each once, to all threads and processes that share the file.
///
/// ```text
/// last      the number that was given out last
/// reserved  a later one, which is on the disk; after a power loss numbering continues after it
/// boot      identifies the time since the machine started
/// ```
/// So that not every number costs a write to the disk, some are reserved at once.
public final class SequenceFile {

    private static final int RESERVED = 32;
    private static final String FORMAT = "%20d %20d %s\n";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String BOOTED = booted();

    /// What this process has of each file. A process cannot lock a file twice.
    private static final Map<Path, Taken> TAKEN = new ConcurrentHashMap<>();

    /// Numbers that were taken and not given out yet; guarded by itself.
    private static final class Taken {
        private long next;
        private int left;
    }

    private record State(long last, long reserved, String boot) {}

    private SequenceFile() {}

    private static String booted() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException _) {
            return "";
        }
    }

    /// The next number.
    ///
    /// @throws FeldsparException with NUMERIC_OVERFLOW behind the last one, or IO_ERROR
    public static long next(Sequence sequence) {
        Taken taken = taken(sequence.file());
        synchronized (taken) {
            if (taken.left > 0) {
                long next = taken.next;
                taken.left--;
                taken.next += sequence.increment();
                return next;
            }
            try (FileChannel file = open(sequence.file());
                    FileLock _ = file.lock()) {
                State state = read(file);
                long next = state == null ? sequence.start() : after(sequence, last(state));
                int count = fits(sequence, next, sequence.cache()) ? sequence.cache() : 1;
                long last = next + (count - 1) * sequence.increment();
                boolean within =
                        state != null
                                && !BOOTED.isEmpty()
                                && state.boot.equals(BOOTED)
                                && !beyond(sequence, last, state.reserved);
                long reserved = within && state != null ? state.reserved : ahead(sequence, last);
                write(file, new State(last, reserved, BOOTED));
                if (!within) {
                    file.force(true);
                }
                taken.left = count - 1;
                taken.next = next + sequence.increment();
                return next;
            } catch (IOException e) {
                throw failed(sequence, e);
            }
        }
    }

    /// The number that was given out last.
    ///
    /// @throws FeldsparException with OBJECT_NOT_READY where there was none
    public static long current(Sequence sequence) {
        synchronized (taken(sequence.file())) {
            try (FileChannel file = FileChannel.open(sequence.file(), StandardOpenOption.READ);
                    FileLock _ = file.lock(0, Long.MAX_VALUE, true)) {
                State state = read(file);
                if (state != null) {
                    return last(state);
                }
            } catch (NoSuchFileException _) {
                // no number yet
            } catch (IOException e) {
                throw failed(sequence, e);
            }
        }
        throw new FeldsparException(
                ErrorCode.OBJECT_NOT_READY,
                "The sequence has given no number yet",
                "Call NEXTVAL first.");
    }

    private static Taken taken(Path file) {
        return TAKEN.computeIfAbsent(file, _ -> new Taken());
    }

    private static FileChannel open(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// What was written last may be lost with the power.
    private static long last(State state) {
        return !BOOTED.isEmpty() && state.boot.equals(BOOTED) ? state.last : state.reserved;
    }

    private static @Nullable State read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(256);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
            // until the end
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.strip().split(" +", -1);
        try {
            return new State(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    parts.length > 2 ? parts[2] : "");
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("it does not describe a sequence: " + text, e);
        }
    }

    private static void write(FileChannel file, State state) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(
                        FORMAT.formatted(state.last, state.reserved, state.boot)
                                .getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes, bytes.position());
        }
    }

    private static long after(Sequence sequence, long last) {
        long next = last + sequence.increment();
        boolean overflow = sequence.increment() > 0 ? next < last : next > last;
        if (!overflow && next <= sequence.most() && next >= sequence.least()) {
            return next;
        }
        if (sequence.cycles()) {
            return sequence.increment() > 0 ? sequence.least() : sequence.most();
        }
        throw new FeldsparException(
                ErrorCode.NUMERIC_OVERFLOW,
                "The sequence has no number after %d".formatted(last),
                "Create one with another MAXVALUE or MINVALUE, or with CYCLE.");
    }

    private static boolean beyond(Sequence sequence, long number, long reserved) {
        return sequence.increment() > 0 ? number > reserved : number < reserved;
    }

    private static long ahead(Sequence sequence, long number) {
        return fits(sequence, number, RESERVED + 1)
                ? number + RESERVED * sequence.increment()
                : number;
    }

    /// Whether the sequence has so many numbers from this one on.
    private static boolean fits(Sequence sequence, long first, int count) {
        BigInteger last =
                BigInteger.valueOf(sequence.increment())
                        .multiply(BigInteger.valueOf(count - 1L))
                        .add(BigInteger.valueOf(first));
        return last.compareTo(BigInteger.valueOf(sequence.most())) <= 0
                && last.compareTo(BigInteger.valueOf(sequence.least())) >= 0;
    }

    private static FeldsparException failed(Sequence sequence, IOException cause) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "Sequence file '%s' cannot be used: %s".formatted(sequence.file(), cause),
                cause);
    }
}
