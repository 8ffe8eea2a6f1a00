/// Functions of numbers: arithmetic with its overflow checks, rounding, logarithms, bits.
@NullMarked
package io.feldspar.executor.function.number;

import org.jspecify.annotations.NullMarked;
