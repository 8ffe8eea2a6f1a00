/// Functions of strings: UTF-8 bytes, code points, patterns.
@NullMarked
package io.feldspar.executor.function.text;

import org.jspecify.annotations.NullMarked;
