package io.feldspar.executor.type;

import java.util.List;

/// A type whose values consist of values of other types.
public sealed interface NestedType extends Type permits ArrayType, MapType, StructType {

    /// The types that the values consist of.
    List<Type> parts();

    /// Whether rows can be grouped by values: not by VARIANT, which has several forms of one
    /// number.
    static boolean groupable(Type type) {
        return switch (type) {
            case NestedType nested -> nested.parts().stream().allMatch(NestedType::groupable);
            case SimpleType simple -> simple != SimpleType.VARIANT;
            case DecimalType _ -> true;
        };
    }

    /// Whether values can be compared and ordered. Maps and VARIANT cannot.
    static boolean comparable(Type type) {
        return switch (type) {
            case MapType _ -> false;
            case NestedType nested -> nested.parts().stream().allMatch(NestedType::comparable);
            case SimpleType simple -> simple != SimpleType.VARIANT;
            case DecimalType _ -> true;
        };
    }
}
