package io.feldspar.dataset;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Spark's names of options of files, as ours.
final class ForeignOptions {

    private static final Map<String, String> NAMES =
            Map.of(
                    "sep", "delimiter",
                    "nullvalue", "nullstr",
                    "codec", "compression");

    /// Options of Spark that ask for what is done anyway.
    private static final Set<String> IMPLIED =
            Set.of("inferschema", "multiline", "mergeschema", "charset", "samplingratio");

    private ForeignOptions() {}

    static Map<String, String> reading(String format, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>();
        options.forEach(
                (key, value) -> {
                    String name = key.toLowerCase(Locale.ROOT);
                    boolean texts = name.equals("inferschema") && value.equals("false");
                    if (texts && format.equals("csv")) {
                        all.put("all_varchar", "true");
                    } else if (!IMPLIED.contains(name)) {
                        all.put(NAMES.getOrDefault(name, name), value);
                    }
                });
        return all;
    }

    static Map<String, String> writing(Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>();
        options.forEach(
                (key, value) -> {
                    String name = key.toLowerCase(Locale.ROOT);
                    all.put(NAMES.getOrDefault(name, name), value);
                });
        return all;
    }
}
