package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.Answer;
import io.feldspar.executor.standalone.message.FromMaster;
import java.util.concurrent.CompletableFuture;

/// A connection with a worker or an application, as the leader sees it.
interface Peer {

    void tell(FromMaster message);

    CompletableFuture<Answer> ask(FromMaster message);

    void close();
}
