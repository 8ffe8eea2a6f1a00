<#-- A growing column of one primitive per row, for each physical form that is one. -->
<#assign types = [
    {"name": "Byte", "java": "byte", "bytes": 1, "zero": "(byte) 0"},
    {"name": "Int", "java": "int", "bytes": 4, "zero": "0"},
    {"name": "Long", "java": "long", "bytes": 8, "zero": "0L"},
    {"name": "Double", "java": "double", "bytes": 8, "zero": "0.0"}]>
<@pp.dropOutputFile/>
<#list types as t>
<@pp.changeOutputFile name="${t.name}Column.java"/>
package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.${t.name}Vector;
import io.feldspar.executor.vector.FlatVector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A ${t.java} per row<#if t.java == "double">; NaN is the same as NaN, and -0.0 as 0.0</#if>.
final class ${t.name}Column extends FlatColumn {

    private ${t.java}[] values = new ${t.java}[0];

    ${t.name}Column(Type type, MemoryPool.Reservation reservation) {
        super(type, reservation);
    }

    @Override
    public FlatVector view() {
        return new ${t.name}Vector(type(), values, nulls(), size());
    }

    @Override
    public FlatVector slice(int from, int count) {
        ${t.java}[] slice = Arrays.copyOfRange(values, from, from + count);
        return new ${t.name}Vector(type(), slice, nullSlice(from, count), count);
    }

    @Override
    int keepSameValues(
            FlatVector vector,
            int @Nullable [] rows,
            int[] stored,
            int[] candidates,
            int from,
            int to,
            int[] failed,
            int failedCount) {
        ${t.java}[] left = ((${t.name}Vector) vector).values();
        ${t.java}[] right = values;
        int kept = from;
        int lost = failedCount;
        for (int n = from; n < to; n++) {
            int i = candidates[n];
<#if t.java == "double">
            if (Doubles.same(left[rows == null ? i : rows[i]], right[stored[i]])) {
<#else>
            if (left[rows == null ? i : rows[i]] == right[stored[i]]) {
</#if>
                candidates[kept++] = i;
            } else {
                failed[lost++] = i;
            }
        }
        return kept;
    }

    @Override
    int rowBytes() {
        return ${t.bytes};
    }

    @Override
    void resize(int rows) {
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void appendValues(FlatVector vector, int @Nullable [] rows, int count, int at) {
        ${t.java}[] in = ((${t.name}Vector) vector).values();
        ${t.java}[] out = values;
        if (rows == null) {
            System.arraycopy(in, 0, out, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[at + i] = in[rows[i]];
        }
    }

    @Override
    void clearValues(int from, int count) {
        Arrays.fill(values, from, from + count, ${t.zero});
    }
}
</#list>
