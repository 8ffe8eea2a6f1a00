package io.feldspar.sql.catalog.warehouse;

import io.feldspar.sql.iceberg.ContentFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Chooses data files to merge: those of a partition and a size class, once it has many. A row is
/// then written as often as there are classes, however many rows are inserted one by one.
final class SmallFiles {

    /// From so many files on, those of a class are merged.
    static final int MANY = 50;

    /// The classes end here, exclusive. Larger files are left to OPTIMIZE.
    private static final List<Long> CLASSES = List.of(64L << 10, 1L << 20);

    private SmallFiles() {}

    /// @param files of a table
    /// @param spec the specification of new files
    /// @return some of them, those of a partition together in their order; or none where it is not
    ///     worth while
    static List<List<ContentFile>> of(List<ContentFile> files, int spec) {
        Map<ContentFile.Partition, List<ContentFile>> byPartition = new LinkedHashMap<>();
        for (ContentFile file : files) {
            if (file.spec() == spec) {
                byPartition.computeIfAbsent(file.inPartition(), _ -> new ArrayList<>()).add(file);
            }
        }
        return byPartition.values().stream()
                .map(SmallFiles::of)
                .filter(chosen -> !chosen.isEmpty())
                .toList();
    }

    private static List<ContentFile> of(List<ContentFile> files) {
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
