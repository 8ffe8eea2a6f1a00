/// The engine for programs in other languages: one JSON object per line, over standard input and
/// output.
///
/// `Gateway` reads requests, `OpenQuery` is a result that is fetched in parts, and `JsonValues`
/// writes SQL values as JSON and reads parameters. The Python module `feldspar` in
/// `src/main/python` is the client.
@NullMarked
package io.feldspar.server.gateway;

import org.jspecify.annotations.NullMarked;
