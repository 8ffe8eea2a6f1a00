/// Tests of the driver beside libraries that it does not have.
@NullMarked
package io.feldspar.jdbc.remote;

import org.jspecify.annotations.NullMarked;
