package io.feldspar.sql.iceberg;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The properties of a table that are the user's, among those by which the engine works.
final class TableProperties {

    private static final String OWN = "feldspar.";
    private static final List<String> RESERVED =
            List.of(NewTable.DATA_PATH, "write.metadata.path", "format-version", "location");

    private TableProperties() {}

    /// @throws FeldsparException with INVALID_STATEMENT where users cannot set it
    static String settable(String name) {
        if (name.startsWith(OWN) || RESERVED.contains(name)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Property '%s' is reserved".formatted(name),
                    "Choose another name.");
        }
        return name;
    }

    /// Those that users set, by name.
    static Map<String, String> visible(Map<String, String> all) {
        Map<String, String> visible = new TreeMap<>(all);
        visible.keySet()
                .removeIf(
                        name ->
                                name.startsWith(OWN)
                                        || name.startsWith(TableMetadata.OPTION)
                                        || RESERVED.contains(name));
        return visible;
    }
}
