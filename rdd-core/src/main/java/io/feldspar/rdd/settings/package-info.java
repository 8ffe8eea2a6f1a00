/// How engines and schedulers behave. Plain values that any package may read.
@NullMarked
package io.feldspar.rdd.settings;

import org.jspecify.annotations.NullMarked;
