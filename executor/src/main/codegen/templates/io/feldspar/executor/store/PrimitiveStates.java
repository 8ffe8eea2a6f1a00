<#-- A growing primitive per group, for each primitive that aggregates hold. -->
<#assign types = [{"name": "Long", "java": "long"}, {"name": "Double", "java": "double"}]>
<@pp.dropOutputFile/>
<#list types as t>
<@pp.changeOutputFile name="${t.name}States.java"/>
package io.feldspar.executor.store;

import io.feldspar.executor.memory.MemoryPool;
import java.util.Arrays;

/// A growing ${t.java} per group, reserved before it grows.
public final class ${t.name}States {

    private final MemoryPool.Reservation reservation;
    private final ${t.java} initial;
    private ${t.java}[] values = new ${t.java}[0];

    public ${t.name}States(${t.java} initial, MemoryPool.Reservation reservation) {
        this.initial = initial;
        this.reservation = reservation;
    }

    public ${t.java}[] values() {
        return values;
    }

    public void ensure(int groups) {
        if (groups > values.length) {
            int grown = Capacity.grow(values.length, groups);
            reservation.grow(8L * grown);
            int before = values.length;
            values = Arrays.copyOf(values, grown);
            if (initial != 0) {
                Arrays.fill(values, before, grown, initial);
            }
            reservation.resize(reservation.bytes() - 8L * before);
        }
    }

    public ${t.java}[] slice(int from, int count) {
        return Arrays.copyOfRange(values, from, from + count);
    }

    public void reset() {
        Arrays.fill(values, initial);
    }
}
</#list>
