package io.feldspar.server.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What is served over HTTP, and to whom. Thread-safe.
interface Site {

    /// Whether those who ask have to say who they are. If not, only requests to this machine are
    /// answered.
    boolean authenticates();

    /// The user of a request, who has proved it; null where they have not.
    ///
    /// @param authorization the header
    @Nullable String user(@Nullable String authorization);

    /// @param user who asks, or null where nobody has to say it
    /// @param address where they are
    Answer answer(Request request, @Nullable String user, String address) throws IOException;
}
