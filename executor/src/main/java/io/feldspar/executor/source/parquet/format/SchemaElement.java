package io.feldspar.executor.source.parquet.format;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A node of the schema tree, which the footer lists depth first.
///
/// @param physical null for a group
/// @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY
/// @param fieldId identifies the column in all files of a table, or [#NO_ID]
/// @param children how many of the following elements are its direct children
public record SchemaElement(
        String name,
        @Nullable PhysicalType physical,
        int typeLength,
        Repetition repetition,
        int children,
        int fieldId,
        LogicalType logical) {

    /// Where the writer gave the column no number.
    public static final int NO_ID = -1;

    /// How often a value occurs.
    public enum Repetition {
        REQUIRED,
        OPTIONAL,
        REPEATED
    }

    static SchemaElement read(CompactReader in) {
        PhysicalType physical = null;
        int typeLength = 0;
        Repetition repetition = Repetition.REQUIRED;
        byte[] name = new byte[0];
        int children = 0;
        int converted = -1;
        int scale = 0;
        int precision = 0;
        int fieldId = NO_ID;
        LogicalType logical = null;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> physical = PhysicalType.of(in.i32());
                case 2 -> typeLength = in.i32();
                case 3 -> repetition = repetition(in.i32());
                case 4 -> name = in.binary();
                case 5 -> children = in.i32();
                case 6 -> converted = in.i32();
                case 7 -> scale = in.i32();
                case 8 -> precision = in.i32();
                case 9 -> fieldId = in.i32();
                case 10 -> logical = LogicalTypeReader.logical(in);
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        if (logical == null) {
            logical = LogicalTypeReader.converted(converted, precision, scale);
        }
        return new SchemaElement(
                new String(name, StandardCharsets.UTF_8),
                physical,
                typeLength,
                repetition,
                children,
                fieldId,
                logical);
    }

    private static Repetition repetition(int code) {
        return switch (code) {
            case 0 -> Repetition.REQUIRED;
            case 1 -> Repetition.OPTIONAL;
            case 2 -> Repetition.REPEATED;
            default -> throw new CorruptDataException("unknown repetition " + code);
        };
    }
}
