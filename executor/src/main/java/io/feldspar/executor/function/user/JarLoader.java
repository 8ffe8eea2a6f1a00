package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.udf.UserFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.jspecify.annotations.Nullable;

/// The classes of some JARs, whose content is in memory. They come before those of the engine,
/// except for Java's and the engine's own packages. Loaders are cached by the hashes of the JARs.
final class JarLoader extends ClassLoader {

    private static final int MAX_LOADERS = 64;

    private static final Map<List<String>, JarLoader> LOADERS =
            new LinkedHashMap<>(MAX_LOADERS, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<String>, JarLoader> eldest) {
                    return size() > MAX_LOADERS;
                }
            };

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> entries;

    private JarLoader(Map<String, byte[]> entries) {
        super("functions", JarLoader.class.getClassLoader());
        this.entries = entries;
    }

    private static JarLoader of(List<FunctionJar> jars) {
        List<String> hashes = jars.stream().map(FunctionJar::sha256).toList();
        synchronized (LOADERS) {
            JarLoader known = LOADERS.get(hashes);
            if (known == null) {
                Map<String, byte[]> entries = new HashMap<>();
                jars.forEach(jar -> read(jar, entries));
                known = new JarLoader(entries);
                LOADERS.put(hashes, known);
            }
            return known;
        }
    }

    private static void read(FunctionJar jar, Map<String, byte[]> entries) {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar.content()))) {
            for (JarEntry entry = in.getNextJarEntry();
                    entry != null;
                    entry = in.getNextJarEntry()) {
                if (!entry.isDirectory()) {
                    entries.putIfAbsent(entry.getName(), in.readAllBytes());
                }
            }
        } catch (IOException | SecurityException e) {
            throw new FeldsparException(
                    ErrorCode.DATA_CORRUPT,
                    "JAR '%s' is damaged: %s".formatted(jar.path(), e.getMessage()),
                    e);
        }
    }

    /// @throws FeldsparException with FUNCTION_FAILED
    static UserFunction newInstance(FunctionSource.NamedClass source) {
        ClassLoader loader =
                source.jars().isEmpty() ? JarLoader.class.getClassLoader() : of(source.jars());
        try {
            Object made =
                    Class.forName(source.name(), true, loader)
                            .getDeclaredConstructor()
                            .newInstance();
            if (made instanceof UserFunction function) {
                return function;
            }
            throw unusable(source, "it implements none of the interfaces of io.feldspar.udf", null);
        } catch (ClassNotFoundException e) {
            throw unusable(source, "it is not there", e);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw unusable(source, "it has no public constructor without arguments", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unusable(source, "it fails with " + e, e);
        }
    }

    private static FeldsparException unusable(
            FunctionSource.NamedClass source, String why, @Nullable Throwable cause) {
        return new FeldsparException(
                ErrorCode.FUNCTION_FAILED,
                "Class '%s' cannot be used as a function: %s".formatted(source.name(), why),
                source.jars().isEmpty()
                        ? "Name its JAR with USING JAR."
                        : "See docs/java.md for what a function is.",
                cause);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.") || name.startsWith("io.feldspar.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            byte[] code = entries.get(name.replace('.', '/') + ".class");
            if (loaded == null && code != null) {
                byte[] guarded = GuardedCode.of(code, this::getResourceAsStream);
                loaded = defineClass(name, guarded, 0, guarded.length);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] content = entries.get(name);
        return content == null
                ? super.getResourceAsStream(name)
                : new ByteArrayInputStream(content);
    }
}
