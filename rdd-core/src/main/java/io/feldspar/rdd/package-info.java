/// Resilient distributed datasets as a Java library: lineage, transformations, actions.
@NullMarked
package io.feldspar.rdd;

import org.jspecify.annotations.NullMarked;
