package io.feldspar.sql.error;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.Resources;
import org.apache.calcite.sql.parser.SqlParserPos;

/// A problem that Calcite found, by the name of its message and what the message is about.
public final class CalciteProblem extends CalciteContextException {

    private static final long serialVersionUID = 1L;

    private static final Field NAME = field(Resources.Element.class, "method");
    private static final Field ARGUMENTS = field(Resources.Inst.class, "args");

    private final String name;
    private final transient List<String> arguments;

    private CalciteProblem(
            String name, List<String> arguments, Exception cause, SqlParserPos position) {
        super(
                String.valueOf(cause.getMessage()),
                cause,
                position.getLineNum(),
                position.getColumnNum(),
                position.getEndLineNum(),
                position.getEndColumnNum());
        this.name = name;
        this.arguments = List.copyOf(arguments);
    }

    /// @param resource one of [org.apache.calcite.runtime.CalciteResource]
    public static CalciteProblem of(SqlParserPos position, Resources.ExInst<?> resource) {
        try {
            List<String> arguments = new ArrayList<>();
            for (Object argument : (Object[]) ARGUMENTS.get(resource)) {
                arguments.add(String.valueOf(argument));
            }
            String name = ((java.lang.reflect.Method) NAME.get(resource)).getName();
            return new CalciteProblem(name, arguments, resource.ex(), position);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// The method of [org.apache.calcite.runtime.CalciteResource] that made the message.
    public String name() {
        return name;
    }

    /// Where it is in the text.
    public SqlParserPos place() {
        return new SqlParserPos(getPosLine(), getPosColumn(), getEndPosLine(), getEndPosColumn());
    }

    public String argument(int index) {
        return arguments.get(index);
    }

    public List<String> arguments() {
        return arguments;
    }
}
