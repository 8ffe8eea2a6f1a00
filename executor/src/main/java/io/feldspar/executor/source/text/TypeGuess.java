package io.feldspar.executor.source.text;

import io.feldspar.executor.source.rows.ColumnBuilder;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Guesses a column's type from values written as text: the first of the candidates that all
/// the values are of.
///
/// ```text
/// BOOLEAN → BIGINT → DECIMAL(38, 0) → DOUBLE → DATE → TIME → TIMESTAMP → VARCHAR
/// ```
/// Whole numbers too long for BIGINT become decimals, not doubles, so that no digit is lost.
public final class TypeGuess {

    private static final List<Type> CANDIDATES =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.BIGINT,
                    new DecimalType(38, 0),
                    SimpleType.DOUBLE,
                    SimpleType.DATE,
                    SimpleType.TIME,
                    SimpleType.TIMESTAMP);

    private final TextValues values;
    private final List<ColumnBuilder> candidates = new ArrayList<>();
    private boolean any;

    public TypeGuess(TextValues values) {
        this.values = values;
        CANDIDATES.forEach(type -> candidates.add(new ColumnBuilder(type)));
    }

    /// Takes a value that is not null into account.
    public void add(byte[] heap, int start, int length) {
        any = true;
        candidates.removeIf(candidate -> !accepts(candidate, heap, start, length));
    }

    private boolean accepts(ColumnBuilder candidate, byte[] heap, int start, int length) {
        if (candidate.count() == Batch.SIZE) {
            candidate.clear();
        }
        Type type = candidate.type();
        if (type == SimpleType.BOOLEAN) {
            String word =
                    new String(heap, start, Math.min(length, 6), StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT);
            return word.equals("true") || word.equals("false");
        }
        if (type instanceof DecimalType || type == SimpleType.DOUBLE) {
            for (int i = start; i < start + length; i++) {
                byte b = heap[i];
                boolean real = type == SimpleType.DOUBLE && (b == '.' || b == 'e' || b == 'E');
                if (!Digits.isDigit(b) && b != '-' && b != '+' && b != ' ' && !real) {
                    return false;
                }
            }
        }
        return values.append(heap, start, length, candidate);
    }

    /// Whether any value was added.
    public boolean any() {
        return any;
    }

    public Type type() {
        return any && !candidates.isEmpty() ? candidates.getFirst().type() : SimpleType.VARCHAR;
    }
}
