package io.feldspar.session.setting;

import java.util.Locale;

/// What INSERT OVERWRITE replaces in a partitioned table.
public enum PartitionOverwrite {
    /// All partitions that the statement does not exclude.
    STATIC,
    /// The partitions that the new rows are in.
    DYNAMIC;

    static PartitionOverwrite parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "static" -> STATIC;
            case "dynamic" -> DYNAMIC;
            default -> throw new IllegalArgumentException("it is static or dynamic");
        };
    }
}
