package io.feldspar.executor.source.avro;

/// A table of Huffman codes, told by their lengths: codes of one length follow each other in the
/// order of their symbols.
final class Bzip2Codes {

    static final int MAX_LENGTH = 20;

    private final int[] firstCode = new int[MAX_LENGTH + 1];
    private final int[] firstPlace = new int[MAX_LENGTH + 1];
    private final int[] counts = new int[MAX_LENGTH + 1];
    private final int[] symbols;

    /// @param lengths of each symbol's code, from 1 to [#MAX_LENGTH]
    Bzip2Codes(byte[] lengths) {
        symbols = new int[lengths.length];
        for (byte length : lengths) {
            counts[length]++;
        }
        int code = 0;
        int place = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            firstCode[length] = code;
            firstPlace[length] = place;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[place++] = symbol;
                }
            }
            code = (code + counts[length]) << 1;
        }
    }

    /// The symbol of a code of that length, or -1.
    int symbol(int code, int length) {
        int place = code - firstCode[length];
        return place >= 0 && place < counts[length] ? symbols[firstPlace[length] + place] : -1;
    }
}
