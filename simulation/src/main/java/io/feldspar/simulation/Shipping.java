package io.feldspar.simulation;

import io.feldspar.rdd.shuffle.BlockStream;
import java.util.List;

/// How work and blocks are shipped to executors. [#STRICT] follows the contracts; a deliberate
/// fault breaks one of them.
class Shipping {

    static final Shipping STRICT = new Shipping();

    /// The digest that a launch names.
    ///
    /// @param ofAttempts of the encodings of the stage, one for each of its attempts till now
    String launched(List<String> ofAttempts) {
        return ofAttempts.getLast();
    }

    /// The digest by which an executor looks for the work of a stage.
    ///
    /// @param first that it was asked for at first
    /// @param launched that the launch names
    String lookedUp(String first, String launched) {
        return launched;
    }

    /// Whether an executor drops what it fetched when messages may have been lost.
    boolean dropsFetched() {
        return true;
    }

    /// The content of a block as a reader receives it.
    BlockStream received(BlockStream stream) {
        return stream;
    }
}
