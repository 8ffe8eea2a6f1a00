/// Numbers in order for tables and users: a file holds how far they were given out, so that all
/// processes share them. Start reading at [io.feldspar.executor.sequence.SequenceFile].
@NullMarked
package io.feldspar.executor.sequence;

import org.jspecify.annotations.NullMarked;
