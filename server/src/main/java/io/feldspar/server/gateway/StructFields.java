package io.feldspar.server.gateway;

import java.util.ArrayList;
import java.util.List;

/// Reads the names of fields from the name of a struct type, which is all that JDBC tells of them.
final class StructFields {

    private static final String START = "STRUCT<";

    private final String type;
    private int at = START.length();

    private StructFields(String type) {
        this.type = type;
    }

    /// @param type such as `STRUCT<x: INTEGER, "a b": ARRAY<STRUCT<y: DATE>>>`
    static List<String> names(String type) {
        StructFields fields = new StructFields(type);
        List<String> names = new ArrayList<>();
        while (fields.at < type.length() - 1) {
            names.add(fields.name());
            fields.skipType();
        }
        return names;
    }

    private String name() {
        if (type.charAt(at) != '"') {
            int end = type.indexOf(':', at);
            String name = type.substring(at, end);
            at = end;
            return name;
        }
        int start = at + 1;
        at = endOfQuoted();
        return type.substring(start, at - 1).replace("\"\"", "\"");
    }

    /// The position after the quoted name that begins here.
    private int endOfQuoted() {
        int end = at + 1;
        while (type.charAt(end) != '"' || type.startsWith("\"\"", end)) {
            end += type.charAt(end) == '"' ? 2 : 1;
        }
        return end + 1;
    }

    /// Skips a type up to the name of the next field, or to the end.
    private void skipType() {
        int depth = 0;
        while (at < type.length()) {
            char each = type.charAt(at);
            if (each == '"') {
                at = endOfQuoted();
                continue;
            }
            depth += each == '<' || each == '(' ? 1 : each == '>' || each == ')' ? -1 : 0;
            at++;
            if (depth == 0 && each == ',') {
                at++;
                return;
            }
        }
    }
}
