package io.feldspar.rdd;

import java.io.Serializable;
import java.util.List;

/// The values of one key in two, three or four RDDs, as `cogroup` brings them together.
public final class Groups {

    private Groups() {}

    public record Of2<A, B>(
            @SuppressWarnings("serial") List<A> first, @SuppressWarnings("serial") List<B> second)
            implements Serializable {}

    public record Of3<A, B, C>(
            @SuppressWarnings("serial") List<A> first,
            @SuppressWarnings("serial") List<B> second,
            @SuppressWarnings("serial") List<C> third)
            implements Serializable {}

    public record Of4<A, B, C, D>(
            @SuppressWarnings("serial") List<A> first,
            @SuppressWarnings("serial") List<B> second,
            @SuppressWarnings("serial") List<C> third,
            @SuppressWarnings("serial") List<D> fourth)
            implements Serializable {}
}
