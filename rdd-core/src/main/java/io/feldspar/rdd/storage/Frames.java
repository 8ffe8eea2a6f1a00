package io.feldspar.rdd.storage;

import io.feldspar.rdd.serialization.Serialization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Rows in serialized form, some hundred to a frame. A frame is self-contained: it is what is
/// counted in memory, what a checksum covers on disk, and what is read back at once.
public final class Frames {

    private static final int MOST_ROWS = 512;

    private Frames() {}

    /// The next rows for a frame, or an empty list at the end.
    public static <T> List<T> next(Iterator<T> rows) {
        List<T> some = new ArrayList<>();
        while (some.size() < MOST_ROWS && rows.hasNext()) {
            some.add(rows.next());
        }
        return some;
    }

    public static byte[] pack(List<?> rows) {
        return Serialization.write(rows.toArray(), "a row");
    }

    /// The rows of a frame that this program packed.
    @SuppressWarnings("unchecked")
    public static <T> List<T> unpack(byte[] frame) {
        Object[] rows = (Object[]) Serialization.read(frame, "a cached row");
        return rows == null ? List.of() : (List<T>) Arrays.asList(rows);
    }

    /// The rows of frames, each unpacked when it is reached.
    public static <T> Iterator<T> rows(Iterator<byte[]> frames) {
        return new Iterator<>() {
            private Iterator<T> some = List.<T>of().iterator();

            @Override
            public boolean hasNext() {
                while (!some.hasNext() && frames.hasNext()) {
                    some = Frames.<T>unpack(frames.next()).iterator();
                }
                return some.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return some.next();
            }
        };
    }

    /// Frames of the rows, each packed when it is reached.
    public static Iterator<byte[]> packed(Iterator<?> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public byte[] next() {
                return pack(Frames.next(rows));
            }
        };
    }

    /// One after the other.
    public static <T> Iterator<T> concat(Iterator<T> first, Iterator<T> second) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return first.hasNext() || second.hasNext();
            }

            @Override
            public T next() {
                return first.hasNext() ? first.next() : second.next();
            }
        };
    }
}
