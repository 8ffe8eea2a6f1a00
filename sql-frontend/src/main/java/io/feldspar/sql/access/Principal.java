package io.feldspar.sql.access;

import java.util.Locale;

/// Who has a privilege. Names of users are as they were written, those of roles in lower case.
public record Principal(Kind kind, String name) {

    public enum Kind {
        USER,
        ROLE,
        /// Every user.
        PUBLIC
    }

    public static final Principal PUBLIC = new Principal(Kind.PUBLIC, "");

    public static Principal user(String name) {
        return new Principal(Kind.USER, name);
    }

    public static Principal role(String name) {
        return new Principal(Kind.ROLE, name.toLowerCase(Locale.ROOT));
    }
}
