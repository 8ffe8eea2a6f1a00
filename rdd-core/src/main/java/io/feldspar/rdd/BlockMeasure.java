package io.feldspar.rdd;

import java.io.Serializable;

/// Tells how large an element of a shuffle is; the sums are what adaptive planning sees.
public interface BlockMeasure<B> extends Serializable {

    /// Rows within the element.
    long rows(B element);

    /// Bytes that the element occupies, roughly.
    long bytes(B element);
}
