package io.feldspar.executor.standalone.master;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A journal in files of a directory, on disk before it counts. Each master begins a file of its
/// own with a number, its epoch; a master that finds a file with a later epoch has been superseded.
///
/// ```text
/// journal-0000000007   of the last master
/// journal-0000000008   all that counted of it, then what has happened since
/// ```
///
/// Not thread-safe.
final class DirectoryJournal implements Journal {

    private static final Pattern NAME = Pattern.compile("journal-(\\d{10})");

    /// So many entries are written again as few.
    private static final int MOST_ENTRIES = 10_000;

    private final Path directory;
    private final long epoch;
    private final DurableState state = new DurableState();
    private FileChannel file;
    private int written;

    private DirectoryJournal(Path directory, long last) throws IOException {
        this.directory = directory;
        this.epoch = last + 1;
        if (last > 0) {
            JournalFile.read(path(directory, last)).forEach(state::apply);
        }
        this.file = rewrite();
        deleteBefore(last);
    }

    /// Goes on from the last master's journal, with the next epoch.
    static DirectoryJournal open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new DirectoryJournal(directory, latest(directory));
    }

    private static Path path(Path directory, long epoch) {
        return directory.resolve("journal-%010d".formatted(epoch));
    }

    private static long latest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(DirectoryJournal::epochOf).max().orElse(0);
        }
    }

    /// 0 for other files.
    private static long epochOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public DurableState state() {
        return state;
    }

    @Override
    public void append(JournalEntry entry) {
        try {
            long latest = latest(directory);
            if (latest > epoch) {
                throw new SupersededException(latest);
            }
            write(file, JournalFile.encode(entry));
            file.force(false);
            state.apply(entry);
            if (++written > MOST_ENTRIES) {
                file.close();
                file = rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the master's journal cannot be written: " + e, e);
        }
    }

    private FileChannel rewrite() throws IOException {
        List<JournalEntry> entries = state.entries();
        Path complete = directory.resolve("journal.new");
        try (FileChannel made =
                FileChannel.open(
                        complete,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (JournalEntry each : entries) {
                write(made, JournalFile.encode(each));
            }
            made.force(true);
        }
        Path path = path(directory, epoch);
        Files.move(complete, path, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
        written = 0;
        return FileChannel.open(path, StandardOpenOption.APPEND);
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int _ = file.write(bytes);
        }
    }

    private void deleteBefore(long last) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path each : files.toList()) {
                long theirs = epochOf(each);
                if (theirs > 0 && theirs < last) {
                    Files.delete(each);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
