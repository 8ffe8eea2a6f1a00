package io.feldspar.executor.sequence;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import java.util.function.ToLongFunction;

/// A number of a [Sequence], whose text is the argument. SQL has no name for it, since users may
/// name no file.
public final class SequenceFunction extends FixedFunction {

    public static final SequenceFunction NEXT =
            new SequenceFunction("$NEXTVAL", SequenceFile::next);
    public static final SequenceFunction CURRENT =
            new SequenceFunction("$CURRVAL", SequenceFile::current);

    private final ToLongFunction<Sequence> number;

    private SequenceFunction(String name, ToLongFunction<Sequence> number) {
        super(
                name,
                Description.of("Sequences", name, "A number of a sequence.", "", ""),
                Signature.of(SimpleType.BIGINT, SimpleType.VARCHAR));
        this.number = number;
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) ->
                                out.int64 = number.applyAsLong(Sequence.parse(in[0].slice.text())))
                .failing();
    }
}
