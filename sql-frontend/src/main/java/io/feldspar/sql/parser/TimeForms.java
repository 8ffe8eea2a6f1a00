package io.feldspar.sql.parser;

import io.feldspar.sql.catalog.TimedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Tables as they were.
///
/// ```text
/// t VERSION AS OF 3        "t as of 3" AS t, where the name in quotes is that of a TimedName
/// ```
final class TimeForms {

    private TimeForms() {}

    static SqlNode version(SqlParserPos position, SqlNode table, String version) {
        return timed(position, table, version(name(table, position), version));
    }

    static SqlNode timestamp(SqlParserPos position, SqlNode table, QueryText time) {
        return timed(position, table, timestamp(name(table, position), time));
    }

    private static List<String> name(SqlNode table, SqlParserPos position) {
        if (table instanceof SqlIdentifier name) {
            return name.names;
        }
        throw FunctionForms.problem(
                "Only a table has versions", "Write the name of a table.", position);
    }

    /// The name with the state in its last part.
    static List<String> version(List<String> table, String version) {
        return with(table, TimedName.version(table.getLast(), version));
    }

    static List<String> timestamp(List<String> table, QueryText time) {
        return with(table, TimedName.timestamp(table.getLast(), time.sql(), time.dialect()));
    }

    private static List<String> with(List<String> table, TimedName last) {
        List<String> names = new ArrayList<>(table);
        names.set(names.size() - 1, last.encode());
        return names;
    }

    private static SqlNode timed(SqlParserPos position, SqlNode table, List<String> names) {
        SqlIdentifier written = (SqlIdentifier) table;
        SqlParserPos place = written.getParserPosition();
        SqlIdentifier name =
                new SqlIdentifier(names, null, place, Collections.nCopies(names.size(), place));
        SqlIdentifier alias = new SqlIdentifier(written.names.getLast(), place);
        return SqlStdOperatorTable.AS.createCall(position, name, alias);
    }
}
