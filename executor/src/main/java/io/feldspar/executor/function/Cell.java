package io.feldspar.executor.function;

/// One value on its way into or out of interpreted scalar code; which field counts follows
/// from the type.
///
/// ```text
/// BOOLEAN  bool          REAL DOUBLE          real
/// INT      int32         VARCHAR VARBINARY    slice in, text out
/// LONG     int64         DECIMAL              int128, whatever its precision
/// ```
public final class Cell {

    public boolean isNull;
    public boolean bool;
    public int int32;
    public long int64;
    public double real;
    public final Int128 int128 = new Int128();
    public final Slice slice = new Slice();
    public SliceBuilder text = new SliceBuilder(16);
}
