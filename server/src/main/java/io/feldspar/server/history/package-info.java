/// The statements that have ended, in files that outlive the server. A server writes them by
/// [io.feldspar.server.history.EventLog]; `./feldspar history` reads them by
/// [io.feldspar.server.history.PastStatements].
@NullMarked
package io.feldspar.server.history;

import org.jspecify.annotations.NullMarked;
