package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of a table's columns, and which of them a file's own names mean.
///
/// A table's names differ in more than case and are not empty; those of a file need not:
///
/// ```text
/// file    a  A    a    (empty)
/// table   a  A_1  a_2  column3
/// ```
/// A file's name means the column of that name, else the one that differs in case alone, else the
/// one that was renamed for it.
public final class ColumnNames {

    /// Of text files, where a wrong delimiter or a key that is a value gives more.
    public static final int MAX_COLUMNS = 10_000;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();

    public static ColumnNames of(List<String> columns) {
        ColumnNames names = new ColumnNames();
        columns.forEach(names::add);
        return names;
    }

    /// In the order in which they were added.
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    public int size() {
        return names.size();
    }

    /// Adds a column, under another name where the name is taken or empty.
    ///
    /// @return its name in the table
    public String add(String name) {
        String base = name.isBlank() ? "column" + names.size() : name;
        String unique = base;
        for (int n = 1; folded.containsKey(fold(unique)); n++) {
            unique = base + "_" + n;
        }
        exact.put(unique, names.size());
        folded.put(fold(unique), names.size());
        names.add(unique);
        return unique;
    }

    /// @throws FeldsparException with VALUE_TOO_LARGE where text files have more columns than a
    ///     table may
    public static void checkCount(int columns, String what) {
        if (columns > MAX_COLUMNS) {
            throw new FeldsparException(
                    ErrorCode.VALUE_TOO_LARGE,
                    "%s has more than %d columns".formatted(what, MAX_COLUMNS),
                    "Declare the columns, or check the delimiter.");
        }
    }

    /// The column that each of a file's names means, or -1; no two mean the same.
    public int[] find(List<String> fileNames) {
        int[] columns = new int[fileNames.size()];
        Arrays.fill(columns, -1);
        boolean[] taken = new boolean[names.size()];
        for (int i = 0; i < columns.length; i++) {
            take(exact.get(fileNames.get(i)), i, columns, taken);
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] < 0) {
                String name = fileNames.get(i);
                take(folded.get(fold(name.isBlank() ? "column" + i : name)), i, columns, taken);
            }
        }
        for (int i = 0; i < columns.length; i++) {
            String renamed = fileNames.get(i) + "_1";
            for (int n = 2; columns[i] < 0 && folded.containsKey(fold(renamed)); n++) {
                take(exact.get(renamed), i, columns, taken);
                renamed = fileNames.get(i) + "_" + n;
            }
        }
        return columns;
    }

    /// The column that the name means wherever it comes, or -1.
    public int find(String fileName) {
        Integer column = exact.get(fileName);
        Integer alike = folded.get(fold(fileName));
        if (column == null && alike != null) {
            String renamed = fileName + "_1";
            for (int n = 2; column == null && folded.containsKey(fold(renamed)); n++) {
                column = exact.get(renamed);
                renamed = fileName + "_" + n;
            }
            column = column == null ? alike : column;
        }
        if (column == null && fileName.isBlank()) {
            for (int i = 0; i < names.size() && column == null; i++) {
                column = names.get(i).equals("column" + i) ? (Integer) i : null;
            }
        }
        return column == null ? -1 : column;
    }

    private static void take(@Nullable Integer column, int i, int[] columns, boolean[] taken) {
        if (column != null && !taken[column]) {
            taken[column] = true;
            columns[i] = column;
        }
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
