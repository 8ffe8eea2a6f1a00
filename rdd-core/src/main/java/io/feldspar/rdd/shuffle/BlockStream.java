package io.feldspar.rdd.shuffle;

import io.feldspar.rdd.FetchFailedException.Problem;
import java.util.List;

/// A block on its way, piece by piece, in the order in which its elements were emitted. Belongs to
/// one thread.
public interface BlockStream extends AutoCloseable {

    /// The next piece, or how the stream ended. Waits for it.
    ///
    /// @throws io.feldspar.rdd.TaskKilledException where the thread is interrupted while it waits
    Answer next();

    /// Ends the stream, also before its end: what is still on its way is not sent any more.
    @Override
    void close();

    /// A stream of one answer.
    static BlockStream of(Answer only) {
        return new BlockStream() {

            private boolean given;

            @Override
            public Answer next() {
                boolean first = !given;
                given = true;
                return first ? only : new Answer.End();
            }

            @Override
            public void close() {
                given = true;
            }
        };
    }

    /// What came.
    sealed interface Answer {

        /// Some elements, at least none.
        record Piece(List<?> elements) implements Answer {}

        /// There is no more.
        record End() implements Answer {}

        /// The block, or the rest of it, cannot be had.
        record Lost(Problem problem) implements Answer {}
    }
}
