package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How similar the sets of characters of two texts are, from 0 to 1.
public final class Jaccard extends FixedFunction {

    public Jaccard() {
        super(
                "JACCARD",
                Description.of(
                        "Strings",
                        "JACCARD(a, b)",
                        "How similar the sets of characters of two texts are, from 0 to 1.",
                        "JACCARD('duck', 'luck')",
                        "0.6"),
                Signature.of(SimpleType.DOUBLE, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.real = similarity(in[0].slice, in[1].slice))
                .failing();
    }

    private static double similarity(Slice left, Slice right) {
        if (left.length == 0 || right.length == 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "JACCARD takes texts that are not empty");
        }
        Set<Integer> all = new HashSet<>();
        left.text().codePoints().forEach(all::add);
        int a = all.size();
        Set<Integer> other = new HashSet<>();
        right.text().codePoints().forEach(other::add);
        int b = other.size();
        all.addAll(other);
        int common = a + b - all.size();
        return (double) common / all.size();
    }
}
