package io.feldspar.sql.catalog.warehouse;

import io.feldspar.sql.iceberg.ContentFile;
import java.util.ArrayList;
import java.util.List;

/// Chooses data files to merge: those of a size class, once it has many. A row is then written as
/// often as there are classes, however many rows are inserted one by one.
final class SmallFiles {

    /// From so many files on, those of a class are merged.
    static final int MANY = 50;

    /// The classes end here, exclusive. Larger files are left to OPTIMIZE.
    private static final List<Long> CLASSES = List.of(64L << 10, 1L << 20);

    private SmallFiles() {}

    /// @param files of a table
    /// @return some of them in their order, or none where it is not worth while
    static List<ContentFile> of(List<ContentFile> files) {
        if (files.size() < MANY) {
            return List.of();
        }
        long from = 0;
        for (long to : CLASSES) {
            List<ContentFile> found = new ArrayList<>();
            for (ContentFile file : files) {
                if (file.bytes() >= from && file.bytes() < to) {
                    found.add(file);
                }
            }
            if (found.size() >= MANY) {
                return found;
            }
            from = to;
        }
        return List.of();
    }
}
