/// Where map tasks put what they emit and reduce tasks find it, within one process. Start at
/// [io.feldspar.rdd.shuffle.ShuffleStore].
@NullMarked
package io.feldspar.rdd.shuffle;

import org.jspecify.annotations.NullMarked;
