package io.feldspar.rdd.io;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.iterator.Iterators;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The lines of text files, each file cut into pieces of bytes.
///
/// A line belongs to the piece in which its first byte lies; the reader of a piece that does not
/// start a file skips to behind the first line end, looking from one byte before its start.
public final class TextFileRdd extends Rdd<String> {

    private static final long serialVersionUID = 1L;

    private final transient List<String> files;

    private final int minPartitions;

    public TextFileRdd(FeldsparContext context, List<Path> files, int minPartitions) {
        super(context, List.of());
        this.files = files.stream().map(Path::toString).toList();
        this.minPartitions = minPartitions;
    }

    private record Piece(int index, String file, long start, long end) implements Partition {}

    @Override
    protected List<Partition> computePartitions() {
        try {
            long total = 0;
            for (String file : files) {
                total += Files.size(Path.of(file));
            }
            long goal = Math.max(1, Math.ceilDiv(total, Math.max(1, minPartitions)));
            List<Partition> pieces = new ArrayList<>();
            for (String file : files) {
                long size = Files.size(Path.of(file));
                for (long start = 0; start < size; start += goal) {
                    pieces.add(new Piece(pieces.size(), file, start, Math.min(size, start + goal)));
                }
            }
            return pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Iterator<String> compute(Partition partition, TaskContext task) {
        try {
            Lines lines = new Lines((Piece) partition);
            task.onCompletion(lines::close);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Lines extends Iterators.Ahead<String> {

        private final InputStream in;
        private final long end;
        private long position;

        Lines(Piece piece) throws IOException {
            SeekableByteChannel channel = Files.newByteChannel(Path.of(piece.file()));
            this.in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
            this.end = piece.end();
            this.position = Math.max(0, piece.start() - 1);
            channel.position(position);
            if (piece.start() > 0) {
                readLine(new ByteArrayOutputStream());
            }
        }

        @Override
        protected boolean advance() {
            if (position >= end) {
                close();
                return false;
            }
            try {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                readLine(line);
                found = line.toString(StandardCharsets.UTF_8);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Reads up to and including the next line end, which may be LF or CR LF.
        private void readLine(ByteArrayOutputStream line) throws IOException {
            boolean pendingReturn = false;
            for (int next = in.read(); next >= 0; next = in.read()) {
                position++;
                if (next == '\n') {
                    return;
                }
                if (pendingReturn) {
                    line.write('\r');
                    pendingReturn = false;
                }
                if (next == '\r') {
                    pendingReturn = true;
                } else {
                    line.write(next);
                }
            }
            if (pendingReturn) {
                line.write('\r');
            }
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
