package io.feldspar.sql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files and options as `read_csv('a.csv', header => true)` names them, carried as a single name.
///
/// @param options names in lower case
public record FileReference(List<String> paths, Map<String, String> options) {

    private static final char PATH = '\u0001';
    private static final char OPTION = '\u0002';
    private static final char VALUE = '\u0003';

    /// The paths and options as a name; just the path where there is only one and no option.
    public String encode() {
        StringBuilder name = new StringBuilder(String.join(String.valueOf(PATH), paths));
        options.forEach(
                (key, value) -> name.append(OPTION).append(key).append(VALUE).append(value));
        return name.toString();
    }

    /// The paths and options that [#encode] wrote.
    public static FileReference decode(String name) {
        String[] parts = name.split(String.valueOf(OPTION), -1);
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int separator = parts[i].indexOf(VALUE);
            options.put(parts[i].substring(0, separator), parts[i].substring(separator + 1));
        }
        return new FileReference(
                new ArrayList<>(List.of(parts[0].split(String.valueOf(PATH), -1))), options);
    }
}
