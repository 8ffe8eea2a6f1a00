package io.feldspar.rdd.broadcast;

import io.feldspar.rdd.serialization.Serialization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The broadcast values of one context, on its driver. Executors fetch them block by block, from
/// the driver only if no other executor has the block. Any thread may use it.
public final class BroadcastValues {

    /// The unit in which executors fetch values from the driver and from each other.
    public static final int BLOCK_BYTES = 4 << 20;

    private final String context;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Held> values = new ConcurrentHashMap<>();
    private final boolean sent;
    private final Consumer<String> dropCopies;

    /// @param context unique among all contexts
    /// @param sent whether tasks leave the process, so that each value will be encoded
    /// @param dropCopies makes all executors drop their copies of a value
    public BroadcastValues(String context, boolean sent, Consumer<String> dropCopies) {
        this.context = context;
        this.sent = sent;
        this.dropCopies = dropCopies;
    }

    private static final class Held {

        private final Object value;
        private @Nullable Encoding encoding;

        Held(Object value) {
            this.value = value;
        }

        synchronized Encoding encoding(String id) {
            Encoding known = encoding;
            if (known == null) {
                known = Encoding.of(id, value);
                encoding = known;
            }
            return known;
        }
    }

    private record Encoding(EncodedBroadcast name, List<byte[]> blocks) {

        static Encoding of(String id, Object value) {
            byte[] bytes = Serialization.write(value, "the broadcast value");
            List<byte[]> blocks = new ArrayList<>();
            List<Integer> checksums = new ArrayList<>();
            for (int from = 0; from < bytes.length; from += BLOCK_BYTES) {
                int to = Math.min(bytes.length, from + BLOCK_BYTES);
                byte[] block = Arrays.copyOfRange(bytes, from, to);
                blocks.add(block);
                checksums.add(EncodedBroadcast.checksum(block));
            }
            return new Encoding(new EncodedBroadcast(id, checksums), blocks);
        }
    }

    /// Takes a value and gives its id.
    ///
    /// @throws io.feldspar.rdd.serialization.UnserializableException where it is to be sent and
    ///     cannot be
    public String add(Object value) {
        Held held = new Held(value);
        String id = context + "/" + next.getAndIncrement();
        if (sent) {
            // By the thread that gives the value, and not by the scheduler's.
            held.encoding(id);
        }
        values.put(id, held);
        return id;
    }

    /// The value itself.
    public Object value(String id) {
        return find(id).value;
    }

    /// The description that executors need to fetch the value.
    public EncodedBroadcast encoded(String id) {
        return find(id).encoding(id).name();
    }

    private Held find(String id) {
        Held held = values.get(id);
        if (held == null) {
            throw gone(id);
        }
        return held;
    }

    /// The error for using a value that no longer exists.
    public static IllegalStateException gone(String id) {
        return new IllegalStateException(
                "broadcast %s was destroyed, or its context is closed".formatted(id));
    }

    /// A block of a value, or null if the value no longer exists.
    public byte @Nullable [] block(String id, int index) {
        Held held = values.get(id);
        return held == null ? null : held.encoding(id).blocks().get(index);
    }

    /// Makes executors drop their copies, which are fetched again on demand.
    public void unpersist(String id) {
        find(id);
        dropCopies.accept(id);
    }

    /// Drops the value permanently, on the driver and on all executors.
    public void destroy(String id) {
        if (values.remove(id) != null) {
            dropCopies.accept(id);
        }
    }

    /// Drops all values here, at the end of the context.
    public void close() {
        values.clear();
    }

    /// How many values are held.
    public int size() {
        return values.size();
    }
}
