package io.feldspar.jdbc.spi;

/// A table or view of a schema, by name.
public final class EngineTable {

    /// What the name denotes.
    public enum Kind {
        TABLE("TABLE"),
        VIEW("VIEW"),
        TEMPORARY_VIEW("LOCAL TEMPORARY");

        private final String jdbc;

        Kind(String jdbc) {
            this.jdbc = jdbc;
        }

        /// The name in `DatabaseMetaData.getTableTypes`.
        public String jdbc() {
            return jdbc;
        }
    }

    private final String name;
    private final Kind kind;

    public EngineTable(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }
}
