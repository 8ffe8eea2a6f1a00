package io.feldspar.executor.source.parquet.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes Thrift's compact protocol.
///
/// Structs nest by [#beginStruct] and [#endStruct]; the outermost one is begun by the
/// constructor.
public final class CompactWriter {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int lastField;

    /// All that was written, the outermost struct closed.
    public byte[] toByteArray() {
        if (!outer.isEmpty()) {
            throw new IllegalStateException(outer.size() + " structs are still open");
        }
        out.write(0);
        return out.toByteArray();
    }

    public CompactWriter bool(int field, boolean value) {
        header(field, value ? TRUE : FALSE);
        return this;
    }

    public CompactWriter i8(int field, int value) {
        header(field, BYTE);
        out.write(value);
        return this;
    }

    public CompactWriter i32(int field, int value) {
        header(field, I32);
        zigzag(value);
        return this;
    }

    public CompactWriter i64(int field, long value) {
        header(field, I64);
        zigzag(value);
        return this;
    }

    public CompactWriter binary(int field, byte[] value) {
        header(field, BINARY);
        bytes(value);
        return this;
    }

    public CompactWriter string(int field, String value) {
        return binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public CompactWriter beginStruct(int field) {
        header(field, STRUCT);
        return enter();
    }

    /// A struct that is a list's element.
    public CompactWriter beginElement() {
        return enter();
    }

    private CompactWriter enter() {
        outer.push(lastField);
        lastField = 0;
        return this;
    }

    public CompactWriter endStruct() {
        out.write(0);
        lastField = outer.pop();
        return this;
    }

    /// An empty struct, as members of unions are.
    public CompactWriter empty(int field) {
        return beginStruct(field).endStruct();
    }

    /// A list of `size` structs, each written between [#beginElement] and [#endStruct].
    public CompactWriter structs(int field, int size) {
        header(field, LIST);
        listHeader(size, STRUCT);
        return this;
    }

    public CompactWriter i32s(int field, int... values) {
        header(field, LIST);
        listHeader(values.length, I32);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    public CompactWriter i64s(int field, long... values) {
        header(field, LIST);
        listHeader(values.length, I64);
        for (long value : values) {
            zigzag(value);
        }
        return this;
    }

    public CompactWriter bools(int field, boolean... values) {
        header(field, LIST);
        listHeader(values.length, TRUE);
        for (boolean value : values) {
            out.write(value ? TRUE : FALSE);
        }
        return this;
    }

    public CompactWriter binaries(int field, byte[]... values) {
        header(field, LIST);
        listHeader(values.length, BINARY);
        for (byte[] value : values) {
            bytes(value);
        }
        return this;
    }

    private void listHeader(int size, int type) {
        if (size < 15) {
            out.write((size << 4) | type);
        } else {
            out.write(0xF0 | type);
            varint(size);
        }
    }

    private void bytes(byte[] value) {
        varint(value.length);
        out.writeBytes(value);
    }

    private void header(int field, int type) {
        int delta = field - lastField;
        if (delta > 0 && delta < 16) {
            out.write((delta << 4) | type);
        } else {
            out.write(type);
            zigzag(field);
        }
        lastField = field;
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
