/// The record of who ran what. In come statements that have ended, out goes a line for each. Start
/// reading at [io.feldspar.server.audit.AuditLog].
@NullMarked
package io.feldspar.server.audit;

import org.jspecify.annotations.NullMarked;
