package io.feldspar.executor.type;

import java.util.List;

/// A type whose values consist of values of other types.
public sealed interface NestedType extends Type permits ArrayType, MapType, StructType {

    /// The types that the values consist of.
    List<Type> parts();

    /// Whether values can be compared, ordered and grouped. Maps cannot.
    static boolean comparable(Type type) {
        return switch (type) {
            case MapType _ -> false;
            case NestedType nested -> nested.parts().stream().allMatch(NestedType::comparable);
            case SimpleType _, DecimalType _ -> true;
        };
    }
}
