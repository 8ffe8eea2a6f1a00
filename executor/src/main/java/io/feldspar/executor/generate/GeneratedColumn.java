package io.feldspar.executor.generate;

import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;

/// A column that [GenerateOperator] adds.
interface GeneratedColumn {

    /// Takes the batch whose rows the other methods are asked about.
    void read(Batch batch);

    /// How many values the row of the batch gives.
    long size(int row);

    /// The values at these positions of these rows; null where a row has no such position.
    ///
    /// @param positions -1 for none
    Vector values(int[] rows, long[] positions, int count);
}
