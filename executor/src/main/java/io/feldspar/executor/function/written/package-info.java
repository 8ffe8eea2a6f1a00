/// Functions whose code is SQL: other databases' names for what the engine computes anyway. A call
/// is replaced by the body before the query is validated. [WrittenFunction] says how; the other
/// files list them by category.
@NullMarked
package io.feldspar.executor.function.written;

import org.jspecify.annotations.NullMarked;
