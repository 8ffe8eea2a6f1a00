package io.feldspar.executor.expression;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The kernels of the process by their shape, so that one query finds those of another already
/// hot.
final class Kernels {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final int LIMIT = 20_000;

    private static final ConcurrentHashMap<KernelKey, Kernel> CACHE = new ConcurrentHashMap<>();

    private Kernels() {}

    /// The kernel if it exists already.
    static @Nullable Kernel find(KernelKey key) {
        return CACHE.get(key);
    }

    static Kernel of(KernelKey key) {
        if (CACHE.size() > LIMIT) {
            CACHE.clear();
        }
        return CACHE.computeIfAbsent(key, Kernels::define);
    }

    private static Kernel define(KernelKey key) {
        try {
            Class<?> defined =
                    LOOKUP.defineHiddenClass(new KernelGenerator(key).generate(), true)
                            .lookupClass();
            Constructor<?> constructor = defined.getDeclaredConstructor();
            return (Kernel) constructor.newInstance();
        } catch (ReflectiveOperationException cause) {
            throw new IllegalStateException("cannot define the kernel of " + key.shape(), cause);
        }
    }
}
