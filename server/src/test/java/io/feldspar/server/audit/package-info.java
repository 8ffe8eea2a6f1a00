@NullMarked
package io.feldspar.server.audit;

import org.jspecify.annotations.NullMarked;
