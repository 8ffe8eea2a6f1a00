/// Who holds how much memory: pools with limits, and the operators' reservations in them.
@NullMarked
package io.feldspar.executor.memory;

import org.jspecify.annotations.NullMarked;
