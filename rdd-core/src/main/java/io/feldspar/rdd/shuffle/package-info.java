/// Where map tasks put what they emit ([io.feldspar.rdd.shuffle.ShuffleStore]), and how reduce
/// tasks get it: a [io.feldspar.rdd.shuffle.ShuffleReader] asks a
/// [io.feldspar.rdd.shuffle.BlockClient] for one block after the other. Start at the reader.
@NullMarked
package io.feldspar.rdd.shuffle;

import org.jspecify.annotations.NullMarked;
