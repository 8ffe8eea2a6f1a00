package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.serialization.Serialization;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the elements of an encoded block one after another.
///
/// @param serializer null for Java serialization, which writes several elements together
public record ElementReader<B>(@Nullable BlockSerializer<B> serializer) {

    /// How errors call an element.
    public static final String WHAT = "a row of a shuffle";

    /// Reads the next element, or those that were written together.
    ///
    /// They are what a writer of this element type wrote.
    @SuppressWarnings("unchecked")
    public void read(DataInputStream in, List<B> into) throws IOException {
        if (serializer != null) {
            into.add(serializer.read(in));
            return;
        }
        Object[] some = (Object[]) Serialization.read(in.readNBytes(in.readInt()), WHAT);
        for (Object row : Objects.requireNonNull(some)) {
            into.add((B) row);
        }
    }
}
