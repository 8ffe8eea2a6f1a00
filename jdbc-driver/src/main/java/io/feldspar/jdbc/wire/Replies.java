package io.feldspar.jdbc.wire;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineError;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineFunction;
import io.feldspar.jdbc.spi.EngineTable;
import io.feldspar.jdbc.spi.EngineType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server says.
public final class Replies {

    private Replies() {}

    /// Answers [Requests.Hello].
    public static final class Welcome extends Message {
        /// The version that both sides speak from now on.
        public final int version;

        /// The server's product version.
        public final String server;

        /// How a client may authenticate; empty where it need not.
        public final List<String> mechanisms;

        public Welcome(int version, String server, List<String> mechanisms) {
            this.version = version;
            this.server = server;
            this.mechanisms = mechanisms;
        }

        Welcome(AvroReader in) throws ProtocolException {
            this(in.readInt(), in.readString(), in.readArray(AvroReader::readString));
        }

        @Override
        public MessageType type() {
            return MessageType.WELCOME;
        }

        @Override
        void write(AvroWriter out) {
            out.writeInt(version);
            out.writeString(server);
            out.writeArray(mechanisms, AvroWriter::writeString);
        }
    }

    /// Asks for a further step of an authentication.
    public static final class Challenge extends Message {
        public final byte[] data;

        public Challenge(byte[] data) {
            this.data = data;
        }

        Challenge(AvroReader in) throws ProtocolException {
            this(in.readBytes());
        }

        @Override
        public MessageType type() {
            return MessageType.CHALLENGE;
        }

        @Override
        void write(AvroWriter out) {
            out.writeBytes(data);
        }
    }

    /// The client is who it says.
    public static final class Authenticated extends Message {
        /// By which the server proves itself.
        public final byte[] data;

        public Authenticated(byte[] data) {
            this.data = data;
        }

        Authenticated(AvroReader in) throws ProtocolException {
            this(in.readBytes());
        }

        @Override
        public MessageType type() {
            return MessageType.AUTHENTICATED;
        }

        @Override
        void write(AvroWriter out) {
            out.writeBytes(data);
        }
    }

    /// The session is open.
    public static final class SessionOpened extends Message {

        @Override
        public MessageType type() {
            return MessageType.SESSION_OPENED;
        }

        @Override
        void write(AvroWriter out) {}
    }

    /// What is known of a statement before it runs.
    public static final class Prepared extends Message {
        public final List<EngineColumn> columns;
        public final List<EngineType> parameters;

        public Prepared(List<EngineColumn> columns, List<EngineType> parameters) {
            this.columns = columns;
            this.parameters = parameters;
        }

        Prepared(AvroReader in) throws ProtocolException {
            this(in.readArray(ValueForm::readColumn), in.readArray(ValueForm::readType));
        }

        @Override
        public MessageType type() {
            return MessageType.PREPARED;
        }

        @Override
        void write(AvroWriter out) {
            out.writeArray(columns, ValueForm::writeColumn);
            out.writeArray(parameters, ValueForm::writeType);
        }
    }

    /// A statement has begun to give rows, or is done. [Rows] and an [End] or a [Failure] follow.
    public static final class Executed extends Message {
        public final String operation;
        public final List<EngineColumn> columns;
        public final long updateCount;
        public final List<String> warnings;

        public Executed(
                String operation,
                List<EngineColumn> columns,
                long updateCount,
                List<String> warnings) {
            this.operation = operation;
            this.columns = columns;
            this.updateCount = updateCount;
            this.warnings = warnings;
        }

        Executed(AvroReader in) throws ProtocolException {
            this(
                    in.readString(),
                    in.readArray(ValueForm::readColumn),
                    in.readLong(),
                    in.readArray(AvroReader::readString));
        }

        @Override
        public MessageType type() {
            return MessageType.EXECUTED;
        }

        @Override
        void write(AvroWriter out) {
            out.writeString(operation);
            out.writeArray(columns, ValueForm::writeColumn);
            out.writeLong(updateCount);
            out.writeArray(warnings, AvroWriter::writeString);
        }
    }

    /// A batch of rows in the binary form of batches.
    public static final class Rows extends Message {
        /// Holds the batch from `start` on.
        public final byte[] bytes;
        public final int start;
        public final int length;

        public Rows(byte[] bytes, int start, int length) {
            this.bytes = bytes;
            this.start = start;
            this.length = length;
        }

        /// The bytes stay those of the frame, since they are many.
        Rows(AvroReader in) throws ProtocolException {
            this.length = in.readLength();
            this.bytes = in.bytes();
            this.start = in.skip(length);
        }

        @Override
        public MessageType type() {
            return MessageType.ROWS;
        }

        @Override
        void write(AvroWriter out) {
            out.writeBytes(bytes, start, length);
        }
    }

    /// No rows follow.
    public static final class End extends Message {

        @Override
        public MessageType type() {
            return MessageType.END;
        }

        @Override
        void write(AvroWriter out) {}
    }

    /// A request failed, or the connection did where there is no request.
    public static final class Failure extends Message {
        public final String sqlState;
        public final String message;

        /// The parts of the message, or null where they are not known.
        public final @Nullable EngineError error;

        public Failure(String sqlState, String message, @Nullable EngineError error) {
            this.sqlState = sqlState;
            this.message = message;
            this.error = error;
        }

        public static Failure of(EngineException error) {
            return new Failure(error.sqlState(), String.valueOf(error.getMessage()), error.error());
        }

        Failure(AvroReader in) throws ProtocolException {
            this(in.readString(), in.readString(), in.readIndex(1) == 0 ? null : readError(in));
        }

        private static EngineError readError(AvroReader in) throws ProtocolException {
            return new EngineError(
                    in.readString(), in.readString(), in.readString(), in.readString());
        }

        public EngineException toException() {
            return new EngineException(message, sqlState, error, null);
        }

        @Override
        public MessageType type() {
            return MessageType.FAILURE;
        }

        @Override
        void write(AvroWriter out) {
            out.writeString(sqlState);
            out.writeString(message);
            out.writeInt(error == null ? 0 : 1);
            if (error != null) {
                out.writeString(error.code());
                out.writeString(error.problem());
                out.writeString(error.location());
                out.writeString(error.advice());
            }
        }
    }

    /// How far an execution has come.
    public static final class Progress extends Message {
        public final int completedTasks;
        public final int knownTasks;

        public Progress(int completedTasks, int knownTasks) {
            this.completedTasks = completedTasks;
            this.knownTasks = knownTasks;
        }

        Progress(AvroReader in) throws ProtocolException {
            this(in.readInt(), in.readInt());
        }

        @Override
        public MessageType type() {
            return MessageType.PROGRESS;
        }

        @Override
        void write(AvroWriter out) {
            out.writeInt(completedTasks);
            out.writeInt(knownTasks);
        }
    }

    /// Catalogs, schemas or keywords.
    public static final class Names extends Message {
        public final List<String> names;

        public Names(List<String> names) {
            this.names = names;
        }

        Names(AvroReader in) throws ProtocolException {
            this(in.readArray(AvroReader::readString));
        }

        @Override
        public MessageType type() {
            return MessageType.NAMES;
        }

        @Override
        void write(AvroWriter out) {
            out.writeArray(names, AvroWriter::writeString);
        }
    }

    /// Tables and views.
    public static final class Tables extends Message {
        public final List<EngineTable> tables;

        public Tables(List<EngineTable> tables) {
            this.tables = tables;
        }

        Tables(AvroReader in) throws ProtocolException {
            this(in.readArray(Tables::readTable));
        }

        private static EngineTable readTable(AvroReader in) throws ProtocolException {
            EngineTable.Kind[] kinds = EngineTable.Kind.values();
            return new EngineTable(in.readString(), kinds[in.readIndex(kinds.length - 1)]);
        }

        @Override
        public MessageType type() {
            return MessageType.TABLES;
        }

        @Override
        void write(AvroWriter out) {
            out.writeArray(
                    tables,
                    (to, table) -> {
                        to.writeString(table.name());
                        to.writeInt(table.kind().ordinal());
                    });
        }
    }

    /// The columns of a table.
    public static final class Columns extends Message {
        public final List<EngineColumn> columns;

        public Columns(List<EngineColumn> columns) {
            this.columns = columns;
        }

        Columns(AvroReader in) throws ProtocolException {
            this(in.readArray(ValueForm::readColumn));
        }

        @Override
        public MessageType type() {
            return MessageType.COLUMNS;
        }

        @Override
        void write(AvroWriter out) {
            out.writeArray(columns, ValueForm::writeColumn);
        }
    }

    /// The functions of SQL.
    public static final class Functions extends Message {
        public final List<EngineFunction> functions;

        public Functions(List<EngineFunction> functions) {
            this.functions = functions;
        }

        Functions(AvroReader in) throws ProtocolException {
            this(in.readArray(from -> new EngineFunction(from.readString(), from.readString())));
        }

        @Override
        public MessageType type() {
            return MessageType.FUNCTIONS;
        }

        @Override
        void write(AvroWriter out) {
            out.writeArray(
                    functions,
                    (to, function) -> {
                        to.writeString(function.name());
                        to.writeString(function.description());
                    });
        }
    }

    /// The current catalog and schema.
    public static final class Location extends Message {
        public final String catalog;
        public final String schema;

        public Location(String catalog, String schema) {
            this.catalog = catalog;
            this.schema = schema;
        }

        Location(AvroReader in) throws ProtocolException {
            this(in.readString(), in.readString());
        }

        @Override
        public MessageType type() {
            return MessageType.LOCATION;
        }

        @Override
        void write(AvroWriter out) {
            out.writeString(catalog);
            out.writeString(schema);
        }
    }

    /// The session has ended; the server closes the connection.
    public static final class SessionClosed extends Message {

        @Override
        public MessageType type() {
            return MessageType.SESSION_CLOSED;
        }

        @Override
        void write(AvroWriter out) {}
    }
}
