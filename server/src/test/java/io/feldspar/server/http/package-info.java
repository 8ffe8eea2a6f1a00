@NullMarked
package io.feldspar.server.http;

import org.jspecify.annotations.NullMarked;
