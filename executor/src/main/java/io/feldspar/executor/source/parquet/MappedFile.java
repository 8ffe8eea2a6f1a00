package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file mapped into memory as it was when it was opened.
///
/// The mapping goes away when nothing refers to it any more. Bytes are copied out before
/// anything looks at them: the copy turns a page that is gone (the file was cut short) into an
/// error, where native code reading it would end the process.
final class MappedFile implements FileBytes {

    private final String name;
    private final MemorySegment segment;

    private MappedFile(String name, MemorySegment segment) {
        this.name = name;
        this.segment = segment;
    }

    static MappedFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment segment =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new MappedFile(path.toString(), segment);
        } catch (NoSuchFileException e) {
            throw new FeldsparException(
                    ErrorCode.FILE_NOT_FOUND, "File '" + path + "' does not exist", e);
        } catch (IOException e) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR, "File '" + path + "' cannot be read: " + e, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return segment.byteSize();
    }

    @Override
    public void read(long position, byte[] target, int to, int length) {
        if (position < 0 || length < 0 || length > size() - position) {
            throw Corruption.at(
                    this,
                    position,
                    length + " bytes are wanted, but the file ends at " + size(),
                    null);
        }
        try {
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, position, target, to, length);
        } catch (InternalError e) {
            throw new FeldsparException(
                    ErrorCode.IO_ERROR,
                    "File '" + name + "' was cut short while it was read, at byte " + position,
                    e);
        }
    }
}
