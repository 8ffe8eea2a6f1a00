/// The errors that users see: one enum of codes with their SQLSTATEs, one exception that carries
/// them.
@NullMarked
package io.feldspar.executor.error;

import org.jspecify.annotations.NullMarked;
