package io.feldspar.slt;

import io.feldspar.slt.SltRecord.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Compares the rows that a query should give with those that it gave.
final class SltRows {

    private SltRows() {}

    /// Whether Feldspar gave what was recorded, with columns of the recorded types.
    static boolean same(SltRecord.Query wanted, SltRecord.Query given) {
        if (!wanted.types().equals(given.types()) || wanted.rows().size() != given.rows().size()) {
            return false;
        }
        for (int i = 0; i < wanted.rows().size(); i++) {
            String left = wanted.rows().get(i);
            String right = given.rows().get(i);
            if (!left.equals(right)
                    && (wanted.order() == Order.VALUESORT || !same(left, right, wanted.types()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String left, String right, String types) {
        List<String> wanted = values(left);
        List<String> given = values(right);
        if (wanted.size() != given.size() || wanted.size() != types.length()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!SltValues.same(wanted.get(i), given.get(i), types.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether another engine gave rows that mean what was recorded of ours.
    static boolean sameAsOther(SltRecord.Query wanted, SltRecord.Query given) {
        if (hashed(wanted) || wanted.order() == Order.VALUESORT) {
            return wanted.rows().equals(given.rows());
        }
        List<List<String>> left = arranged(wanted, wanted.types());
        List<List<String>> right = arranged(given, wanted.types());
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!sameAsOther(left.get(i), right.get(i), wanted.types())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameAsOther(List<String> wanted, List<String> given, String types) {
        if (wanted.size() != given.size() || wanted.size() != types.length()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!SltValues.sameAsOther(wanted.get(i), given.get(i), types.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hashed(SltRecord.Query query) {
        return query.rows().size() == 1 && query.rows().get(0).contains(" values hashing to ");
    }

    /// Sorted by keys that do not depend on how an engine writes its numbers.
    private static List<List<String>> arranged(SltRecord.Query query, String types) {
        List<List<String>> rows = new ArrayList<>();
        query.rows().forEach(line -> rows.add(values(line)));
        if (query.order() == Order.ROWSORT) {
            rows.sort(Comparator.comparing(row -> key(row, types)));
        }
        return rows;
    }

    private static String key(List<String> row, String types) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            char letter = i < types.length() ? types.charAt(i) : 'T';
            key.append(SltValues.sortKey(row.get(i), letter)).append('\u0001');
        }
        return key.toString();
    }

    private static List<String> values(String line) {
        return List.of(line.split("\t", -1));
    }
}
