/// How work gets to executors in other processes. [io.feldspar.rdd.shipping.EncodedStages], on the
/// driver, encodes for each stage once what its tasks share, and each partition by itself;
/// [io.feldspar.rdd.shipping.StageCache], on each executor, fetches and decodes it once.
@NullMarked
package io.feldspar.rdd.shipping;

import org.jspecify.annotations.NullMarked;
