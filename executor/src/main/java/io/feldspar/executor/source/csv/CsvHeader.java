package io.feldspar.executor.source.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which fields of a file's records are the columns that a reader wants.
///
/// @param fields of a record
/// @param places the field of each wanted column, or -1 where the file lacks it
/// @param named whether a header told
record CsvHeader(int fields, int[] places, boolean named) {

    /// Of a file whose columns are found by their place.
    CsvHeader(int fields, int[] places) {
        this(fields, places, false);
    }

    /// @param found the table's column that each field is, or -1
    /// @param wanted columns of the table
    static CsvHeader of(int[] found, int[] wanted) {
        int[] places = new int[wanted.length];
        Arrays.fill(places, -1);
        for (int i = 0; i < wanted.length; i++) {
            for (int field = 0; field < found.length && places[i] < 0; field++) {
                places[i] = found[field] == wanted[i] ? field : -1;
            }
        }
        return new CsvHeader(found.length, places, true);
    }

    /// The names in the record.
    static List<String> names(CsvRecords record) {
        List<String> names = new ArrayList<>();
        for (String text : record.texts()) {
            names.add(text.strip());
        }
        return names;
    }
}
