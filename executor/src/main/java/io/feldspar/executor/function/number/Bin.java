package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The integer in binary, of negative ones all 64 bits.
public final class Bin extends FixedFunction {

    public Bin() {
        super(
                "BIN",
                Description.of(
                        "Numbers",
                        "BIN(integer)",
                        "The integer in binary, of negative ones all 64 bits.",
                        "BIN(13)",
                        "1101"),
                Signature.of(SimpleType.VARCHAR, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.text.append(Long.toBinaryString(in[0].int64)));
    }
}
