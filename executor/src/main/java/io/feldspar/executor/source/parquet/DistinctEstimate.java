package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How many distinct values a column has, from the sizes of its chunks' dictionaries.
///
/// A chunk of `r` values that shows `d` distinct ones was drawn from a domain of `D` values
/// where `d = D (1 - exp(-r / D))`, if draws are uniform: small dictionaries show their whole
/// domain, and one nearly as large as the chunk only part of it. Chunks over the same range
/// share a domain, chunks over disjoint ranges add theirs: the mean domain is scaled by the
/// length of all ranges together over their mean length.
final class DistinctEstimate {

    private record Chunk(double distinct, double values, double low, double high) {}

    private DistinctEstimate() {}

    static OptionalDouble of(Type type, List<ChunkSummary> summaries) {
        List<Chunk> chunks = new ArrayList<>();
        double values = 0;
        double most = 0;
        double sum = 0;
        boolean exact = true;
        for (ChunkSummary summary : summaries) {
            ColumnBounds bounds = summary.bounds();
            double present = bounds.rows() - Math.max(0, bounds.nulls());
            if (present == 0) {
                continue;
            }
            double distinct = distinct(summary, present);
            if (distinct < 0) {
                return withoutDictionary(type, summaries);
            }
            exact &= summary.wholeDictionary() || summary.distinct() >= 0;
            chunks.add(
                    new Chunk(distinct, present, position(bounds.min()), position(bounds.max())));
            values += present;
            most = Math.max(most, distinct);
            sum += distinct;
        }
        if (chunks.isEmpty()) {
            return OptionalDouble.of(0);
        }
        double estimate = combine(chunks);
        double upper = exact ? sum : values;
        return OptionalDouble.of(
                Math.clamp(
                        estimate, most, Math.max(most, Math.min(upper, range(type, summaries)))));
    }

    private static double distinct(ChunkSummary summary, double present) {
        if (summary.distinct() >= 0) {
            return Math.min(summary.distinct(), present);
        }
        return Math.min(summary.dictionaryEntries(), present);
    }

    private static OptionalDouble withoutDictionary(Type type, List<ChunkSummary> summaries) {
        double values = 0;
        for (ChunkSummary summary : summaries) {
            values += summary.bounds().rows() - Math.max(0, summary.bounds().nulls());
        }
        return OptionalDouble.of(Math.min(values, range(type, summaries)));
    }

    /// How many values of an integer type lie between the bounds; infinite for other types.
    private static double range(Type type, List<ChunkSummary> summaries) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (ChunkSummary summary : summaries) {
            ColumnBounds bounds = summary.bounds();
            if (bounds.nulls() == bounds.rows()) {
                continue;
            }
            if (bounds.min() instanceof Boolean) {
                return 2;
            }
            if (!(bounds.min() instanceof Number min)
                    || !(bounds.max() instanceof Number max)
                    || min instanceof Double) {
                return Double.POSITIVE_INFINITY;
            }
            low = Math.min(low, min.doubleValue());
            high = Math.max(high, max.doubleValue());
        }
        double unit = type instanceof DecimalType decimal ? Math.pow(10, decimal.scale()) : 1;
        return Math.max(0, (high - low) * unit + 1);
    }

    private static double combine(List<Chunk> chunks) {
        double domains = 0;
        double lengths = 0;
        boolean ranged = true;
        for (Chunk chunk : chunks) {
            domains += domain(chunk.distinct, chunk.values);
            ranged &= !Double.isNaN(chunk.low) && !Double.isNaN(chunk.high);
            lengths += chunk.high - chunk.low;
        }
        double mean = domains / chunks.size();
        if (!ranged || lengths <= 0) {
            return mean;
        }
        return mean * Math.max(1, covered(chunks) / (lengths / chunks.size()));
    }

    private static double covered(List<Chunk> chunks) {
        List<Chunk> sorted = new ArrayList<>(chunks);
        sorted.sort(Comparator.comparingDouble(Chunk::low));
        double covered = 0;
        double end = Double.NEGATIVE_INFINITY;
        for (Chunk chunk : sorted) {
            double from = Math.max(end, chunk.low);
            if (chunk.high > from) {
                covered += chunk.high - from;
                end = chunk.high;
            }
        }
        return covered;
    }

    /// Solves `distinct = domain (1 - exp(-values / domain))` by bisection.
    private static double domain(double distinct, double values) {
        double low = distinct;
        double high = distinct;
        if (distinct > 0.98 * values) {
            return values * 32; // too close to all distinct to tell
        }
        while (high * -Math.expm1(-values / high) < distinct && high < 1e18) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (middle * -Math.expm1(-values / middle) < distinct) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// Where a bound lies on a line, only for comparing lengths; NaN where that is unknown, and
    /// for infinities.
    private static double position(@Nullable Object bound) {
        return switch (bound) {
            case null -> Double.NaN;
            case Boolean value -> value ? 1 : 0;
            case BigDecimal value -> value.doubleValue();
            case Number value -> {
                double number = value.doubleValue();
                yield Double.isInfinite(number) ? Double.NaN : number;
            }
            case byte[] bytes -> {
                double position = 0;
                for (int i = 0; i < 7; i++) {
                    position = position * 256 + (i < bytes.length ? bytes[i] & 0xFF : 0);
                }
                yield position;
            }
            default -> Double.NaN;
        };
    }
}
