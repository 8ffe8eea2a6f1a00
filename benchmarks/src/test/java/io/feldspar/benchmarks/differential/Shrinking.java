package io.feldspar.benchmarks.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a query that fails smaller, as long as it fails.
///
/// Each part is tried without (a clause), as the smallest of its kind, and as a part within it of
/// the same kind. What no longer is a query does not fail in the sense that counts.
final class Shrinking {

    private static final int MAX_TRIALS = 2_000;

    private final Predicate<String> fails;
    private int trials;

    private Shrinking(Predicate<String> fails) {
        this.fails = fails;
    }

    /// @param fails whether a text is a query that still shows the failure
    static Part smallest(Part query, Predicate<String> fails) {
        return new Shrinking(fails).shrunk(query);
    }

    private Part shrunk(Part query) {
        Part smallest = query;
        boolean progress = true;
        while (progress && trials < MAX_TRIALS) {
            progress = false;
            for (Part candidate : candidates(smallest)) {
                if (trials++ < MAX_TRIALS && fails.test(candidate.sql())) {
                    smallest = candidate;
                    progress = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /// Smaller queries, those that lack most first.
    private static List<Part> candidates(Part query) {
        List<Part> candidates = new ArrayList<>();
        int length = query.sql().length();
        for (Part part : query.all()) {
            if (part.kind() == Part.Kind.OTHER) {
                continue;
            }
            if (part.kind() == Part.Kind.CLAUSE || !part.kind().smallest.isEmpty()) {
                add(candidates, query, part, Part.of(part.kind(), part.kind().smallest), length);
            }
            for (Part within : part.all().subList(1, part.all().size())) {
                if (within.kind() == part.kind()) {
                    add(candidates, query, part, within, length);
                }
            }
        }
        return candidates;
    }

    private static void add(List<Part> candidates, Part query, Part from, Part to, int length) {
        Part candidate = query.with(from, to);
        if (candidate.sql().length() < length) {
            candidates.add(candidate);
        }
    }
}
