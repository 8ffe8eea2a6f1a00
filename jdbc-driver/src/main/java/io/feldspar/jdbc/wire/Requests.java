package io.feldspar.jdbc.wire;

import io.feldspar.jdbc.spi.ExecutionOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client says.
public final class Requests {

    private Requests() {}

    /// The first message of a connection.
    public static final class Hello extends Message {
        /// Versions of the protocol that the client speaks.
        public final List<Integer> versions;

        /// The name of the client's program.
        public final String client;

        public Hello(List<Integer> versions, String client) {
            this.versions = versions;
            this.client = client;
        }

        Hello(AvroReader in) throws ProtocolException {
            this(in.readArray(AvroReader::readInt), in.readString());
        }

        @Override
        public MessageType type() {
            return MessageType.HELLO;
        }

        @Override
        void write(AvroWriter out) {
            out.writeArray(versions, AvroWriter::writeInt);
            out.writeString(client);
        }
    }

    /// A step of an authentication.
    public static final class Authenticate extends Message {
        public final String mechanism;
        public final byte[] data;

        public Authenticate(String mechanism, byte[] data) {
            this.mechanism = mechanism;
            this.data = data;
        }

        Authenticate(AvroReader in) throws ProtocolException {
            this(in.readString(), in.readBytes());
        }

        @Override
        public MessageType type() {
            return MessageType.AUTHENTICATE;
        }

        @Override
        void write(AvroWriter out) {
            out.writeString(mechanism);
            out.writeBytes(data);
        }
    }

    /// Opens the session of the connection.
    public static final class OpenSession extends Message {
        /// `user`, `catalog`, `schema` and settings of the session.
        public final Map<String, String> properties;

        public OpenSession(Map<String, String> properties) {
            this.properties = properties;
        }

        OpenSession(AvroReader in) throws ProtocolException {
            this(in.readMap());
        }

        @Override
        public MessageType type() {
            return MessageType.OPEN_SESSION;
        }

        @Override
        void write(AvroWriter out) {
            out.writeMap(properties);
        }
    }

    /// Asks for a statement's columns and parameters without running it.
    public static final class Prepare extends Message {
        /// A number that the client chooses.
        public final int statement;
        public final String sql;

        public Prepare(int statement, String sql) {
            this.statement = statement;
            this.sql = sql;
        }

        Prepare(AvroReader in) throws ProtocolException {
            this(in.readInt(), in.readString());
        }

        @Override
        public MessageType type() {
            return MessageType.PREPARE;
        }

        @Override
        void write(AvroWriter out) {
            out.writeInt(statement);
            out.writeString(sql);
        }
    }

    /// Runs a statement. Its rows follow as far as the credit lasts.
    public static final class Execute extends Message {
        public final int statement;

        /// Null where the server has it already.
        public final @Nullable String sql;
        public final List<@Nullable Object> parameters;

        public final ExecutionOptions options;

        /// Bytes of rows that the server may send without a [Credit].
        public final long credit;

        public Execute(
                int statement,
                @Nullable String sql,
                List<@Nullable Object> parameters,
                ExecutionOptions options,
                long credit) {
            this.statement = statement;
            this.sql = sql;
            this.parameters = parameters;
            this.options = options;
            this.credit = credit;
        }

        Execute(AvroReader in) throws ProtocolException {
            this(
                    in.readInt(),
                    in.readIndex(1) == 0 ? null : in.readString(),
                    ValueForm.readAll(in),
                    new ExecutionOptions(in.readLong(), in.readLong(), in.readInt()),
                    in.readLong());
        }

        @Override
        public MessageType type() {
            return MessageType.EXECUTE;
        }

        @Override
        void write(AvroWriter out) {
            out.writeInt(statement);
            out.writeInt(sql == null ? 0 : 1);
            if (sql != null) {
                out.writeString(sql);
            }
            out.writeArray(parameters, ValueForm::write);
            out.writeLong(options.maxRows());
            out.writeLong(options.timeoutMillis());
            out.writeInt(options.fetchSize());
            out.writeLong(credit);
        }
    }

    /// Allows more bytes of rows. The request is that of the execution, as in [Cancel] and
    /// [CloseResult].
    public static final class Credit extends Message {
        public final long bytes;

        public Credit(long bytes) {
            this.bytes = bytes;
        }

        Credit(AvroReader in) throws ProtocolException {
            this(in.readLong());
        }

        @Override
        public MessageType type() {
            return MessageType.CREDIT;
        }

        @Override
        void write(AvroWriter out) {
            out.writeLong(bytes);
        }
    }

    /// Ends an execution with an error.
    public static final class Cancel extends Message {

        @Override
        public MessageType type() {
            return MessageType.CANCEL;
        }

        @Override
        void write(AvroWriter out) {}
    }

    /// Asks how far an execution has come.
    public static final class GetProgress extends Message {
        /// The request of the execution.
        public final int execution;

        public GetProgress(int execution) {
            this.execution = execution;
        }

        GetProgress(AvroReader in) throws ProtocolException {
            this(in.readInt());
        }

        @Override
        public MessageType type() {
            return MessageType.GET_PROGRESS;
        }

        @Override
        void write(AvroWriter out) {
            out.writeInt(execution);
        }
    }

    /// Ends an execution whose rows nobody wants any more. There is no reply.
    public static final class CloseResult extends Message {

        @Override
        public MessageType type() {
            return MessageType.CLOSE_RESULT;
        }

        @Override
        void write(AvroWriter out) {}
    }

    /// Lets the server forget a statement. There is no reply.
    public static final class CloseStatement extends Message {
        public final int statement;

        public CloseStatement(int statement) {
            this.statement = statement;
        }

        CloseStatement(AvroReader in) throws ProtocolException {
            this(in.readInt());
        }

        @Override
        public MessageType type() {
            return MessageType.CLOSE_STATEMENT;
        }

        @Override
        void write(AvroWriter out) {
            out.writeInt(statement);
        }
    }

    /// Kinds of things that [GetObjects] lists. The order is that of the schema.
    public enum ObjectKind {
        CATALOGS,
        SCHEMAS,
        TABLES,
        COLUMNS,
        FUNCTIONS,
        KEYWORDS
    }

    /// Asks what exists. Names that the kind does not need are empty.
    public static final class GetObjects extends Message {
        public final ObjectKind kind;
        public final String catalog;
        public final String schema;
        public final String table;

        public GetObjects(ObjectKind kind, String catalog, String schema, String table) {
            this.kind = kind;
            this.catalog = catalog;
            this.schema = schema;
            this.table = table;
        }

        GetObjects(AvroReader in) throws ProtocolException {
            this(
                    ObjectKind.values()[in.readIndex(ObjectKind.values().length - 1)],
                    in.readString(),
                    in.readString(),
                    in.readString());
        }

        @Override
        public MessageType type() {
            return MessageType.GET_OBJECTS;
        }

        @Override
        void write(AvroWriter out) {
            out.writeInt(kind.ordinal());
            out.writeString(catalog);
            out.writeString(schema);
            out.writeString(table);
        }
    }

    /// Asks for the current catalog and schema.
    public static final class GetLocation extends Message {

        @Override
        public MessageType type() {
            return MessageType.GET_LOCATION;
        }

        @Override
        void write(AvroWriter out) {}
    }

    /// Changes the current catalog and schema.
    public static final class Use extends Message {
        public final String catalog;

        /// Null for the one of the current name, or else the catalog's first.
        public final @Nullable String schema;

        public Use(String catalog, @Nullable String schema) {
            this.catalog = catalog;
            this.schema = schema;
        }

        Use(AvroReader in) throws ProtocolException {
            this(in.readString(), in.readIndex(1) == 0 ? null : in.readString());
        }

        @Override
        public MessageType type() {
            return MessageType.USE;
        }

        @Override
        void write(AvroWriter out) {
            out.writeString(catalog);
            out.writeInt(schema == null ? 0 : 1);
            if (schema != null) {
                out.writeString(schema);
            }
        }
    }

    /// Asks for a [Pong]; either side may.
    public static final class Ping extends Message {

        @Override
        public MessageType type() {
            return MessageType.PING;
        }

        @Override
        void write(AvroWriter out) {}
    }

    /// Answers a [Ping].
    public static final class Pong extends Message {

        @Override
        public MessageType type() {
            return MessageType.PONG;
        }

        @Override
        void write(AvroWriter out) {}
    }

    /// Ends the session, and the connection.
    public static final class CloseSession extends Message {

        @Override
        public MessageType type() {
            return MessageType.CLOSE_SESSION;
        }

        @Override
        void write(AvroWriter out) {}
    }
}
