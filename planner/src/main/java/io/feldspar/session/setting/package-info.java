/// The settings of an engine and of its sessions: what there is, how a value is read, and the
/// values in force.
///
/// Start with [io.feldspar.session.setting.Setting].
@NullMarked
package io.feldspar.session.setting;

import org.jspecify.annotations.NullMarked;
