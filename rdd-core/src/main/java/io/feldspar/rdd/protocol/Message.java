package io.feldspar.rdd.protocol;

/// A control message. Between one driver and one executor messages arrive in the order in which
/// they were sent or, where the connection breaks, not at all; between different peers there is
/// no order.
public sealed interface Message permits ToExecutor, ToDriver {}
