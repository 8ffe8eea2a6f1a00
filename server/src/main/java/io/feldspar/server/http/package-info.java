/// The port of people and monitoring: a web page, the same as JSON, and metrics for Prometheus.
///
/// In: HTTP requests. Out: what the server knows of its statements and sessions, and a way to
/// cancel. Start with [io.feldspar.server.http.HttpServer] and [io.feldspar.server.http.Routes].
@NullMarked
package io.feldspar.server.http;

import org.jspecify.annotations.NullMarked;
