/// What a program implements to add functions to SQL.
///
/// In: instances, registered in a session, or names of classes in CREATE FUNCTION. Out: the
/// functions that [io.feldspar.executor.function.user] calls. Start at [UDF1] and [Aggregator].
@NullMarked
package io.feldspar.udf;

import org.jspecify.annotations.NullMarked;
