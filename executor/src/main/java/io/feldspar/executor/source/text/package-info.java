/// Values and files written as text: parsing, guessing types, decompressing.
///
/// Start with [io.feldspar.executor.source.text.TextValues].
@NullMarked
package io.feldspar.executor.source.text;

import org.jspecify.annotations.NullMarked;
