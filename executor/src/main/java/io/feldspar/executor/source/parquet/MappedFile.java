package io.feldspar.executor.source.parquet;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileStamp;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A file mapped into memory as it was when it was opened.
///
/// The mapping goes away when nothing refers to it any more. Bytes are copied out before
/// anything looks at them: the copy turns a page that is gone (the file was cut short) into an
/// error, where native code reading it would end the process.
final class MappedFile implements FileBytes {

    private final String name;
    private final DataFile file;
    private final MemorySegment segment;

    private MappedFile(DataFile file, MemorySegment segment) {
        this.name = file.path().toString();
        this.file = file;
        this.segment = segment;
    }

    /// @param stamp of the file as it must still be
    static MappedFile open(Path path, FileStamp stamp) {
        DataFile file = new DataFile(path, stamp, List.of());
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment segment =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            file.checkOpened();
            return new MappedFile(file, segment);
        } catch (IOException e) {
            throw DataFile.cannotRead(path, e);
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
    public void checkUnchanged() {
        file.checkRead();
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
