/// HiveServer2's protocol, for tools that have a Hive or Spark driver.
///
/// In: messages of Thrift's binary protocol, over SASL PLAIN, bare, or over HTTP, all on one port.
/// Out: the answers of [io.feldspar.server.hive.HiveService], whose sessions and statements are
/// those of the engine. Start with [io.feldspar.server.hive.HiveServer], then
/// [io.feldspar.server.hive.TransportDetector] and [io.feldspar.server.hive.StatementOperation].
@NullMarked
package io.feldspar.server.hive;

import org.jspecify.annotations.NullMarked;
