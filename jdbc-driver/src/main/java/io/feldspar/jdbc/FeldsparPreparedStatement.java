package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineStatement;
import io.feldspar.jdbc.spi.StatementShape;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement with `?` for values, which reach the engine as values and never as text.
final class FeldsparPreparedStatement extends FeldsparStatement implements ParameterSetters {

    private static final Object NOT_SET = new Object();

    private final String sql;
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<List<@Nullable Object>> batch = new ArrayList<>();
    private @Nullable EngineStatement compiled;
    private @Nullable StatementShape shape;

    FeldsparPreparedStatement(FeldsparConnection connection, String sql, int resultSetType) {
        super(connection, resultSetType);
        this.sql = sql;
    }

    private EngineStatement compiled() throws SQLException {
        EngineStatement statement = compiled;
        if (statement == null) {
            statement = compile(sql);
            compiled = statement;
        }
        return statement;
    }

    private StatementShape shape() throws SQLException {
        checkOpen();
        StatementShape known = shape;
        if (known == null) {
            try {
                known = compiled().describe();
            } catch (EngineException error) {
                throw Errors.from(error);
            }
            shape = known;
        }
        return known;
    }

    private List<@Nullable Object> bound() throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) == NOT_SET) {
                throw new SQLException(
                        "Parameter " + (i + 1) + " is not set", Errors.PARAMETER_NOT_SET);
            }
        }
        return new ArrayList<>(parameters);
    }

    @Override
    public void bind(int index, @Nullable Object value) throws SQLException {
        checkOpen();
        if (index < 1) {
            throw new SQLException(
                    "Parameters count from 1 but got " + index, Errors.NO_SUCH_COLUMN);
        }
        while (parameters.size() < index) {
            parameters.add(NOT_SET);
        }
        parameters.set(index - 1, value);
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        parameters.clear();
    }

    @Override
    public boolean execute() throws SQLException {
        return run(compiled(), bound());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return rows(execute());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return count(execute());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return narrow(executeLargeUpdate());
    }

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        batch.add(bound());
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        List<List<@Nullable Object>> rows = new ArrayList<>(batch);
        batch.clear();
        return Batches.run(rows.size(), index -> count(run(compiled(), rows.get(index))));
    }

    /// Validates the statement where that has not happened yet; null where it gives no rows.
    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        List<EngineColumn> columns = shape().columns();
        return columns.isEmpty() ? null : new ColumnsMetaData(columns);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return new TypesMetaData(shape().parameters());
    }

    @Override
    public boolean execute(String other) throws SQLException {
        throw textRefused();
    }

    @Override
    public long executeLargeUpdate(String other) throws SQLException {
        throw textRefused();
    }

    @Override
    public void addBatch(String other) throws SQLException {
        throw textRefused();
    }

    private static SQLException textRefused() {
        return Errors.invalid("A prepared statement has its SQL text; call the method without one");
    }
}
