package io.feldspar.sql.error;

import io.feldspar.executor.error.FeldsparException;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Carries an error of ours through Calcite, with the place of what caused it.
public final class PlacedException extends CalciteContextException {

    private static final long serialVersionUID = 1L;

    private final FeldsparException error;

    private PlacedException(FeldsparException error, SqlParserPos place) {
        super(
                String.valueOf(error.getMessage()),
                error,
                place.getLineNum(),
                place.getColumnNum(),
                place.getEndLineNum(),
                place.getEndColumnNum());
        this.error = error;
    }

    public static PlacedException of(FeldsparException error, SqlParserPos place) {
        return new PlacedException(error, place);
    }

    public FeldsparException error() {
        return error;
    }
}
