package io.feldspar.executor.plan;

import java.util.List;

/// A column that [PhysicalPlan.Generate] adds, computed from columns of its input.
public sealed interface Generator {

    /// The elements of an ARRAY.
    record Elements(int list) implements Generator {}

    /// The BIGINT numbers `start`, `start + step`, … up to `stop`; no rows where one is null.
    ///
    /// @param inclusive whether `stop` may be the last one
    record Series(int start, int stop, int step, boolean inclusive) implements Generator {}

    /// The position of the output row among those of the same input row, from 0, as BIGINT.
    record Ordinal() implements Generator {}

    /// The columns of the input that it reads.
    default List<Integer> operands() {
        return switch (this) {
            case Elements elements -> List.of(elements.list());
            case Series series -> List.of(series.start(), series.stop(), series.step());
            case Ordinal _ -> List.of();
        };
    }
}
