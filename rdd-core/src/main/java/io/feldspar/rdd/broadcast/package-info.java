/// Values that are given to all tasks once for each executor: the driver holds them in
/// [io.feldspar.rdd.broadcast.BroadcastValues], tasks get them by a
/// [io.feldspar.rdd.broadcast.BroadcastReader], block by block. Start at the values.
@NullMarked
package io.feldspar.rdd.broadcast;

import org.jspecify.annotations.NullMarked;
