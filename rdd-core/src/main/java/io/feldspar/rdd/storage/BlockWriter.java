package io.feldspar.rdd.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gathers the rows of one partition into a block while there is room: in memory, else on disk as
/// far as the level allows, else not at all. Gives the rows on in any case, each computed once.
final class BlockWriter<T> {

    private static final Logger LOG = LoggerFactory.getLogger(BlockWriter.class);

    private final BlockId id;
    private final StorageLevel level;
    private final BlockReader task;
    private final BlockStore store;
    private final DiskBlocks disk;
    private final StorageReservation reservation;

    BlockWriter(
            BlockId id,
            StorageLevel level,
            BlockReader task,
            BlockStore store,
            StorageReservation reservation) {
        this.id = id;
        this.level = level;
        this.task = task;
        this.store = store;
        this.disk = store.disk();
        this.reservation = reservation;
    }

    Iterator<T> write(Iterator<T> rows) {
        if (!level.usesMemory()) {
            return toDisk(rows);
        }
        return level.deserialized() ? objectsToMemory(rows) : framesToMemory(rows);
    }

    private Iterator<T> objectsToMemory(Iterator<T> rows) {
        List<T> all = new ArrayList<>();
        SizeEstimate size = new SizeEstimate();
        while (rows.hasNext()) {
            T row = rows.next();
            all.add(row);
            size.add(row);
            if (!reservation.growTo(size.bytes())) {
                return tooLarge(Frames.concat(all.iterator(), rows));
            }
        }
        store.put(id, level, new MemoryBlocks.Content.Objects(all), reservation.keep(size.bytes()));
        return all.iterator();
    }

    private Iterator<T> framesToMemory(Iterator<T> rows) {
        List<byte[]> frames = new ArrayList<>();
        long bytes = 0;
        while (rows.hasNext()) {
            byte[] frame = Frames.pack(Frames.next(rows));
            frames.add(frame);
            bytes += frame.length;
            if (!reservation.growTo(bytes)) {
                return tooLarge(Frames.concat(Frames.rows(frames.iterator()), rows));
            }
        }
        store.put(id, level, new MemoryBlocks.Content.Packed(frames), reservation.keep(bytes));
        return Frames.rows(frames.iterator());
    }

    /// What to do with rows that do not fit memory.
    private Iterator<T> tooLarge(Iterator<T> rows) {
        if (!level.usesDisk()) {
            // The rows gathered so far are still to be read; their memory is released at the end.
            LOG.debug("there is no memory to cache {}", id);
            return rows;
        }
        Iterator<T> back = toDisk(rows);
        reservation.release();
        return back;
    }

    /// Writes the rows and reads them back.
    private Iterator<T> toDisk(Iterator<T> rows) {
        FrameFile.Writer writer;
        try {
            writer = disk.begin(id);
        } catch (IOException e) {
            warn(e);
            return rows;
        }
        List<T> pending = List.of();
        FrameFile.@Nullable Reader written = null;
        try {
            while (rows.hasNext()) {
                pending = Frames.next(rows);
                disk.append(writer, Frames.pack(pending));
                pending = List.of();
            }
            written = disk.commitAndRead(id, writer);
        } catch (IOException e) {
            warn(e);
        } finally {
            if (written == null) {
                task.onCompletion(() -> disk.abort(writer));
            }
        }
        if (written == null) {
            return Frames.concat(Frames.concat(readBack(writer), pending.iterator()), rows);
        }
        BlockStore.closeAtEnd(written, task);
        store.written(id, level);
        return Frames.rows(written);
    }

    private Iterator<T> readBack(FrameFile.Writer writer) {
        try {
            FrameFile.Reader reader = writer.readBack();
            BlockStore.closeAtEnd(reader, task);
            return Frames.rows(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void warn(IOException e) {
        LOG.warn("partition {} is not cached, it cannot be written to disk: {}", id, e.toString());
    }
}
