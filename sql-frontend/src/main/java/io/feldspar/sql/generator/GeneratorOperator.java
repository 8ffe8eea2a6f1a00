package io.feldspar.sql.generator;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.type.RelTypes;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/// A function that gives several rows for one; to Calcite it is a function of a row, until
/// [GeneratorNodes] moves it to a node of its own.
///
/// It counts as volatile, so that no rule copies it, merges it or moves it to another node.
public final class GeneratorOperator extends SqlFunction {

    /// Elements of an array.
    public static final GeneratorOperator UNNEST =
            new GeneratorOperator("UNNEST", Generated.Kind.ELEMENTS, false);

    /// As [#UNNEST], by Spark's name.
    public static final GeneratorOperator EXPLODE =
            new GeneratorOperator("EXPLODE", Generated.Kind.ELEMENTS, false);

    /// As [#UNNEST], with NULL where there are none.
    public static final GeneratorOperator EXPLODE_OUTER =
            new GeneratorOperator("EXPLODE_OUTER", Generated.Kind.ELEMENTS, true);

    /// `GENERATE_SERIES` in FROM.
    public static final GeneratorOperator SERIES =
            new GeneratorOperator("$GENERATE_SERIES", Generated.Kind.SERIES, false);

    /// `RANGE` in FROM.
    public static final GeneratorOperator RANGE =
            new GeneratorOperator("$RANGE", Generated.Kind.RANGE, false);

    /// The position of a row among those of one row, from 0.
    public static final GeneratorOperator ORDINAL =
            new GeneratorOperator("$ORDINAL", Generated.Kind.ORDINAL, false);

    private final Generated.Kind kind;
    private final boolean outer;

    private GeneratorOperator(String name, Generated.Kind kind, boolean outer) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                binding -> result(name, kind, binding),
                null,
                new Checker(name, kind),
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.kind = kind;
        this.outer = outer;
    }

    /// All of them; queries cannot write those whose names begin with `$`.
    public static List<GeneratorOperator> all() {
        return List.of(UNNEST, EXPLODE, EXPLODE_OUTER, SERIES, RANGE, ORDINAL);
    }

    /// The one of a node.
    static GeneratorOperator of(Generated.Kind kind, boolean outer) {
        return switch (kind) {
            case ELEMENTS -> outer ? EXPLODE_OUTER : UNNEST;
            case SERIES -> SERIES;
            case RANGE -> RANGE;
            case ORDINAL -> ORDINAL;
        };
    }

    Generated.Kind kind() {
        return kind;
    }

    /// Whether a row without elements appears once.
    boolean outer() {
        return outer;
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    private static RelDataType result(
            String name, Generated.Kind kind, SqlOperatorBinding binding) {
        List<Type> given = binding.collectOperandTypes().stream().map(RelTypes::of).toList();
        return RelTypes.rel(result(name, kind, given), true, factory(binding));
    }

    private static RelDataTypeFactory factory(SqlOperatorBinding binding) {
        return binding.getTypeFactory();
    }

    private static Type result(String name, Generated.Kind kind, List<Type> given) {
        return switch (kind) {
            case ELEMENTS -> {
                if (given.size() == 1 && given.get(0) instanceof ArrayType array) {
                    yield array.element();
                }
                if (given.size() == 1 && given.get(0) == SimpleType.NULL) {
                    yield SimpleType.NULL;
                }
                throw mismatch(ErrorCode.TYPE_MISMATCH, name, given, "an ARRAY");
            }
            case SERIES, RANGE -> {
                if (given.size() != 3) {
                    throw mismatch(
                            ErrorCode.WRONG_ARGUMENT_COUNT,
                            name,
                            given,
                            "one to three whole numbers");
                }
                if (!given.stream().allMatch(GeneratorOperator::whole)) {
                    throw mismatch(
                            ErrorCode.TYPE_MISMATCH, name, given, "one to three whole numbers");
                }
                yield SimpleType.BIGINT;
            }
            case ORDINAL -> SimpleType.BIGINT;
        };
    }

    private static boolean whole(Type type) {
        return type == SimpleType.TINYINT
                || type == SimpleType.SMALLINT
                || type == SimpleType.INTEGER
                || type == SimpleType.BIGINT
                || type == SimpleType.NULL;
    }

    private static FeldsparException mismatch(
            ErrorCode code, String name, List<Type> given, String wanted) {
        return new FeldsparException(
                code,
                "'%s' cannot be applied to (%s): it takes %s"
                        .formatted(
                                name.replace("$", ""),
                                given.stream().map(Type::sql).collect(Collectors.joining(", ")),
                                wanted),
                "Cast the argument.");
    }

    /// Says where in the text the arguments do not fit.
    private record Checker(String name, Generated.Kind kind) implements SqlOperandTypeChecker {

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            try {
                result(
                        name,
                        kind,
                        binding.collectOperandTypes().stream().map(RelTypes::of).toList());
                return true;
            } catch (FeldsparException e) {
                if (throwOnFailure) {
                    throw PlacedException.of(e, binding.getCall().getParserPosition());
                }
                return false;
            }
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.any();
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String operatorName) {
            return name + "(…)";
        }
    }
}
