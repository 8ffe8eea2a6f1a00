package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads partition columns off folders named `key=value`.
///
/// Names and values may be percent-encoded. A column whose values are all whole numbers without
/// leading zeros is INTEGER or BIGINT, all dates DATE, else VARCHAR;
/// `__HIVE_DEFAULT_PARTITION__` is null.
final class Partitions {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private Partitions() {}

    /// @param typed whether to look for types other than VARCHAR
    /// @throws FeldsparException with INVALID_PARAMETER where files disagree about the columns
    static FileSet of(String description, List<Path> paths, boolean typed) {
        List<Map<String, @Nullable String>> keys = new ArrayList<>();
        for (Path path : paths) {
            Map<String, @Nullable String> own = keys(path);
            if (!keys.isEmpty()
                    && !List.copyOf(own.keySet()).equals(List.copyOf(keys.get(0).keySet()))) {
                throw new FeldsparException(
                        ErrorCode.INVALID_PARAMETER,
                        "Files disagree about partition columns: '%s' has %s, '%s' has %s"
                                .formatted(paths.get(0), keys.get(0).keySet(), path, own.keySet()),
                        "Read them separately, or set hive_partitioning to false.");
            }
            keys.add(own);
        }
        List<Field> fields = new ArrayList<>();
        for (String name : keys.get(0).keySet()) {
            Type type = typed ? type(name, keys) : SimpleType.VARCHAR;
            fields.add(new Field(name, type, true));
        }
        List<DataFile> files = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Field field : fields) {
                String text = keys.get(i).get(field.name());
                values.add(text == null ? null : value(text, field.type()));
            }
            files.add(DataFile.of(paths.get(i), values));
        }
        return new FileSet(description, files, new Schema(fields));
    }

    static FileSet none(String description, List<Path> paths) {
        return new FileSet(
                description,
                paths.stream().map(path -> DataFile.of(path, List.of())).toList(),
                new Schema(List.of()));
    }

    private static Map<String, @Nullable String> keys(Path path) {
        Map<String, @Nullable String> keys = new LinkedHashMap<>();
        Path folders = path.getParent();
        if (folders == null) {
            return keys;
        }
        for (Path folder : folders) {
            String name = folder.toString();
            int equals = name.indexOf('=');
            if (equals > 0) {
                String value = decoded(name.substring(equals + 1));
                String key = decoded(name.substring(0, equals));
                if (keys.containsKey(key)) {
                    throw new FeldsparException(
                            ErrorCode.INVALID_PARAMETER,
                            "Path '%s' names partition column '%s' twice".formatted(path, key));
                }
                keys.put(key, value.equals(NULL) ? null : value);
            }
        }
        return keys;
    }

    private static Type type(String name, List<Map<String, @Nullable String>> keys) {
        boolean ints = true;
        boolean longs = true;
        boolean dates = true;
        boolean any = false;
        for (Map<String, @Nullable String> file : keys) {
            String value = file.get(name);
            if (value == null) {
                continue;
            }
            any = true;
            longs &= value.matches("0|-?[1-9][0-9]{0,17}");
            ints &= longs && Math.abs(Long.parseLong(value)) <= Integer.MAX_VALUE;
            dates &= isDate(value);
        }
        if (!any) {
            return SimpleType.VARCHAR;
        }
        return ints
                ? SimpleType.INTEGER
                : longs ? SimpleType.BIGINT : dates ? SimpleType.DATE : SimpleType.VARCHAR;
    }

    private static boolean isDate(String value) {
        try {
            return value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && LocalDate.parse(value) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static Object value(String text, Type type) {
        return switch (type) {
            case SimpleType.INTEGER -> Integer.parseInt(text);
            case SimpleType.BIGINT -> Long.parseLong(text);
            case SimpleType.DATE -> (int) LocalDate.parse(text).toEpochDay();
            default -> text;
        };
    }

    /// As URLDecoder, but a plus sign stays one and a stray percent sign is itself.
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (in[i] == '%' && high >= 0 && low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
