package io.feldspar.executor.join;

import java.util.function.IntConsumer;

/// The threads that build a table together.
public interface BuildHelpers {

    /// The calling thread by itself.
    BuildHelpers ALONE =
            new BuildHelpers() {
                @Override
                public int size() {
                    return 1;
                }

                @Override
                public void each(int parts, IntConsumer work) {
                    for (int part = 0; part < parts; part++) {
                        work.accept(part);
                    }
                }
            };

    /// How many threads there may be.
    int size();

    /// Does the work for each part from 0 to `parts` once, on any of the threads, and returns when
    /// all is done. Throws what a part throws.
    void each(int parts, IntConsumer work);
}
