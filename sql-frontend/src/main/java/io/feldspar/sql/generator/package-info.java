/// Functions of a row that give several rows: UNNEST, EXPLODE and their like.
///
/// The validator takes them for functions of a row like any other. The conversion moves them out of
/// projections to nodes of their own. Start with [io.feldspar.sql.generator.GeneratorNodes].
@NullMarked
package io.feldspar.sql.generator;

import org.jspecify.annotations.NullMarked;
