/// Functions that users wrote in Java.
///
/// In: descriptions of functions, which are values and travel with plans. Out: scalar and aggregate
/// functions that load the user's code where they run and call it. Start at
/// [io.feldspar.executor.function.user.UserScalar] and
/// [io.feldspar.executor.function.user.FunctionSource].
@NullMarked
package io.feldspar.executor.function.user;

import org.jspecify.annotations.NullMarked;
