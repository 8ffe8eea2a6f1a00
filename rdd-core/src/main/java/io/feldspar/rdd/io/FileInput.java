package io.feldspar.rdd.io;

import io.feldspar.rdd.iterator.Iterators;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which files a path names, and how whole files are read.
public final class FileInput {

    /// What a file of objects may hold: as deep and as long as data is, and no longer.
    private static final ObjectInputFilter LIMITS =
            ObjectInputFilter.Config.createFilter("maxdepth=100;maxarray=100000000");

    private FileInput() {}

    /// The file itself, the files of a directory, or those whose name matches a pattern such as
    /// `dir/part-*`; in order of their names. Names that start with `_` or `.` are left out.
    public static List<Path> resolve(String path) {
        Path given = Path.of(path);
        try {
            if (Files.isRegularFile(given)) {
                return List.of(given);
            }
            if (Files.isDirectory(given)) {
                return list(given, null);
            }
            Path parent = given.toAbsolutePath().getParent();
            Path name = given.getFileName();
            if (parent == null || name == null || !Files.isDirectory(parent)) {
                throw new NoSuchFileException(path);
            }
            List<Path> matching =
                    list(parent, FileSystems.getDefault().getPathMatcher("glob:" + name));
            if (matching.isEmpty()) {
                throw new NoSuchFileException(path);
            }
            return matching;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path directory, @Nullable PathMatcher matcher)
            throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !hidden(file))
                    .filter(file -> matcher == null || matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hidden(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("_") || name.startsWith(".");
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /// The rows that [FileOutput#OBJECTS] wrote.
    @SuppressWarnings("unchecked")
    public static <T> Iterator<T> objects(Path file) {
        ObjectInputStream objects;
        try {
            objects = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        objects.setObjectInputFilter(LIMITS);
        return new Iterators.Ahead<>() {
            private Iterator<T> some = List.<T>of().iterator();

            @Override
            protected boolean advance() {
                while (!some.hasNext()) {
                    try {
                        List<T> list = (List<T>) objects.readObject();
                        if (list == null) {
                            objects.close();
                            return false;
                        }
                        some = list.iterator();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(
                                "a row of " + file + " is of a class that is not there", e);
                    }
                }
                found = some.next();
                return true;
            }
        };
    }
}
