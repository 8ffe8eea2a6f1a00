/// The engine whose executor is a set of threads of this process. Start at
/// [io.feldspar.rdd.local.LocalEngine].
@NullMarked
package io.feldspar.rdd.local;

import org.jspecify.annotations.NullMarked;
