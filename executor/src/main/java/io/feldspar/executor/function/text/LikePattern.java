package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A compiled LIKE pattern: the pieces between `%` are searched for from left to right, the
/// first piece at the start and the last one at the end.
///
/// ```text
/// 'a%b_c%d'    starts with a, then somewhere b_c, then ends with d
/// ```
public final class LikePattern {

    private static final int ANY_CODE_POINT = -1;

    private final byte[][] plain;
    private final int[][] pieces;
    private final boolean wild;
    private final boolean openEnded;

    private LikePattern(List<int[]> parts) {
        pieces = parts.toArray(int[][]::new);
        openEnded = pieces.length > 1;
        plain = new byte[pieces.length][];
        boolean anyWild = false;
        for (int i = 0; i < pieces.length; i++) {
            plain[i] = new byte[pieces[i].length];
            for (int j = 0; j < plain[i].length; j++) {
                anyWild |= pieces[i][j] == ANY_CODE_POINT;
                plain[i][j] = (byte) pieces[i][j];
            }
        }
        wild = anyWild;
    }

    /// @param escape the byte that takes their meaning from `%`, `_` and itself, or -1 for none
    public static LikePattern compile(byte[] pattern, int escape) {
        List<int[]> parts = new ArrayList<>();
        int[] piece = new int[pattern.length];
        int size = 0;
        for (int i = 0; i < pattern.length; i++) {
            int symbol = pattern[i];
            if (symbol == escape) {
                i++;
                boolean known =
                        i < pattern.length
                                && (pattern[i] == '%' || pattern[i] == '_' || pattern[i] == escape);
                if (!known) {
                    throw new FeldsparException(
                            ErrorCode.INVALID_ESCAPE,
                            "In the LIKE pattern '"
                                    + new String(pattern, StandardCharsets.UTF_8)
                                    + "' the escape character must be followed by %, _ or itself");
                }
                piece[size++] = pattern[i] & 0xFF;
            } else if (symbol == '%') {
                parts.add(Arrays.copyOf(piece, size));
                size = 0;
            } else {
                piece[size++] = symbol == '_' ? ANY_CODE_POINT : symbol & 0xFF;
            }
        }
        parts.add(Arrays.copyOf(piece, size));
        return new LikePattern(parts);
    }

    /// The bytes that every match starts with.
    public byte[] prefix() {
        int size = 0;
        while (size < pieces[0].length && pieces[0][size] != ANY_CODE_POINT) {
            size++;
        }
        return Arrays.copyOf(plain[0], size);
    }

    public boolean matches(Slice text) {
        return matches(text.heap, text.start, text.length);
    }

    public boolean matches(byte[] heap, int start, int length) {
        return wild ? matchesWild(heap, start, length) : matchesPlain(heap, start, length);
    }

    private boolean matchesPlain(byte[] heap, int start, int length) {
        byte[] head = plain[0];
        if (!openEnded) {
            return length == head.length && ByteSearch.matches(heap, start, head);
        }
        int lastPiece = plain.length - 1;
        byte[] tail = plain[lastPiece];
        if (length < head.length + tail.length || !ByteSearch.matches(heap, start, head)) {
            return false;
        }
        int end = start + length - tail.length;
        if (!ByteSearch.matches(heap, end, tail)) {
            return false;
        }
        int position = start + head.length;
        for (int i = 1; i < lastPiece; i++) {
            byte[] middle = plain[i];
            position = ByteSearch.find(heap, position, end, middle);
            if (position < 0) {
                return false;
            }
            position += middle.length;
        }
        return true;
    }

    private boolean matchesWild(byte[] heap, int start, int length) {
        int end = start + length;
        int position = match(pieces[0], heap, start, end);
        if (position < 0) {
            return false;
        }
        if (!openEnded) {
            return position == end;
        }
        int lastPiece = pieces.length - 1;
        for (int i = 1; i < lastPiece; i++) {
            position = find(pieces[i], heap, position, end);
            if (position < 0) {
                return false;
            }
        }
        return endsWith(pieces[lastPiece], heap, position, end);
    }

    /// The index behind the piece's first match at or after `from`, or -1.
    private static int find(int[] piece, byte[] heap, int from, int end) {
        for (int at = from; at <= end; at++) {
            int behind =
                    at < end && Utf8.continues(heap[at]) && at > from
                            ? -1
                            : match(piece, heap, at, end);
            if (behind >= 0) {
                return behind;
            }
        }
        return -1;
    }

    private static boolean endsWith(int[] piece, byte[] heap, int from, int end) {
        for (int at = end; at >= from; at--) {
            if (match(piece, heap, at, end) == end) {
                return true;
            }
        }
        return false;
    }

    /// The index behind the piece where it matches at `at`, or -1.
    private static int match(int[] piece, byte[] heap, int at, int end) {
        int position = at;
        for (int symbol : piece) {
            if (position >= end) {
                return -1;
            }
            if (symbol == ANY_CODE_POINT) {
                position = Utf8.skip(heap, position, end, 1);
            } else if (symbol == (heap[position] & 0xFF)) {
                position++;
            } else {
                return -1;
            }
        }
        return position;
    }
}
