package io.feldspar.server.hive;

/// A message of a client, with how its answer is framed and who sent it where the message says so.
///
/// @param credentials what came with this request alone
record ThriftRequest(byte[] body, Framing framing, Credentials credentials) {

    /// Makes what is written to the client from an answer.
    interface Framing {
        Object frame(byte[] bytes, int length);
    }

    /// Tells the connection who sends the request; may take a while.
    interface Credentials {

        /// What was said before holds.
        Credentials OF_CONNECTION = _ -> {};

        void present(HiveConnection connection);
    }
}
