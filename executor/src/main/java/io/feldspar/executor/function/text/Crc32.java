package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.zip.CRC32;

/// The cyclic redundancy check of the bytes.
public final class Crc32 extends FixedFunction {

    public Crc32() {
        super(
                "CRC32",
                Description.of(
                        "Strings",
                        "CRC32(text)",
                        "The cyclic redundancy check of the bytes.",
                        "CRC32('Spark')",
                        "1557323817"),
                Signature.of(SimpleType.BIGINT, SimpleType.VARCHAR),
                Signature.of(SimpleType.BIGINT, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> {
                    CRC32 check = new CRC32();
                    check.update(in[0].slice.heap, in[0].slice.start, in[0].slice.length);
                    out.int64 = check.getValue();
                });
    }
}
