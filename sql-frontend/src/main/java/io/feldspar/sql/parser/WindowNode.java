package io.feldspar.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// A window whose frame has a unit of our own, which Calcite's cannot write as text.
final class WindowNode extends SqlWindow {

    private final List<@Nullable SqlNode> frame;

    /// @param frame its unit, start, end and exclusion, or nothing; the end may be null
    WindowNode(
            SqlParserPos position,
            @Nullable SqlIdentifier base,
            SqlNodeList partition,
            SqlNodeList order,
            List<@Nullable SqlNode> frame) {
        super(
                position,
                null,
                base,
                partition,
                order,
                frame.isEmpty()
                        ? SqlLiteral.createBoolean(false, position)
                        : (SqlLiteral) frame.get(0),
                frame.isEmpty() ? null : frame.get(1),
                frame.isEmpty() ? null : frame.get(2),
                null,
                frame.isEmpty()
                        ? SqlWindow.createExcludeNoOthers(position)
                        : (SqlLiteral) frame.get(3));
        this.frame = frame;
    }

    @Override
    public void unparse(SqlWriter writer, int left, int right) {
        SqlWriter.Frame brackets = writer.startList(SqlWriter.FrameTypeEnum.WINDOW, "(", ")");
        SqlIdentifier base = getRefName();
        if (base != null) {
            base.unparse(writer, 0, 0);
        }
        write(writer, "PARTITION BY", getPartitionList());
        write(writer, "ORDER BY", getOrderList());
        for (SqlNode part : frame) {
            if (part != null) {
                part.unparse(writer, 0, 0);
            }
        }
        writer.endList(brackets);
    }

    private static void write(SqlWriter writer, String clause, SqlNodeList list) {
        if (!list.isEmpty()) {
            writer.sep(clause);
            list.unparse(writer, 0, 0);
        }
    }
}
