package io.feldspar.executor.task;

import io.feldspar.executor.codec.PlanCodecs;
import io.feldspar.executor.plan.Fragment;
import io.feldspar.rdd.codec.ValueCodec;
import io.feldspar.rdd.codec.ValueCodecs;
import java.io.Serializable;

/// A fragment that travels in the form of [PlanCodecs].
final class EncodedFragment implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Fragment value;

    EncodedFragment(Fragment value) {
        this.value = value;
    }

    Fragment value() {
        return value;
    }

    private Object writeReplace() {
        return Bytes.of(value);
    }

    private record Bytes(byte[] bytes) implements Serializable {

        private static final long serialVersionUID = 1L;

        private static final ValueCodec CODEC = PlanCodecs.of(Fragment.class);

        static Bytes of(Fragment value) {
            return new Bytes(PlanCodecs.encode(CODEC, value));
        }

        private Object readResolve() {
            return new EncodedFragment((Fragment) ValueCodecs.decode(CODEC, bytes));
        }
    }
}
