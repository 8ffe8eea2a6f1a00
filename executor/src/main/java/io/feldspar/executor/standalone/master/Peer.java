package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.FromMaster;

/// A connection with a worker or an application, as the leader sees it.
interface Peer {

    void tell(FromMaster message);

    void close();
}
