package io.feldspar.rdd.local;

import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.serialization.Serialization;
import io.feldspar.rdd.serialization.UnserializableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What a map task wrote for one reduce partition, as the bytes that would leave the process. Each
/// reader gets objects of its own.
final class PackedBlock<B> extends AbstractList<B> {

    private static final String WHAT = "a row of a shuffle";

    private final byte[] bytes;
    private final int checksum;
    private final int count;
    private final @Nullable BlockSerializer<B> serializer;

    private PackedBlock(List<B> rows, @Nullable BlockSerializer<B> serializer) {
        this.serializer = serializer;
        if (serializer == null) {
            Object[] all = rows.toArray();
            this.count = all.length;
            this.bytes = Serialization.write(all, WHAT);
        } else {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            this.count = write(rows, serializer, out);
            this.bytes = out.toByteArray();
        }
        this.checksum = checksum();
    }

    private int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// Whether the bytes are those that were written.
    boolean intact() {
        return checksum == checksum();
    }

    /// For tests: changes a byte, as failing memory would.
    void damage() {
        bytes[bytes.length / 2] ^= 1;
    }

    /// A buffer holds lists of the elements that its shuffle moves.
    @SuppressWarnings("unchecked")
    static <B> List<?>[] pack(List<?>[] partitions, @Nullable BlockSerializer<B> serializer) {
        List<?>[] packed = new List<?>[partitions.length];
        for (int i = 0; i < partitions.length; i++) {
            if (partitions[i] != null) {
                packed[i] = new PackedBlock<>((List<B>) partitions[i], serializer);
            }
        }
        return packed;
    }

    /// Counts what it writes: a list may come in other pieces than it was filled with.
    private static <B> int write(
            List<B> rows, BlockSerializer<B> serializer, ByteArrayOutputStream bytes) {
        int written = 0;
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (B row : rows) {
                serializer.write(row, out);
                written++;
            }
        } catch (IOException e) {
            throw new UnserializableException(WHAT + " cannot be serialized: " + e, e);
        }
        return written;
    }

    @SuppressWarnings("unchecked")
    List<B> unpack() {
        if (serializer == null) {
            Object[] rows = (Object[]) Serialization.read(bytes, WHAT);
            return rows == null ? List.of() : (List<B>) Arrays.asList(rows);
        }
        List<B> rows = new ArrayList<>(count);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int i = 0; i < count; i++) {
                rows.add(serializer.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @Override
    public B get(int index) {
        return unpack().get(index);
    }

    @Override
    public int size() {
        return count;
    }
}
