package io.feldspar.rdd;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/// Writes and reads elements of a shuffle or a stored partition where they leave the process.
public interface BlockSerializer<B> extends Serializable {

    void write(B element, DataOutput out) throws IOException;

    B read(DataInput in) throws IOException;
}
