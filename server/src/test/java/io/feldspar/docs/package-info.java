/// What the documentation shows is run: the examples of functions, and the SQL of the pages.
@NullMarked
package io.feldspar.docs;

import org.jspecify.annotations.NullMarked;
