package io.feldspar.executor.source.json;

import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSplit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// Finds out where in a large file an object of the first level begins, without reading it all.
///
/// Where `}` is followed by a line break and `{`, with nothing but blanks between, there is such
/// a place: within an array a comma would be required there, within an object a name, and a
/// text holds no line break. Files in UTF-16 and arrays have no such place and stay whole.
final class JsonBoundaries {

    private static final int BLOCK = 1 << 16;

    private JsonBoundaries() {}

    /// Splits of about `distance` bytes.
    static List<FileSplit> splits(int index, DataFile file, long distance, LongUnaryOperator rows) {
        List<FileSplit> splits = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            long from = 0;
            while (from < file.size()) {
                long to =
                        file.size() - from < 2 * distance
                                ? file.size()
                                : next(channel, from + distance, file.size());
                splits.add(
                        new FileSplit(index, from, to, 0, rows.applyAsLong(to - from), to - from));
                from = to;
            }
        } catch (IOException e) {
            throw DataFile.cannotRead(file.path(), e);
        }
        return splits;
    }

    /// Where the first object behind the offset begins, or the end of the file.
    private static long next(FileChannel channel, long from, long size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        boolean closed = false;
        boolean broken = false;
        for (long at = from; at < size; ) {
            block.clear();
            int read = channel.read(block, at);
            for (int i = 0; i < read; i++) {
                byte b = block.get(i);
                if (b == '{' && broken) {
                    return at + i;
                }
                boolean blank = b == ' ' || b == '\t' || b == '\r' || b == '\n';
                closed = b == '}' || (closed && blank);
                broken = closed && (broken || b == '\n') && b != '}';
            }
            if (read <= 0) {
                break;
            }
            at += read;
        }
        return size;
    }

    /// The number of line breaks before the offset.
    static long lines(Path path, long offset) throws IOException {
        long lines = 0;
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (long at = 0; at < offset; ) {
                block.clear();
                int read = (int) Math.min(channel.read(block, at), offset - at);
                for (int i = 0; i < read; i++) {
                    lines += block.get(i) == '\n' ? 1 : 0;
                }
                if (read <= 0) {
                    break;
                }
                at += read;
            }
        }
        return lines;
    }
}
