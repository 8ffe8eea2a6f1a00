package io.feldspar.jdbc.wire;

/// What one frame says. The classes are nested in [Requests] and [Replies]; their fields are those
/// of the Avro records of the same names.
public abstract class Message {

    public abstract MessageType type();

    abstract void write(AvroWriter out);

    @Override
    public String toString() {
        return type().name();
    }
}
