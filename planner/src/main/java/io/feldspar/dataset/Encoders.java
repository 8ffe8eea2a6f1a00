package io.feldspar.dataset;

import io.feldspar.executor.object.ObjectType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// Encoders of classes, for what takes one. Most methods of [Dataset] find them by themselves.
public final class Encoders {

    private Encoders() {}

    /// Objects of a record, of a bean, or of a simple class such as `String`.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH if the class has no
    ///     SQL type
    public static <T> Encoder<T> of(Class<T> type) {
        ObjectEncoder<T> encoder = ObjectEncoder.of(type);
        encoder.schema();
        return encoder;
    }

    public static <T> Encoder<T> bean(Class<T> type) {
        return of(type);
    }

    public static <A, B> Encoder<Tuple2<A, B>> tuple(Encoder<A> first, Encoder<B> second) {
        return ObjectEncoder.of(
                ObjectType.of(Tuple2.class, TypedQuery.type(first), TypedQuery.type(second)));
    }

    public static Encoder<Boolean> BOOLEAN() {
        return of(Boolean.class);
    }

    public static Encoder<Integer> INT() {
        return of(Integer.class);
    }

    public static Encoder<Long> LONG() {
        return of(Long.class);
    }

    public static Encoder<Double> DOUBLE() {
        return of(Double.class);
    }

    public static Encoder<String> STRING() {
        return of(String.class);
    }

    public static Encoder<BigDecimal> DECIMAL() {
        return of(BigDecimal.class);
    }

    public static Encoder<LocalDate> LOCALDATE() {
        return of(LocalDate.class);
    }

    public static Encoder<Instant> INSTANT() {
        return of(Instant.class);
    }

    public static Encoder<byte[]> BINARY() {
        return of(byte[].class);
    }
}
