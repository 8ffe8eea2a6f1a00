/// Functions over arrays, maps and structs.
///
/// In: vectors of the arguments. Out: a vector of the results, which shares the elements that it
/// takes over. Start with [io.feldspar.executor.function.nested.NestedFunction] and
/// [io.feldspar.executor.function.nested.ListPicks].
@NullMarked
package io.feldspar.executor.function.nested;

import org.jspecify.annotations.NullMarked;
