package io.feldspar.jdbc.wire;

import org.jspecify.annotations.Nullable;

/// The kinds of messages. Codes never change; new kinds get new codes.
public enum MessageType {
    HELLO(1, Requests.Hello::new),
    AUTHENTICATE(2, Requests.Authenticate::new),
    OPEN_SESSION(3, Requests.OpenSession::new),
    PREPARE(4, Requests.Prepare::new),
    EXECUTE(5, Requests.Execute::new),
    CREDIT(6, Requests.Credit::new),
    CANCEL(7, in -> new Requests.Cancel()),
    GET_PROGRESS(8, Requests.GetProgress::new),
    CLOSE_RESULT(9, in -> new Requests.CloseResult()),
    CLOSE_STATEMENT(10, Requests.CloseStatement::new),
    GET_OBJECTS(11, Requests.GetObjects::new),
    GET_LOCATION(12, in -> new Requests.GetLocation()),
    USE(13, Requests.Use::new),
    PING(14, in -> new Requests.Ping()),
    PONG(15, in -> new Requests.Pong()),
    CLOSE_SESSION(16, in -> new Requests.CloseSession()),
    WELCOME(64, Replies.Welcome::new),
    CHALLENGE(65, Replies.Challenge::new),
    AUTHENTICATED(66, Replies.Authenticated::new),
    SESSION_OPENED(67, in -> new Replies.SessionOpened()),
    PREPARED(68, Replies.Prepared::new),
    EXECUTED(69, Replies.Executed::new),
    ROWS(70, Replies.Rows::new),
    END(71, in -> new Replies.End()),
    FAILURE(72, Replies.Failure::new),
    PROGRESS(73, Replies.Progress::new),
    NAMES(74, Replies.Names::new),
    TABLES(75, Replies.Tables::new),
    COLUMNS(76, Replies.Columns::new),
    FUNCTIONS(77, Replies.Functions::new),
    LOCATION(78, Replies.Location::new),
    SESSION_CLOSED(79, in -> new Replies.SessionClosed());

    private static final @Nullable MessageType[] BY_CODE = new MessageType[128];

    static {
        for (MessageType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final Body body;

    MessageType(int code, Body body) {
        this.code = code;
        this.body = body;
    }

    /// How the fields are read.
    private interface Body {
        Message read(AvroReader in) throws ProtocolException;
    }

    public int code() {
        return code;
    }

    /// The message of that code in these bytes, which must hold nothing else.
    public static Message read(int code, AvroReader in) throws ProtocolException {
        MessageType type = code < 0 || code >= BY_CODE.length ? null : BY_CODE[code];
        if (type == null) {
            throw new ProtocolException("there is no message with the code " + code);
        }
        return type.read(in);
    }

    public Message read(AvroReader in) throws ProtocolException {
        try {
            Message message = body.read(in);
            in.expectEnd();
            return message;
        } catch (ProtocolException error) {
            throw new ProtocolException(
                    "a message " + name() + " is malformed: " + error.getMessage());
        }
    }
}
