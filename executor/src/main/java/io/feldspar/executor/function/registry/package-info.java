/// Looks functions up by name and describes them to users.
@NullMarked
package io.feldspar.executor.function.registry;

import org.jspecify.annotations.NullMarked;
