/// Functions of any type, such as GREATEST and TYPEOF.
@NullMarked
package io.feldspar.executor.function.general;

import org.jspecify.annotations.NullMarked;
