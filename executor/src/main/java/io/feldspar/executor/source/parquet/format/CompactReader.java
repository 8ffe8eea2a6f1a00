package io.feldspar.executor.source.parquet.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A cursor over Thrift's compact protocol.
///
/// ```java
/// int outer = in.beginStruct();
/// while (in.nextField()) {
///     switch (in.fieldId()) {
///         case 1 -> count = in.i32();
///         default -> in.skip();
///     }
/// }
/// in.endStruct(outer);
/// ```
/// Nothing is allocated that the remaining bytes could not fill.
public final class CompactReader {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int MAX_DEPTH = 32;

    private final byte[] data;
    private final int end;
    private int position;
    private int fieldId;
    private int fieldType;
    private int depth;

    public CompactReader(byte[] data, int start, int end) {
        this.data = data;
        this.position = start;
        this.end = end;
    }

    public int position() {
        return position;
    }

    /// Enters the struct that the current field or list element holds, or the outermost one.
    ///
    /// @return what [#endStruct] wants back
    public int beginStruct() {
        if (depth > 0) {
            expect(fieldType == STRUCT, "a struct");
        }
        return enter();
    }

    private int enter() {
        if (++depth > MAX_DEPTH) {
            throw new CorruptDataException("metadata nested deeper than " + MAX_DEPTH);
        }
        int outer = fieldId;
        fieldId = 0;
        return outer;
    }

    public void endStruct(int outer) {
        depth--;
        fieldId = outer;
        fieldType = STRUCT;
    }

    /// Moves to the struct's next field; false at its end.
    public boolean nextField() {
        int header = next() & 0xFF;
        if (header == 0) {
            return false;
        }
        int delta = header >>> 4;
        fieldType = header & 0x0F;
        fieldId = delta == 0 ? (int) zigzag() : fieldId + delta;
        return true;
    }

    public int fieldId() {
        return fieldId;
    }

    public boolean bool() {
        expect(fieldType == TRUE || fieldType == FALSE, "a boolean");
        return fieldType == TRUE;
    }

    public int i32() {
        long value = i64();
        if (value != (int) value) {
            throw new CorruptDataException("a 32-bit number is " + value);
        }
        return (int) value;
    }

    public long i64() {
        if (fieldType == BYTE) {
            return next();
        }
        expect(fieldType == I16 || fieldType == I32 || fieldType == I64, "an integer");
        return zigzag();
    }

    public byte[] binary() {
        expect(fieldType == BINARY, "bytes");
        int length = length();
        byte[] bytes = Arrays.copyOfRange(data, position, position + length);
        position += length;
        return bytes;
    }

    public String string() {
        return new String(binary(), StandardCharsets.UTF_8);
    }

    /// The elements of the current list field; `element` reads one.
    public <T> List<T> list(Function<CompactReader, T> element) {
        expect(fieldType == LIST || fieldType == SET, "a list");
        int outerType = fieldType;
        int size = listHeader();
        int elementType = fieldType;
        List<T> elements = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            fieldType = elementType;
            if (elementType == TRUE || elementType == FALSE) {
                fieldType = next() == TRUE ? TRUE : FALSE;
            }
            elements.add(element.apply(this));
        }
        fieldType = outerType;
        return elements;
    }

    /// Passes over the current field's value.
    public void skip() {
        switch (fieldType) {
            case TRUE, FALSE -> {}
            case BYTE -> next();
            case I16, I32, I64 -> zigzag();
            case DOUBLE -> advance(8);
            case BINARY -> advance(length());
            case LIST, SET -> skipList();
            case MAP -> skipMap();
            case STRUCT -> {
                int outer = enter();
                while (nextField()) {
                    skip();
                }
                endStruct(outer);
            }
            default -> throw new CorruptDataException("unknown Thrift type " + fieldType);
        }
    }

    private void skipList() {
        int size = listHeader();
        int elementType = fieldType;
        for (int i = 0; i < size; i++) {
            skipElement(elementType);
        }
    }

    private void skipMap() {
        int size = checkedSize(varint());
        if (size == 0) {
            return;
        }
        int types = next();
        for (int i = 0; i < size; i++) {
            skipElement(types >>> 4 & 0x0F);
            skipElement(types & 0x0F);
        }
    }

    private void skipElement(int type) {
        if (type == TRUE || type == FALSE) {
            next();
        } else {
            fieldType = type;
            skip();
        }
    }

    private int listHeader() {
        int header = next() & 0xFF;
        fieldType = header & 0x0F;
        return checkedSize(header >>> 4 == 15 ? varint() : header >>> 4);
    }

    private int length() {
        return checkedSize(varint());
    }

    private int checkedSize(long size) {
        if (size < 0 || size > end - position) {
            throw new CorruptDataException(
                    "a length of " + size + " with " + (end - position) + " bytes left");
        }
        return (int) size;
    }

    private void advance(int bytes) {
        position += checkedSize(bytes);
    }

    private long zigzag() {
        long raw = varint();
        return raw >>> 1 ^ -(raw & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptDataException("a number longer than 10 bytes");
    }

    private byte next() {
        if (position >= end) {
            throw new CorruptDataException("metadata ends in the middle of a value");
        }
        return data[position++];
    }

    private void expect(boolean fits, String wanted) {
        if (!fits) {
            throw new CorruptDataException(
                    "field " + fieldId + " is not " + wanted + " but of Thrift type " + fieldType);
        }
    }
}
