/// Values of vectors as objects of the classes that a program uses, and back.
///
/// In: classes (simple ones, lists, maps, records and beans) and the rows of vectors. Out: objects,
/// and values appended to a `VectorBuilder`. Start at
/// [io.feldspar.executor.object.ObjectMapping].
@NullMarked
package io.feldspar.executor.object;

import org.jspecify.annotations.NullMarked;
