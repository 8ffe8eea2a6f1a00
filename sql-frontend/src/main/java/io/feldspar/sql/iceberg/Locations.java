package io.feldspar.sql.iceberg;

import java.net.URI;

/// Locations of files: paths here, which other writers may give as URIs.
final class Locations {

    private static final String FILE = "file:";

    private Locations() {}

    /// The path of a location on this file system.
    static String path(String location) {
        if (!location.startsWith(FILE)) {
            return location;
        }
        // Not every writer encodes what a URI does not allow.
        return location.contains("%") ? URI.create(location).getPath() : plain(location);
    }

    private static String plain(String location) {
        String path = location.substring(FILE.length());
        return path.startsWith("//") ? path.substring(2) : path;
    }
}
