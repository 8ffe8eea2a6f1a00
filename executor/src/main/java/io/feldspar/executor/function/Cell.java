package io.feldspar.executor.function;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.FlatVector;

/// One value on its way into or out of interpreted scalar code; which field counts follows
/// from the type.
///
/// ```text
/// BOOLEAN  bool          REAL DOUBLE          real
/// INT      int32         VARCHAR VARBINARY    slice in, text out
/// LONG     int64         DECIMAL              int128, whatever its precision
/// ARRAY MAP STRUCT       nested, row          the value is the row of the vector
/// ```
public final class Cell {

    private static final FlatVector NO_ROWS = new ByteVector(SimpleType.NULL, new byte[0], null, 0);

    public boolean isNull;
    public boolean bool;
    public int int32;
    public long int64;
    public double real;
    public final Int128 int128 = new Int128();
    public final Slice slice = new Slice();
    public FlatVector nested = NO_ROWS;
    public int row;
    public SliceBuilder text = new SliceBuilder(16);
}
