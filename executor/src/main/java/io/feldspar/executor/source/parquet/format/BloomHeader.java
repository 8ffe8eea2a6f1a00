package io.feldspar.executor.source.parquet.format;

/// The header of a Bloom filter.
///
/// @param bytes of the filter
/// @param known whether algorithm, hash and compression are those that the format defines:
///     split blocks, XXH64, none
/// @param headerBytes how long the header was
public record BloomHeader(int bytes, boolean known, int headerBytes) {

    /// Reads the header at the start of `data`.
    public static BloomHeader read(byte[] data, int length) {
        CompactReader in = new CompactReader(data, 0, length);
        int bytes = -1;
        int members = 0;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> bytes = in.i32();
                case 2, 3, 4 -> members += firstMember(in) ? 1 : 0;
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        if (bytes <= 0 || bytes % 32 != 0) {
            throw new CorruptDataException("a Bloom filter of " + bytes + " bytes");
        }
        return new BloomHeader(bytes, members == 3, in.position());
    }

    /// Whether the union in the current field holds its first member.
    private static boolean firstMember(CompactReader in) {
        boolean first = false;
        int outer = in.beginStruct();
        while (in.nextField()) {
            first = in.fieldId() == 1;
            in.skip();
        }
        in.endStruct(outer);
        return first;
    }
}
