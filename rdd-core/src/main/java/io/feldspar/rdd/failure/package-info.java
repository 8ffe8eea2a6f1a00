/// What went wrong, as values that cross from an executor to the driver and on to the user.
///
/// A [Failure][io.feldspar.rdd.failure.Failure] is made where an error is caught; an error that
/// implements [DescribedError][io.feldspar.rdd.failure.DescribedError] says itself what it holds.
@NullMarked
package io.feldspar.rdd.failure;

import org.jspecify.annotations.NullMarked;
