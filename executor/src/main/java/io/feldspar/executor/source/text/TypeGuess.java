package io.feldspar.executor.source.text;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.VectorBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Guesses a column's type from values written as text: the first of the candidates that all
/// the values are of.
///
/// ```text
/// BOOLEAN → BIGINT → DECIMAL(38, 0) → DOUBLE → DATE → TIME → TIMESTAMP → VARCHAR
/// ```
/// No digit is lost: whole numbers too long for BIGINT become decimals and not doubles, those of
/// more than 38 digits stay texts, and so do numbers with a leading zero or plus sign, such as
/// postal codes and telephone numbers.
public final class TypeGuess {

    private static final List<Type> CANDIDATES =
            List.of(
                    SimpleType.BOOLEAN,
                    SimpleType.BIGINT,
                    new DecimalType(DecimalType.MAX_PRECISION, 0),
                    SimpleType.DOUBLE,
                    SimpleType.DATE,
                    SimpleType.TIME,
                    SimpleType.TIMESTAMP);

    /// Tries values out; the guesses of all the columns of a file share one.
    public static final class Probe {

        private final TextValues values;
        private final List<VectorBuilder> candidates =
                CANDIDATES.stream().map(VectorBuilder::new).toList();

        public Probe(TextValues values) {
            this.values = values;
        }

        private boolean accepts(int candidate, byte[] heap, int start, int length) {
            Type type = CANDIDATES.get(candidate);
            if (type == SimpleType.BOOLEAN) {
                String word =
                        new String(heap, start, Math.min(length, 6), StandardCharsets.ISO_8859_1)
                                .toLowerCase(Locale.ROOT);
                return word.equals("true") || word.equals("false");
            }
            boolean real = type == SimpleType.DOUBLE;
            boolean numeric = type.numeric();
            if (numeric && !losesNothing(heap, start, length, real)) {
                return false;
            }
            VectorBuilder builder = candidates.get(candidate);
            if (builder.count() == Batch.SIZE) {
                builder.clear();
            }
            return values.append(heap, start, length, builder);
        }
    }

    /// Whether the text is written as numbers are and can be told from the number alone.
    private static boolean losesNothing(byte[] heap, int start, int length, boolean real) {
        if (padded(heap, start, length)) {
            return false;
        }
        int end = start + length;
        int first = first(heap, start, end);
        int digits = 0;
        boolean fraction = false;
        for (int i = first; i < end; i++) {
            byte b = heap[i];
            boolean part = b == '.' || b == 'e' || b == 'E' || b == '-' || b == '+';
            if (!Digits.isDigit(b) && b != ' ' && !(part && real)) {
                return false;
            }
            fraction |= part;
            digits += Digits.isDigit(b) ? 1 : 0;
        }
        return fraction || digits <= DecimalType.MAX_PRECISION;
    }

    /// Whether the text has a leading zero or plus sign, which a number does not have.
    public static boolean padded(byte[] heap, int start, int length) {
        int end = start + length;
        int first = first(heap, start, end);
        boolean zero = first + 1 < end && heap[first] == '0' && Digits.isDigit(heap[first + 1]);
        return zero || (first > start && heap[first - 1] == '+');
    }

    /// Where the digits begin, behind blanks and a sign.
    private static int first(byte[] heap, int start, int end) {
        int from = start;
        while (from < end && heap[from] == ' ') {
            from++;
        }
        return from < end && (heap[from] == '-' || heap[from] == '+') ? from + 1 : from;
    }

    private final Probe probe;
    private int candidates = (1 << CANDIDATES.size()) - 1;
    private boolean any;

    public TypeGuess(Probe probe) {
        this.probe = probe;
    }

    /// Takes a value that is not null into account.
    public void add(byte[] heap, int start, int length) {
        any = true;
        for (int left = candidates; left != 0; left &= left - 1) {
            int candidate = Integer.numberOfTrailingZeros(left);
            if (!probe.accepts(candidate, heap, start, length)) {
                candidates &= ~(1 << candidate);
            }
        }
    }

    /// Takes a value that is not null into account.
    public void add(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length);
    }

    /// Takes the values into account that another guess saw.
    public void add(TypeGuess other) {
        any |= other.any;
        candidates &= other.candidates;
    }

    /// Whether any value was added.
    public boolean any() {
        return any;
    }

    public Type type() {
        return any && candidates != 0
                ? CANDIDATES.get(Integer.numberOfTrailingZeros(candidates))
                : SimpleType.VARCHAR;
    }
}
