package io.feldspar.rdd.serialization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Java serialization of closures, rows and results.
///
/// Reads only what this program wrote: the filter bounds what a damaged stream can ask for, it is
/// no protection from a hostile one.
public final class Serialization {

    private static final ObjectInputFilter LIMITS =
            ObjectInputFilter.Config.createFilter("maxdepth=10000;maxarray=200000000");

    private Serialization() {}

    /// @param what how the error calls the object: `the task`, `a row`
    public static byte[] write(@Nullable Object object, String what) {
        return writeChain(Collections.singletonList(object), what);
    }

    /// Writes objects one after another, each of which may hold those before it: a chain of them
    /// that would be written link within link is written link after link, however long it is.
    /// [#read] gives the last.
    public static byte[] writeChain(List<?> objects, String what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeInt(objects.size());
            for (Object object : objects) {
                out.writeObject(object);
            }
        } catch (NotSerializableException e) {
            throw new UnserializableException(
                    "%s cannot be serialized: %s"
                            .formatted(what, UnserializablePath.explain(objects, e)),
                    e);
        } catch (IOException e) {
            throw new UnserializableException("%s cannot be serialized: %s".formatted(what, e), e);
        }
        return bytes.toByteArray();
    }

    /// Finds classes by the thread's context loader too, such as those of a shell or a container.
    private static final class ContextObjects extends ObjectInputStream {

        ContextObjects(InputStream bytes) throws IOException {
            super(bytes);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described)
                throws IOException, ClassNotFoundException {
            try {
                return super.resolveClass(described);
            } catch (ClassNotFoundException e) {
                ClassLoader context = Thread.currentThread().getContextClassLoader();
                if (context == null) {
                    throw e;
                }
                return Class.forName(described.getName(), false, context);
            }
        }
    }

    public static @Nullable Object read(byte[] bytes, String what) {
        return read(new ByteArrayInputStream(bytes), what);
    }

    public static @Nullable Object read(InputStream bytes, String what) {
        try (ObjectInputStream in = new ContextObjects(bytes)) {
            in.setObjectInputFilter(LIMITS);
            Object last = null;
            for (int left = in.readInt(); left > 0; left--) {
                last = in.readObject();
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be read back: %s".formatted(what, e.getMessage()), e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "%s is of a class that is not there: %s".formatted(what, e.getMessage()), e);
        }
    }
}
