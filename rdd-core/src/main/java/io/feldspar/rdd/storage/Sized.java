package io.feldspar.rdd.storage;

/// A row that knows how much memory it takes, so that nobody needs to look into it.
public interface Sized {

    long sizeInBytes();
}
