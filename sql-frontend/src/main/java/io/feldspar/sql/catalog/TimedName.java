package io.feldspar.sql.catalog;

import io.feldspar.sql.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/// The last part of a table's name with the state that is read, as `t VERSION AS OF 3` names it,
/// carried as a single name.
///
/// @param version the number or name of the state, or null
/// @param timestamp an expression, or null
public record TimedName(String name, @Nullable String version, @Nullable Expression timestamp) {

    private static final char VERSION = '\u0004';
    private static final char TIMESTAMP = '\u0005';

    /// An expression without columns.
    public record Expression(String sql, Dialect dialect) {}

    public static TimedName version(String name, String version) {
        return new TimedName(name, version, null);
    }

    public static TimedName timestamp(String name, String sql, Dialect dialect) {
        return new TimedName(name, null, new Expression(sql, dialect));
    }

    public boolean latest() {
        return version == null && timestamp == null;
    }

    public String encode() {
        if (timestamp != null) {
            return name + TIMESTAMP + timestamp.dialect.ordinal() + TIMESTAMP + timestamp.sql;
        }
        return version == null ? name : name + VERSION + version;
    }

    /// Reads what [#encode] wrote, or a name alone.
    public static TimedName decode(String encoded) {
        int version = encoded.indexOf(VERSION);
        if (version >= 0) {
            return version(encoded.substring(0, version), encoded.substring(version + 1));
        }
        int time = encoded.indexOf(TIMESTAMP);
        if (time < 0) {
            return new TimedName(encoded, null, null);
        }
        int text = encoded.indexOf(TIMESTAMP, time + 1);
        int dialect = Integer.parseInt(encoded.substring(time + 1, text));
        return timestamp(
                encoded.substring(0, time), encoded.substring(text + 1), Dialect.values()[dialect]);
    }

    /// The clause that follows the name.
    public String clause() {
        if (timestamp != null) {
            return " TIMESTAMP AS OF (" + timestamp.sql + ")";
        }
        return version == null ? "" : " VERSION AS OF '" + version.replace("'", "''") + "'";
    }
}
