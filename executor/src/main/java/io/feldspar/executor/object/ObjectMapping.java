package io.feldspar.executor.object;

import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.VectorBuilder;
import org.jspecify.annotations.Nullable;

/// How values of a SQL type are objects of a Java class. Immutable.
///
/// ```text
/// boolean BOOLEAN     byte TINYINT      short SMALLINT     int INTEGER     long BIGINT
/// float REAL          double DOUBLE
/// BigDecimal DECIMAL(38, 18)            BigInteger DECIMAL(38, 0)
/// String, char, enum VARCHAR            byte[] VARBINARY
/// LocalDate, java.sql.Date DATE         LocalTime TIME
/// LocalDateTime TIMESTAMP               Instant, java.sql.Timestamp TIMESTAMP WITH TIME ZONE
/// Period INTERVAL YEAR TO MONTH         Duration INTERVAL DAY TO SECOND
/// List, Set, Collection, E[] ARRAY      Map MAP            record, bean STRUCT
/// ```
public interface ObjectMapping {

    /// The SQL type of the values.
    Type type();

    /// The object of a row: null for a null, or a copy that shares nothing with the vector.
    @Nullable Object read(FlatVector column, int row);

    /// Appends an object or null.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH or NUMERIC_OVERFLOW
    ///     if it is not a value of the type
    void write(@Nullable Object value, VectorBuilder out);

    /// The mapping of a class to the SQL type above.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH if there is none
    static ObjectMapping of(java.lang.reflect.Type java) {
        return MappingFinder.of(java, null);
    }

    /// The mapping of a class to a certain SQL type, such as that of a column.
    ///
    /// @param java `Object` for the class that suits the type best
    /// @throws io.feldspar.executor.error.FeldsparException with TYPE_MISMATCH if there is none
    static ObjectMapping of(java.lang.reflect.Type java, Type sql) {
        return MappingFinder.of(java, sql);
    }
}
