/// Turns the trees of [io.feldspar.sql.tree] into the syntax trees that the analyzer validates.
///
/// A [Block] is a SELECT that grows as long as an operation fits into it; the next one goes around
/// it. Names of columns are resolved here, by the rules of data sets: a [Scope] knows which columns
/// there are, by which names and qualifiers, and from which relation each is. Types are left to the
/// validator. Start with [Translation].
@NullMarked
package io.feldspar.sql.translation;

import org.jspecify.annotations.NullMarked;
