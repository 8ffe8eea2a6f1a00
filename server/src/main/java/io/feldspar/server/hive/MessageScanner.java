package io.feldspar.server.hive;

import io.feldspar.jdbc.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.thrift.protocol.TType;

/// Finds the end of a message of Thrift's binary protocol. It resumes when more bytes have arrived,
/// and does not buffer what it has scanned.
///
/// ```text
/// message  version and type (4)  length of name (4)  name  number (4)  struct
/// struct   { type of field (1)  id (2)  value } …  0 (1)
/// value    fixed | length (4) bytes | struct | type (1) count (4) values | types (2) count (4) …
/// ```
final class MessageScanner {

    private static final int MOST_LEVELS = 64;
    private static final int NONE = -1;

    private final int limit;
    private final Deque<Level> levels = new ArrayDeque<>();
    private int position;
    private long skip;
    private boolean begun;

    /// The type of a value whose header has not come.
    private int value = NONE;

    /// A struct, or a container of which so many values are left; a map's values alternate between
    /// two types.
    private static final class Level {
        final boolean struct;
        final int first;
        final int second;
        long left;

        Level(boolean struct, int first, int second, long left) {
            this.struct = struct;
            this.first = first;
            this.second = second;
            this.left = left;
        }
    }

    /// @param limit how long a message may be
    MessageScanner(int limit) {
        this.limit = limit;
    }

    /// The length of the message that begins at the buffer's reader index, or -1 where its end has
    /// not come.
    ///
    /// @throws ProtocolException if it is not a message, or is too long
    int scan(ByteBuf in) throws ProtocolException {
        while (true) {
            if (skip > 0) {
                long there = Math.min(skip, in.readableBytes() - position);
                position += (int) there;
                skip -= there;
                if (skip > 0) {
                    return NONE;
                }
            }
            if (begun && value == NONE && levels.isEmpty()) {
                return position;
            }
            if (!step(in, in.readableBytes() - position)) {
                return NONE;
            }
            if (position + skip > limit) {
                throw new ProtocolException("a message has more than %d bytes".formatted(limit));
            }
        }
    }

    /// Takes one header; false where it has not come as a whole.
    private boolean step(ByteBuf in, int there) throws ProtocolException {
        int at = in.readerIndex() + position;
        if (!begun) {
            return begin(in, at, there);
        }
        if (value != NONE) {
            return value(in, at, there);
        }
        Level level = levels.element();
        if (!level.struct) {
            if (level.left == 0) {
                levels.pop();
            } else {
                value = level.left % 2 == 0 ? level.first : level.second;
                level.left--;
            }
            return true;
        }
        if (there < 1) {
            return false;
        }
        int type = in.getByte(at);
        if (type == TType.STOP) {
            levels.pop();
            position++;
            return true;
        }
        if (there < 3) {
            return false;
        }
        position += 3;
        value = type;
        return true;
    }

    private boolean begin(ByteBuf in, int at, int there) throws ProtocolException {
        if (there < 8) {
            return false;
        }
        if (in.getUnsignedShort(at) != 0x8001) {
            throw new ProtocolException("a message has another version than 1 of Thrift's");
        }
        begun = true;
        position += 8;
        skip = length(in.getInt(at + 4)) + Integer.BYTES;
        push(new Level(true, 0, 0, 0));
        return true;
    }

    private boolean value(ByteBuf in, int at, int there) throws ProtocolException {
        int header =
                switch (value) {
                    case TType.STRING -> 4;
                    case TType.LIST, TType.SET -> 5;
                    case TType.MAP -> 6;
                    default -> 0;
                };
        if (there < header) {
            return false;
        }
        position += header;
        switch (value) {
            case TType.BOOL, TType.BYTE -> skip = 1;
            case TType.I16 -> skip = 2;
            case TType.I32 -> skip = 4;
            case TType.I64, TType.DOUBLE -> skip = 8;
            case TType.UUID -> skip = 16;
            case TType.STRING -> skip = length(in.getInt(at));
            case TType.STRUCT -> push(new Level(true, 0, 0, 0));
            case TType.LIST, TType.SET -> {
                int type = in.getByte(at);
                push(new Level(false, type, type, length(in.getInt(at + 1))));
            }
            case TType.MAP ->
                    push(
                            new Level(
                                    false,
                                    in.getByte(at),
                                    in.getByte(at + 1),
                                    2 * length(in.getInt(at + 2))));
            default -> throw new ProtocolException("a value has the type %d".formatted(value));
        }
        value = NONE;
        return true;
    }

    /// Each element takes a byte at least, so that counts are limited as lengths are.
    private long length(int length) throws ProtocolException {
        if (length < 0 || length > limit) {
            throw new ProtocolException("a value has %d bytes or elements".formatted(length));
        }
        return length;
    }

    private void push(Level level) throws ProtocolException {
        if (levels.size() == MOST_LEVELS) {
            throw new ProtocolException("values are nested too deeply");
        }
        levels.push(level);
    }
}
