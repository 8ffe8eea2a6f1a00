package io.feldspar.benchmarks.differential;

import java.util.ArrayList;
import java.util.List;

/// A part of a query: text and smaller parts, in order.
///
/// @param kind parts of one kind may stand for each other
/// @param pieces strings and parts
record Part(Kind kind, List<Object> pieces) {

    enum Kind {
        INTEGER("1"),
        BIG("CAST(1 AS BIGINT)"),
        DECIMAL("1.5"),
        DOUBLE("1e0"),
        TEXT("'a'"),
        DATE("DATE '2020-01-01'"),
        TIMESTAMP("TIMESTAMP '2020-01-01 00:00:00'"),
        BOOLEAN("true"),
        RELATION(""),
        QUERY(""),
        /// What may be left out, such as a WHERE.
        CLAUSE(""),
        OTHER("");

        /// The smallest part of this kind, or the empty text where there is none.
        final String smallest;

        Kind(String smallest) {
            this.smallest = smallest;
        }
    }

    Part {
        pieces = List.copyOf(pieces);
    }

    static Part of(Kind kind, Object... pieces) {
        return new Part(kind, List.of(pieces));
    }

    /// The parts with a separator between them.
    static Part joined(Kind kind, String separator, List<Part> parts) {
        List<Object> pieces = new ArrayList<>();
        for (Part part : parts) {
            if (!pieces.isEmpty()) {
                pieces.add(separator);
            }
            pieces.add(part);
        }
        return new Part(kind, pieces);
    }

    String sql() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        for (Object piece : pieces) {
            if (piece instanceof Part part) {
                part.write(text);
            } else {
                text.append(piece);
            }
        }
    }

    /// This part and all within it, outermost first.
    List<Part> all() {
        List<Part> parts = new ArrayList<>(List.of(this));
        for (Object piece : pieces) {
            if (piece instanceof Part part) {
                parts.addAll(part.all());
            }
        }
        return parts;
    }

    /// This part with `to` in the place of the part `from`, told by its identity.
    Part with(Part from, Part to) {
        if (isSame(from)) {
            return to;
        }
        List<Object> changed = new ArrayList<>();
        for (Object piece : pieces) {
            changed.add(piece instanceof Part part ? part.with(from, to) : piece);
        }
        return new Part(kind, changed);
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(Part other) {
        return this == other;
    }
}
