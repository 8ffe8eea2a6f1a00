package io.feldspar.executor.variant;

/// What a [Variant] is, with the number that the encoding has for it.
public enum VariantKind {
    NULL(0),
    TRUE(1),
    FALSE(2),
    BYTE(3),
    SHORT(4),
    INT(5),
    LONG(6),
    DOUBLE(7),
    DECIMAL4(8),
    DECIMAL8(9),
    DECIMAL16(10),
    DATE(11),
    TIMESTAMP_TZ(12),
    TIMESTAMP(13),
    FLOAT(14),
    BINARY(15),
    STRING(16),
    TIME(17),
    UUID(20),
    OBJECT(-1),
    ARRAY(-2);

    private final int code;

    VariantKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// The kind of a primitive value.
    static VariantKind of(int code) {
        for (VariantKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw Variant.malformed();
    }
}
