package io.feldspar.sql.parser;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import java.util.List;
import java.util.stream.Collectors;

/// Names as SQL writes them: in quotes where they need them.
public final class WrittenName {

    private WrittenName() {}

    /// A name of one or more parts, such as `tpch.tiny."my table"`.
    public static String of(List<String> parts, Dialect dialect) {
        return parts.stream().map(part -> of(part, dialect)).collect(Collectors.joining("."));
    }

    /// A name of one part.
    public static String of(String name, Dialect dialect) {
        if (plain(name, dialect)) {
            return name;
        }
        return switch (dialect) {
            case FELDSPAR -> '"' + name.replace("\"", "\"\"") + '"';
            case SPARK -> '`' + name.replace("`", "``") + '`';
        };
    }

    /// Whether the parser reads it as that name: not where it is a reserved word.
    private static boolean plain(String name, Dialect dialect) {
        if (!name.matches("[A-Za-z_][A-Za-z_0-9]*")) {
            return false;
        }
        try {
            return StatementParser.parseOne("DROP TABLE " + name, dialect)
                            instanceof Statement.Drop drop
                    && drop.name().equals(List.of(name));
        } catch (FeldsparException _) {
            return false;
        }
    }
}
