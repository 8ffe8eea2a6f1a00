package io.feldspar.dataset;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The functions of the registry under all of their names, made from their
/// descriptions. FunctionsSourceTest writes it.
class RegistryFunctions {

    RegistryFunctions() {}

    private static Column call(String name, @Nullable Object... arguments) {
        return functions.call_function(name, arguments);
    }

    /// The absolute value, of the same type.
    public static Column abs(Column x) {
        return call("abs", x);
    }

    /// The angle whose cosine is x.
    public static Column acos(Column x) {
        return call("acos", x);
    }

    /// The inverse cosine in degrees.
    public static Column acosd(Column x) {
        return call("acosd", x);
    }

    /// The number whose hyperbolic cosine is x; NaN below 1.
    public static Column acosh(Column x) {
        return call("acosh", x);
    }

    /// The sum.
    public static Column add(Column a, @Nullable Object b) {
        return call("add", a, b);
    }

    /// The same day that many months later, or the last day of a shorter month.
    public static Column add_months(Column date, @Nullable Object months) {
        return call("add_months", date, months);
    }

    /// Combines the elements: the first lambda gives the next state for a state and an element,
    /// the second the result for the last state.
    public static Column aggregate(
            Column a, @Nullable Object start, BiFunction<Column, Column, Column> lambda) {
        return call("aggregate", a, start, Lambdas.of(lambda));
    }

    /// Combines the elements: the first lambda gives the next state for a state and an element,
    /// the second the result for the last state.
    public static Column aggregate(
            Column a,
            @Nullable Object start,
            BiFunction<Column, Column, Column> lambda,
            Function<Column, Column> lambda2) {
        return call("aggregate", a, start, Lambdas.of(lambda), Lambdas.of(lambda2));
    }

    /// Whether the lambda is true of all elements; NULL where it is false of none, but is NULL for
    /// one.
    public static Column all_match(Column a, Function<Column, Column> lambda) {
        return call("all_match", a, Lambdas.of(lambda));
    }

    /// Whether some value is true.
    public static Column any(Column x) {
        return call("any", x);
    }

    /// Whether some value is true.
    public static Column any(String x) {
        return call("any", functions.col(x));
    }

    /// Whether the lambda is true of some element; NULL where it is not, but is NULL for one.
    public static Column any_match(Column a, Function<Column, Column> lambda) {
        return call("any_match", a, Lambdas.of(lambda));
    }

    /// Some value that is not null, if there is one.
    public static Column any_value(Column x) {
        return call("any_value", x);
    }

    /// Some value that is not null, if there is one.
    public static Column any_value(String x) {
        return call("any_value", functions.col(x));
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column apply(Column a, Function<Column, Column> lambda) {
        return call("apply", a, Lambdas.of(lambda));
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column apply(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("apply", a, Lambdas.of(lambda));
    }

    /// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
    public static Column approx_count_distinct(Column x) {
        return call("approx_count_distinct", x);
    }

    /// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
    public static Column approx_count_distinct(String x) {
        return call("approx_count_distinct", functions.col(x));
    }

    /// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
    public static Column approx_distinct(Column x) {
        return call("approx_distinct", x);
    }

    /// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
    public static Column approx_distinct(String x) {
        return call("approx_distinct", functions.col(x));
    }

    /// Some value that is not null, if there is one.
    public static Column arbitrary(Column x) {
        return call("arbitrary", x);
    }

    /// Some value that is not null, if there is one.
    public static Column arbitrary(String x) {
        return call("arbitrary", functions.col(x));
    }

    /// The value of x in the row with the largest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the largest ones.
    public static Column arg_max(Column x, @Nullable Object y) {
        return call("arg_max", x, y);
    }

    /// The value of x in the row with the largest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the largest ones.
    public static Column arg_max(Column x, @Nullable Object y, @Nullable Object n) {
        return call("arg_max", x, y, n);
    }

    /// The value of x in the row with the smallest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the smallest ones.
    public static Column arg_min(Column x, @Nullable Object y) {
        return call("arg_min", x, y);
    }

    /// The value of x in the row with the smallest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the smallest ones.
    public static Column arg_min(Column x, @Nullable Object y, @Nullable Object n) {
        return call("arg_min", x, y, n);
    }

    /// The array of the arguments, which are cast to their common type. The same as ARRAY[x, ...].
    public static Column array(Column x, @Nullable Object... others) {
        return call("array", Lambdas.all(others, x));
    }

    /// The values as an array, NULLs included; NULL without rows. ORDER BY behind the argument
    /// orders them.
    public static Column array_agg(Column x) {
        return call("array_agg", x);
    }

    /// The values as an array, NULLs included; NULL without rows. ORDER BY behind the argument
    /// orders them.
    public static Column array_agg(String x) {
        return call("array_agg", functions.col(x));
    }

    /// The array with a further element behind the others.
    public static Column array_append(Column a, @Nullable Object x) {
        return call("array_append", a, x);
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column array_apply(Column a, Function<Column, Column> lambda) {
        return call("array_apply", a, Lambdas.of(lambda));
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column array_apply(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("array_apply", a, Lambdas.of(lambda));
    }

    /// The elements of both arrays, one after the other. The same as a || b.
    public static Column array_cat(Column a, @Nullable Object b) {
        return call("array_cat", a, b);
    }

    /// The array without its NULLs.
    public static Column array_compact(Column a) {
        return call("array_compact", a);
    }

    /// The elements of both arrays, one after the other. The same as a || b.
    public static Column array_concat(Column a, @Nullable Object b) {
        return call("array_concat", a, b);
    }

    /// Whether an element equals x; NULL where none does but one is NULL.
    public static Column array_contains(Column a, @Nullable Object x) {
        return call("array_contains", a, x);
    }

    /// 1 less the cosine of the angle between two arrays of numbers.
    public static Column array_cosine_distance(Column a, @Nullable Object b) {
        return call("array_cosine_distance", a, b);
    }

    /// The cosine of the angle between two arrays of numbers.
    public static Column array_cosine_similarity(Column a, @Nullable Object b) {
        return call("array_cosine_similarity", a, b);
    }

    /// The Euclidean distance of two arrays of numbers.
    public static Column array_distance(Column a, @Nullable Object b) {
        return call("array_distance", a, b);
    }

    /// The first of each elements that are equal. NULL equals NULL.
    public static Column array_distinct(Column a) {
        return call("array_distinct", a);
    }

    /// The sum of the products of the numbers of two arrays.
    public static Column array_dot_product(Column a, @Nullable Object b) {
        return call("array_dot_product", a, b);
    }

    /// The distinct elements of the first array that the second does not have. NULL equals NULL.
    public static Column array_except(Column a, @Nullable Object b) {
        return call("array_except", a, b);
    }

    /// As ELEMENT_AT, but NULL for a position that the array does not have.
    public static Column array_extract(Column a, @Nullable Object i) {
        return call("array_extract", a, i);
    }

    /// The elements for which the lambda is true; i is the position, from 0.
    public static Column array_filter(Column a, Function<Column, Column> lambda) {
        return call("array_filter", a, Lambdas.of(lambda));
    }

    /// The elements for which the lambda is true; i is the position, from 0.
    public static Column array_filter(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("array_filter", a, Lambdas.of(lambda));
    }

    /// The aggregate FIRST of the elements.
    public static Column array_first(Column a) {
        return call("array_first", a);
    }

    /// The positions of the elements in ascending order.
    public static Column array_grade_up(Column list) {
        return call("array_grade_up", list);
    }

    /// Whether an element equals x. NULLs are passed over.
    public static Column array_has(Column a, @Nullable Object x) {
        return call("array_has", a, x);
    }

    /// Whether the array has all of these elements. Also written array at> elements.
    public static Column array_has_all(Column list, @Nullable Object elements) {
        return call("array_has_all", list, elements);
    }

    /// Whether the arrays have an element in common that is not NULL; NULL where they have none,
    /// both have elements, and one of these is NULL.
    public static Column array_has_any(Column a, @Nullable Object b) {
        return call("array_has_any", a, b);
    }

    /// The aggregate HISTOGRAM of the elements.
    public static Column array_histogram(Column a) {
        return call("array_histogram", a);
    }

    /// The place of the element, from 1; NULL where the array does not have it.
    public static Column array_indexof(Column list, @Nullable Object element) {
        return call("array_indexof", list, element);
    }

    /// The sum of the products of the numbers of two arrays.
    public static Column array_inner_product(Column a, @Nullable Object b) {
        return call("array_inner_product", a, b);
    }

    /// The array with x at the position, from 1, or from the end where it is negative: -1 is
    /// behind the last element. NULLs fill the gap to a position beyond the array.
    public static Column array_insert(Column a, @Nullable Object position, @Nullable Object x) {
        return call("array_insert", a, position, x);
    }

    /// The distinct elements that both arrays have. NULL equals NULL.
    public static Column array_intersect(Column a, @Nullable Object b) {
        return call("array_intersect", a, b);
    }

    /// The elements as texts with the separator between them. NULLs are left out, or replaced.
    public static Column array_join(Column a, @Nullable Object separator) {
        return call("array_join", a, separator);
    }

    /// The elements as texts with the separator between them. NULLs are left out, or replaced.
    public static Column array_join(
            Column a, @Nullable Object separator, @Nullable Object replacement) {
        return call("array_join", a, separator, replacement);
    }

    /// The aggregate LAST of the elements.
    public static Column array_last(Column a) {
        return call("array_last", a);
    }

    /// The number of elements of an array or of entries of a map.
    public static Column array_length(Column a) {
        return call("array_length", a);
    }

    /// The position of the first element, which is 1.
    public static Column array_lower(Column list, @Nullable Object dimension) {
        return call("array_lower", list, dimension);
    }

    /// The greatest element that is not NULL; NULL without any.
    public static Column array_max(Column a) {
        return call("array_max", a);
    }

    /// The least element that is not NULL; NULL without any.
    public static Column array_min(Column a) {
        return call("array_min", a);
    }

    /// The sum of the products of the numbers of two arrays, negated.
    public static Column array_negative_dot_product(Column a, @Nullable Object b) {
        return call("array_negative_dot_product", a, b);
    }

    /// The sum of the products of the numbers of two arrays, negated.
    public static Column array_negative_inner_product(Column a, @Nullable Object b) {
        return call("array_negative_inner_product", a, b);
    }

    /// The array without its last element.
    public static Column array_pop_back(Column list) {
        return call("array_pop_back", list);
    }

    /// The array without its first element.
    public static Column array_pop_front(Column list) {
        return call("array_pop_front", list);
    }

    /// The position of the first element that equals x, from 1; 0 where there is none.
    public static Column array_position(Column a, @Nullable Object x) {
        return call("array_position", a, x);
    }

    /// The positions at which the element is, from 1.
    public static Column array_positions(Column list, @Nullable Object element) {
        return call("array_positions", list, element);
    }

    /// The array with a further element before the others.
    public static Column array_prepend(Column a, @Nullable Object x) {
        return call("array_prepend", a, x);
    }

    /// The array with a further element behind the others.
    public static Column array_push_back(Column a, @Nullable Object x) {
        return call("array_push_back", a, x);
    }

    /// The array with an element before it.
    public static Column array_push_front(Column list, @Nullable Object element) {
        return call("array_push_front", list, element);
    }

    /// Combines the elements: the lambda gives the next state for a state and an element. Without
    /// a start the first element is the first state.
    public static Column array_reduce(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("array_reduce", a, Lambdas.of(lambda));
    }

    /// Combines the elements: the lambda gives the next state for a state and an element. Without
    /// a start the first element is the first state.
    public static Column array_reduce(
            Column a, BiFunction<Column, Column, Column> lambda, @Nullable Object start) {
        return call("array_reduce", a, Lambdas.of(lambda), start);
    }

    /// The array without the elements that equal x; NULL where x is NULL.
    public static Column array_remove(Column a, @Nullable Object x) {
        return call("array_remove", a, x);
    }

    /// The array that has x n times.
    public static Column array_repeat(Column x, @Nullable Object n) {
        return call("array_repeat", x, n);
    }

    /// The array with another element in the place of one.
    public static Column array_replace(
            Column list, @Nullable Object element, @Nullable Object replacement) {
        return call("array_replace", list, element, replacement);
    }

    /// The array with so many elements: cut, or filled up with the value.
    public static Column array_resize(Column list, @Nullable Object size) {
        return call("array_resize", list, size);
    }

    /// The array with so many elements: cut, or filled up with the value.
    public static Column array_resize(Column list, @Nullable Object size, @Nullable Object value) {
        return call("array_resize", list, size, value);
    }

    /// The elements from the last to the first.
    public static Column array_reverse(Column a) {
        return call("array_reverse", a);
    }

    /// The elements in descending order.
    public static Column array_reverse_sort(Column list) {
        return call("array_reverse_sort", list);
    }

    /// The elements at these positions, from 1.
    public static Column array_select(Column list, @Nullable Object positions) {
        return call("array_select", list, positions);
    }

    /// The number of elements of an array or of entries of a map.
    public static Column array_size(Column a) {
        return call("array_size", a);
    }

    /// The elements of an array, or the characters of a text, from a position up to and with
    /// another one. The first is 1, the last -1. Also written a[from:to:step].
    public static Column array_slice(Column a, @Nullable Object from, @Nullable Object to) {
        return call("array_slice", a, from, to);
    }

    /// The elements of an array, or the characters of a text, from a position up to and with
    /// another one. The first is 1, the last -1. Also written a[from:to:step].
    public static Column array_slice(
            Column a, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        return call("array_slice", a, from, to, step);
    }

    /// The elements in ascending order, NULLs last, or in the order that the lambda tells: it
    /// gives a negative number where x comes before y, 0 where they are equal, and else a positive
    /// number.
    public static Column array_sort(Column a) {
        return call("array_sort", a);
    }

    /// The elements in ascending order, NULLs last, or in the order that the lambda tells: it
    /// gives a negative number where x comes before y, 0 where they are equal, and else a positive
    /// number.
    public static Column array_sort(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("array_sort", a, Lambdas.of(lambda));
    }

    /// The value as JSON.
    public static Column array_to_json(Column value) {
        return call("array_to_json", value);
    }

    /// The elements as texts with the separator between them. NULLs are left out, or replaced.
    public static Column array_to_string(Column a, @Nullable Object separator) {
        return call("array_to_string", a, separator);
    }

    /// The elements as texts with the separator between them. NULLs are left out, or replaced.
    public static Column array_to_string(
            Column a, @Nullable Object separator, @Nullable Object replacement) {
        return call("array_to_string", a, separator, replacement);
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column array_transform(Column a, Function<Column, Column> lambda) {
        return call("array_transform", a, Lambdas.of(lambda));
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column array_transform(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("array_transform", a, Lambdas.of(lambda));
    }

    /// The distinct elements of both arrays. NULL equals NULL.
    public static Column array_union(Column a, @Nullable Object b) {
        return call("array_union", a, b);
    }

    /// How many different elements there are, without NULL.
    public static Column array_unique(Column list) {
        return call("array_unique", list);
    }

    /// The position of the last element.
    public static Column array_upper(Column list, @Nullable Object dimension) {
        return call("array_upper", list, dimension);
    }

    /// The elements at whose place the mask is true.
    public static Column array_where(Column list, @Nullable Object mask) {
        return call("array_where", list, mask);
    }

    /// An array of structs of the elements at each position; the shorter arrays go on with NULLs.
    public static Column array_zip(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("array_zip", Lambdas.all(others, a, b));
    }

    /// Whether the arrays have an element in common that is not NULL; NULL where they have none,
    /// both have elements, and one of these is NULL.
    public static Column arrays_overlap(Column a, @Nullable Object b) {
        return call("arrays_overlap", a, b);
    }

    /// An array of structs of the elements at each position; the shorter arrays go on with NULLs.
    public static Column arrays_zip(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("arrays_zip", Lambdas.all(others, a, b));
    }

    /// The code point of the first character, 0 of an empty text.
    public static Column ascii(Column text) {
        return call("ascii", text);
    }

    /// The angle whose sine is x.
    public static Column asin(Column x) {
        return call("asin", x);
    }

    /// The inverse sine in degrees.
    public static Column asind(Column x) {
        return call("asind", x);
    }

    /// The number whose hyperbolic sine is x.
    public static Column asinh(Column x) {
        return call("asinh", x);
    }

    /// NULL, or an error (P0001) where the condition is not true.
    public static Column assert_true(Column condition) {
        return call("assert_true", condition);
    }

    /// NULL, or an error (P0001) where the condition is not true.
    public static Column assert_true(Column condition, @Nullable Object message) {
        return call("assert_true", condition, message);
    }

    /// The moment when clocks in the zone show the timestamp; of a TIMESTAMP WITH TIME ZONE, the
    /// TIMESTAMP that clocks in the zone show at it.
    public static Column at_time_zone(@Nullable Object... others) {
        return call("at_time_zone", others);
    }

    /// The angle whose tangent is x.
    public static Column atan(Column x) {
        return call("atan", x);
    }

    /// The angle of the point (x, y).
    public static Column atan2(Column y, @Nullable Object x) {
        return call("atan2", y, x);
    }

    /// The angle of a point in degrees.
    public static Column atan2d(Column y, @Nullable Object x) {
        return call("atan2d", y, x);
    }

    /// The inverse tangent in degrees.
    public static Column atand(Column x) {
        return call("atand", x);
    }

    /// The number whose hyperbolic tangent is x; NaN beyond -1 and 1.
    public static Column atanh(Column x) {
        return call("atanh", x);
    }

    /// The mean of the values that are not null: of DECIMAL(p, s) a decimal of scale max(6, s), of
    /// other numbers DOUBLE, of times and intervals one of their type, of dates a TIMESTAMP.
    public static Column avg(Column x) {
        return call("avg", x);
    }

    /// The mean of the values that are not null: of DECIMAL(p, s) a decimal of scale max(6, s), of
    /// other numbers DOUBLE, of times and intervals one of their type, of dates a TIMESTAMP.
    public static Column avg(String x) {
        return call("avg", functions.col(x));
    }

    /// The bytes, or those of the text, in base 64.
    public static Column base64(Column bytes) {
        return call("base64", bytes);
    }

    /// The integer in binary, of negative ones all 64 bits.
    public static Column bin(Column integer) {
        return call("bin", integer);
    }

    /// The bitwise and of the integers that are not null.
    public static Column bit_and(Column x) {
        return call("bit_and", x);
    }

    /// The bitwise and of the integers that are not null.
    public static Column bit_and(String x) {
        return call("bit_and", functions.col(x));
    }

    /// How many bits are 1, of 64.
    public static Column bit_count(Column integer) {
        return call("bit_count", integer);
    }

    /// The bit at that position from the right, which is 0.
    public static Column bit_get(Column integer, @Nullable Object position) {
        return call("bit_get", integer, position);
    }

    /// The number of bits, eight for each byte.
    public static Column bit_length(Column text) {
        return call("bit_length", text);
    }

    /// The bitwise or of the integers that are not null.
    public static Column bit_or(Column x) {
        return call("bit_or", x);
    }

    /// The bitwise or of the integers that are not null.
    public static Column bit_or(String x) {
        return call("bit_or", functions.col(x));
    }

    /// The bitwise exclusive or of the integers that are not null.
    public static Column bit_xor(Column x) {
        return call("bit_xor", x);
    }

    /// The bitwise exclusive or of the integers that are not null.
    public static Column bit_xor(String x) {
        return call("bit_xor", functions.col(x));
    }

    /// The bits that both integers have.
    public static Column bitand(Column a, @Nullable Object b) {
        return call("bitand", a, b);
    }

    /// The bit of a bitmap of 32,768 bits that stands for the number, from 0.
    public static Column bitmap_bit_position(Column number) {
        return call("bitmap_bit_position", number);
    }

    /// Which bitmap of 32,768 bits stands for the number.
    public static Column bitmap_bucket_number(Column number) {
        return call("bitmap_bucket_number", number);
    }

    /// The number of bits that are 1.
    public static Column bitmap_count(Column bitmap) {
        return call("bitmap_count", bitmap);
    }

    /// The integer with every bit turned.
    public static Column bitnot(Column a) {
        return call("bitnot", a);
    }

    /// The bits that one of the integers has.
    public static Column bitor(Column a, @Nullable Object b) {
        return call("bitor", a, b);
    }

    /// The bitwise and.
    public static Column bitwise_and(Column a, @Nullable Object b) {
        return call("bitwise_and", a, b);
    }

    /// The bitwise and of the integers that are not null.
    public static Column bitwise_and_agg(Column x) {
        return call("bitwise_and_agg", x);
    }

    /// The bits moved to the left.
    public static Column bitwise_left_shift(Column a, @Nullable Object n) {
        return call("bitwise_left_shift", a, n);
    }

    /// The bitwise complement.
    public static Column bitwise_not(Column a) {
        return call("bitwise_not", a);
    }

    /// The bitwise or.
    public static Column bitwise_or(Column a, @Nullable Object b) {
        return call("bitwise_or", a, b);
    }

    /// The bitwise or of the integers that are not null.
    public static Column bitwise_or_agg(Column x) {
        return call("bitwise_or_agg", x);
    }

    /// The bits moved to the right, filled with zeros.
    public static Column bitwise_right_shift(Column a, @Nullable Object n) {
        return call("bitwise_right_shift", a, n);
    }

    /// The bits moved to the right, filled with the sign.
    public static Column bitwise_right_shift_arithmetic(Column a, @Nullable Object n) {
        return call("bitwise_right_shift_arithmetic", a, n);
    }

    /// The bitwise exclusive or.
    public static Column bitwise_xor(Column a, @Nullable Object b) {
        return call("bitwise_xor", a, b);
    }

    /// The bitwise exclusive or of the integers that are not null.
    public static Column bitwise_xor_agg(Column x) {
        return call("bitwise_xor_agg", x);
    }

    /// The bits that just one of the integers has.
    public static Column bitxor(Column a, @Nullable Object b) {
        return call("bitxor", a, b);
    }

    /// Whether all values that are not null are true.
    public static Column bool_and(Column x) {
        return call("bool_and", x);
    }

    /// Whether all values that are not null are true.
    public static Column bool_and(String x) {
        return call("bool_and", functions.col(x));
    }

    /// Whether some value is true.
    public static Column bool_or(Column x) {
        return call("bool_or", x);
    }

    /// Whether some value is true.
    public static Column bool_or(String x) {
        return call("bool_or", functions.col(x));
    }

    /// The nearest number with that many digits behind the point, 0 if left out; half is rounded
    /// to the even digit.
    public static Column bround(Column x) {
        return call("bround", x);
    }

    /// The nearest number with that many digits behind the point, 0 if left out; half is rounded
    /// to the even digit.
    public static Column bround(Column x, @Nullable Object digits) {
        return call("bround", x, digits);
    }

    /// The text without blanks, or without any of the characters, at both ends.
    public static Column btrim(Column text) {
        return call("btrim", text);
    }

    /// The text without blanks, or without any of the characters, at both ends.
    public static Column btrim(Column text, @Nullable Object characters) {
        return call("btrim", text, characters);
    }

    /// The number of bytes.
    public static Column byte_length(Column text) {
        return call("byte_length", text);
    }

    /// The number of elements of an array or of entries of a map.
    public static Column cardinality(Column a) {
        return call("cardinality", a);
    }

    /// The cube root.
    public static Column cbrt(Column x) {
        return call("cbrt", x);
    }

    /// The smallest whole number that is not smaller.
    public static Column ceil(Column x) {
        return call("ceil", x);
    }

    /// The smallest number with that many digits behind the point that is not smaller; also as
    /// CEIL(x, digits).
    public static Column ceil_to(Column x) {
        return call("ceil_to", x);
    }

    /// The smallest number with that many digits behind the point that is not smaller; also as
    /// CEIL(x, digits).
    public static Column ceil_to(Column x, @Nullable Object digits) {
        return call("ceil_to", x, digits);
    }

    /// The smallest whole number that is not smaller.
    public static Column ceiling(Column x) {
        return call("ceiling", x);
    }

    /// The century; as EXTRACT.
    public static Column century(Column value) {
        return call("century", value);
    }

    /// The character of that code point.
    public static Column char_(Column code) {
        return call("char", code);
    }

    /// The number of characters (code points), or of bytes of a VARBINARY.
    public static Column char_length(Column text) {
        return call("char_length", text);
    }

    /// The number of characters (code points), or of bytes of a VARBINARY.
    public static Column character_length(Column text) {
        return call("character_length", text);
    }

    /// The character of that code point.
    public static Column chr(Column code) {
        return call("chr", code);
    }

    /// The time at which the statement started.
    public static Column clock_timestamp() {
        return call("clock_timestamp");
    }

    /// The code point of the first character.
    public static Column codepoint(Column text) {
        return call("codepoint", text);
    }

    /// The values that are not NULL as an array, which is empty without them. COLLECT_SET(x) is
    /// the same of the distinct values.
    public static Column collect_list(Column x) {
        return call("collect_list", x);
    }

    /// The values that are not NULL as an array, which is empty without them. COLLECT_SET(x) is
    /// the same of the distinct values.
    public static Column collect_list(String x) {
        return call("collect_list", functions.col(x));
    }

    /// The texts one after another; null if one of them is. Other types are written as text.
    public static Column concat(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("concat", Lambdas.all(others, a, b));
    }

    /// The texts that are not null with the separator between them.
    public static Column concat_ws(
            @Nullable Object separator,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object... others) {
        return call("concat_ws", Lambdas.all(others, separator, a, b));
    }

    /// Whether the text contains the part.
    public static Column contains(Column text, @Nullable Object part) {
        return call("contains", text, part);
    }

    /// Whether the elements follow one another in the array.
    public static Column contains_sequence(Column list, @Nullable Object sequence) {
        return call("contains_sequence", list, sequence);
    }

    /// The number in another base, between 2 and 36; with a negative base it is signed. NULL for
    /// other bases and for no number.
    public static Column conv(Column number, @Nullable Object from, @Nullable Object to) {
        return call("conv", number, from, to);
    }

    /// The text that bytes of a character set write.
    public static Column convert_from(Column bytes, @Nullable Object charset) {
        return call("convert_from", bytes, charset);
    }

    /// What clocks in one zone show when clocks in another show the timestamp; from UTC unless
    /// told otherwise.
    public static Column convert_timezone(@Nullable Object... others) {
        return call("convert_timezone", others);
    }

    /// The text as bytes of a character set.
    public static Column convert_to(Column text, @Nullable Object charset) {
        return call("convert_to", text, charset);
    }

    /// Pearson's coefficient of correlation.
    public static Column corr(Column y, @Nullable Object x) {
        return call("corr", y, x);
    }

    /// The cosine of x in radians.
    public static Column cos(Column x) {
        return call("cos", x);
    }

    /// The cosine of an angle in degrees.
    public static Column cosd(Column x) {
        return call("cosd", x);
    }

    /// The hyperbolic cosine.
    public static Column cosh(Column x) {
        return call("cosh", x);
    }

    /// 1 less the cosine of the angle between two arrays of numbers.
    public static Column cosine_distance(Column a, @Nullable Object b) {
        return call("cosine_distance", a, b);
    }

    /// The cosine of the angle between two arrays of numbers.
    public static Column cosine_similarity(Column a, @Nullable Object b) {
        return call("cosine_similarity", a, b);
    }

    /// The cotangent of x in radians.
    public static Column cot(Column x) {
        return call("cot", x);
    }

    /// The cotangent of an angle in degrees.
    public static Column cotd(Column x) {
        return call("cotd", x);
    }

    /// The number of rows, or of rows in which x is not null.
    public static Column count(Column x) {
        return call("count", x);
    }

    /// The number of rows, or of rows in which x is not null.
    public static Column count(String x) {
        return call("count", functions.col(x));
    }

    /// The number of rows.
    public static Column count_star() {
        return call("count_star");
    }

    /// The population covariance.
    public static Column covar_pop(Column y, @Nullable Object x) {
        return call("covar_pop", y, x);
    }

    /// The sample covariance; null of fewer than two pairs.
    public static Column covar_samp(Column y, @Nullable Object x) {
        return call("covar_samp", y, x);
    }

    /// The cyclic redundancy check of the bytes.
    public static Column crc32(Column text) {
        return call("crc32", text);
    }

    /// The cosecant of x in radians.
    public static Column csc(Column x) {
        return call("csc", x);
    }

    /// The fraction of the partition's rows that come before the row or are its peers.
    public static Column cume_dist() {
        return call("cume_dist");
    }

    /// The date at which the statement started.
    public static Column curdate() {
        return call("curdate");
    }

    /// The date at which the statement started.
    public static Column current_date() {
        return call("current_date");
    }

    /// The time at which the statement started, without a zone.
    public static Column current_localtimestamp() {
        return call("current_localtimestamp");
    }

    /// The time of day at which the statement started.
    public static Column current_time() {
        return call("current_time");
    }

    /// The time at which the statement started.
    public static Column current_timestamp() {
        return call("current_timestamp");
    }

    /// How many characters must be inserted, removed, replaced or swapped with their neighbour to
    /// make one text of the other.
    public static Column damerau_levenshtein(Column a, @Nullable Object b) {
        return call("damerau_levenshtein", a, b);
    }

    /// The date that many days later.
    public static Column date_add(Column date, @Nullable Object days) {
        return call("date_add", date, days);
    }

    /// The start of the interval of that width in which the timestamp lies, counted from the
    /// origin, 1970-01-01 if left out.
    public static Column date_bin(@Nullable Object width, @Nullable Object timestamp) {
        return call("date_bin", width, timestamp);
    }

    /// The start of the interval of that width in which the timestamp lies, counted from the
    /// origin, 1970-01-01 if left out.
    public static Column date_bin(
            @Nullable Object width, @Nullable Object timestamp, @Nullable Object origin) {
        return call("date_bin", width, timestamp, origin);
    }

    /// The days from start to end; with a field, how many of its boundaries lie between.
    public static Column date_diff(Column end, @Nullable Object start) {
        return call("date_diff", end, start);
    }

    /// The days from start to end; with a field, how many of its boundaries lie between.
    public static Column date_diff(
            @Nullable Object field, @Nullable Object start, @Nullable Object end) {
        return call("date_diff", field, start, end);
    }

    /// The timestamp as text, in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.
    public static Column date_format(Column timestamp, @Nullable Object format) {
        return call("date_format", timestamp, format);
    }

    /// The date that many days after 1970-01-01.
    public static Column date_from_unix_date(@Nullable Object days) {
        return call("date_from_unix_date", days);
    }

    /// The time that a text writes, by MySQL's pattern such as %Y-%m-%d %H:%i:%s, as in Trino.
    public static Column date_parse(Column text, @Nullable Object pattern) {
        return call("date_parse", text, pattern);
    }

    /// The field of a date, time, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DOW,
    /// ISODOW, DOY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, EPOCH, ISOYEAR, DECADE,
    /// CENTURY or MILLENNIUM.
    public static Column date_part(@Nullable Object field, @Nullable Object value) {
        return call("date_part", field, value);
    }

    /// The date that many days earlier.
    public static Column date_sub(Column date, @Nullable Object days) {
        return call("date_sub", date, days);
    }

    /// The time before.
    public static Column date_subtract(Column time, @Nullable Object duration) {
        return call("date_subtract", time, duration);
    }

    /// The start of the year, quarter, month, week, day, hour, minute or second in which the value
    /// lies; a DATE stays a DATE.
    public static Column date_trunc(@Nullable Object field, @Nullable Object value) {
        return call("date_trunc", field, value);
    }

    /// The days from start to end; with a field, how many of its boundaries lie between.
    public static Column datediff(Column end, @Nullable Object start) {
        return call("datediff", end, start);
    }

    /// The days from start to end; with a field, how many of its boundaries lie between.
    public static Column datediff(
            @Nullable Object field, @Nullable Object start, @Nullable Object end) {
        return call("datediff", field, start, end);
    }

    /// The field of a date, time, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DOW,
    /// ISODOW, DOY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, EPOCH, ISOYEAR, DECADE,
    /// CENTURY or MILLENNIUM.
    public static Column datepart(@Nullable Object... others) {
        return call("datepart", others);
    }

    /// The day; as EXTRACT.
    public static Column day(Column value) {
        return call("day", value);
    }

    /// The day of the month.
    public static Column day_of_month(Column date) {
        return call("day_of_month", date);
    }

    /// The day of the week, 1 on Mondays and 7 on Sundays.
    public static Column day_of_week(Column date) {
        return call("day_of_week", date);
    }

    /// The day of the year.
    public static Column day_of_year(Column date) {
        return call("day_of_year", date);
    }

    /// The first three letters of the day of the week, in English.
    public static Column dayname(Column date) {
        return call("dayname", date);
    }

    /// The day; as EXTRACT.
    public static Column dayofmonth(Column value) {
        return call("dayofmonth", value);
    }

    /// The day of the week, 0 on Sundays.
    public static Column dayofweek(Column value) {
        return call("dayofweek", value);
    }

    /// The day of the year.
    public static Column dayofyear(Column value) {
        return call("dayofyear", value);
    }

    /// The year divided by ten; as EXTRACT.
    public static Column decade(Column value) {
        return call("decade", value);
    }

    /// The text that the bytes stand for in US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE,
    /// UTF-16 or UTF-32. With more arguments the result behind the first search that equals x,
    /// where NULL equals NULL.
    public static Column decode(Column bytes, @Nullable Object charset) {
        return call("decode", bytes, charset);
    }

    /// The text that the bytes stand for in US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE,
    /// UTF-16 or UTF-32. With more arguments the result behind the first search that equals x,
    /// where NULL equals NULL.
    public static Column decode(
            Column x,
            @Nullable Object search,
            @Nullable Object result,
            @Nullable Object... others) {
        return call("decode", Lambdas.all(others, x, search, result));
    }

    /// The angle in degrees of x in radians.
    public static Column degrees(Column x) {
        return call("degrees", x);
    }

    /// The number of the row's group of peers within the partition: after ties there are no gaps.
    public static Column dense_rank() {
        return call("dense_rank");
    }

    /// The quotient without its fraction, as BIGINT; of intervals how often one fits into the
    /// other.
    public static Column div(Column a, @Nullable Object b) {
        return call("div", a, b);
    }

    /// The whole part of the quotient.
    public static Column divide(Column a, @Nullable Object b) {
        return call("divide", a, b);
    }

    /// The sum of the products of the numbers of two arrays.
    public static Column dot_product(Column a, @Nullable Object b) {
        return call("dot_product", a, b);
    }

    /// The day of the week, 0 on Sundays.
    public static Column dow(Column value) {
        return call("dow", value);
    }

    /// The day of the year.
    public static Column doy(Column value) {
        return call("doy", value);
    }

    /// The base of natural logarithms.
    public static Column e() {
        return call("e");
    }

    /// How many characters must be inserted, removed or replaced to turn one text into the other.
    public static Column editdist3(Column a, @Nullable Object b) {
        return call("editdist3", a, b);
    }

    /// The element of an array, of which the first has the position 1 and the last -1, or the
    /// value of a map; NULL for a key that it does not have.
    public static Column element_at(Column a, @Nullable Object i) {
        return call("element_at", a, i);
    }

    /// The argument of that index, the first behind the index being 1.
    public static Column elt(
            @Nullable Object index,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object... others) {
        return call("elt", Lambdas.all(others, index, a, b));
    }

    /// The bytes of the text in US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16 or UTF-32.
    public static Column encode(Column text, @Nullable Object charset) {
        return call("encode", text, charset);
    }

    /// Whether the text ends with the part.
    public static Column ends_with(Column text, @Nullable Object part) {
        return call("ends_with", text, part);
    }

    /// Whether the text ends with the part.
    public static Column endswith(Column text, @Nullable Object part) {
        return call("endswith", text, part);
    }

    /// The entropy of the distribution of the values in bits; 0 of no values.
    public static Column entropy(Column x) {
        return call("entropy", x);
    }

    /// The entropy of the distribution of the values in bits; 0 of no values.
    public static Column entropy(String x) {
        return call("entropy", functions.col(x));
    }

    /// The seconds since 1970-01-01, or of an interval, with their fraction.
    public static Column epoch(Column timestamp) {
        return call("epoch", timestamp);
    }

    /// The milliseconds since 1970-01-01, or the timestamp of so many.
    public static Column epoch_ms(Column timestamp) {
        return call("epoch_ms", timestamp);
    }

    /// The nanoseconds since 1970-01-01.
    public static Column epoch_ns(Column timestamp) {
        return call("epoch_ns", timestamp);
    }

    /// The microseconds since 1970-01-01.
    public static Column epoch_us(Column timestamp) {
        return call("epoch_us", timestamp);
    }

    /// The Euclidean distance of two arrays of numbers.
    public static Column euclidean_distance(Column a, @Nullable Object b) {
        return call("euclidean_distance", a, b);
    }

    /// The next even number away from zero.
    public static Column even(Column x) {
        return call("even", x);
    }

    /// Whether all values that are not null are true.
    public static Column every(Column x) {
        return call("every", x);
    }

    /// Whether all values that are not null are true.
    public static Column every(String x) {
        return call("every", functions.col(x));
    }

    /// The second of a date, time, timestamp or interval with its fraction.
    public static Column exact_second(Column value) {
        return call("exact_second", value);
    }

    /// Whether the lambda is true of some element; NULL where it is not, but is NULL for one.
    public static Column exists(Column a, Function<Column, Column> lambda) {
        return call("exists", a, Lambdas.of(lambda));
    }

    /// e to the power of x.
    public static Column exp(Column x) {
        return call("exp", x);
    }

    /// e to the power of x, less 1, exact for small x.
    public static Column expm1(Column x) {
        return call("expm1", x);
    }

    /// The field of a date, time, timestamp or interval: YEAR, QUARTER, MONTH, WEEK, DAY, DOW,
    /// ISODOW, DOY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, EPOCH, ISOYEAR, DECADE,
    /// CENTURY or MILLENNIUM.
    public static Column extract(@Nullable Object... others) {
        return call("extract", others);
    }

    /// The product of the numbers from 1 to n; NULL below 0 and above 20.
    public static Column factorial(@Nullable Object n) {
        return call("factorial", n);
    }

    /// The mean as a DOUBLE, with compensation for rounding.
    public static Column favg(Column x) {
        return call("favg", x);
    }

    /// The whole part of a / b as a DOUBLE.
    public static Column fdiv(Column a, @Nullable Object b) {
        return call("fdiv", a, b);
    }

    /// The elements for which the lambda is true; i is the position, from 0.
    public static Column filter(Column a, Function<Column, Column> lambda) {
        return call("filter", a, Lambdas.of(lambda));
    }

    /// The elements for which the lambda is true; i is the position, from 0.
    public static Column filter(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("filter", a, Lambdas.of(lambda));
    }

    /// The place of the text in a list with commas, from 1; 0 if it is missing or has a comma.
    public static Column find_in_set(Column text, @Nullable Object list) {
        return call("find_in_set", text, list);
    }

    /// The value of the first row, or of the first whose value is not null where ignoring is true.
    public static Column first(Column x) {
        return call("first", x);
    }

    /// The value of the first row, or of the first whose value is not null where ignoring is true.
    public static Column first(String x) {
        return call("first", functions.col(x));
    }

    /// The value of the first row, or of the first whose value is not null where ignoring is true.
    public static Column first(Column x, @Nullable Object ignoring) {
        return call("first", x, ignoring);
    }

    /// The value of x in the first row of the frame; with IGNORE NULLS in the first whose x is not
    /// NULL.
    public static Column first_value(Column x) {
        return call("first_value", x);
    }

    /// The value of x in the first row of the frame; with IGNORE NULLS in the first whose x is not
    /// NULL.
    public static Column first_value(String x) {
        return call("first_value", functions.col(x));
    }

    /// The elements of the arrays in an array, one after the other; NULL where one of them is
    /// NULL.
    public static Column flatten(Column a) {
        return call("flatten", a);
    }

    /// The largest whole number that is not larger.
    public static Column floor(Column x) {
        return call("floor", x);
    }

    /// The largest number with that many digits behind the point that is not larger; also as
    /// FLOOR(x, digits).
    public static Column floor_to(Column x) {
        return call("floor_to", x);
    }

    /// The largest number with that many digits behind the point that is not larger; also as
    /// FLOOR(x, digits).
    public static Column floor_to(Column x, @Nullable Object digits) {
        return call("floor_to", x, digits);
    }

    /// The rest of a / b rounded down, as a DOUBLE.
    public static Column fmod(Column a, @Nullable Object b) {
        return call("fmod", a, b);
    }

    /// Whether the lambda is true of all elements; NULL where it is false of none, but is NULL for
    /// one.
    public static Column forall(Column a, Function<Column, Column> lambda) {
        return call("forall", a, Lambdas.of(lambda));
    }

    /// The time as a text, by a pattern such as yyyy-MM-dd, as in Trino.
    public static Column format_datetime(Column time, @Nullable Object pattern) {
        return call("format_datetime", time, pattern);
    }

    /// The number with commas between thousands and so many digits behind the point, or in a
    /// pattern such as '#,##0.00'; rounded half to even.
    public static Column format_number(Column x, @Nullable Object digits) {
        return call("format_number", x, digits);
    }

    /// The format with the values in the place of %s, %d, %5.2f and so on, as Java's formatter
    /// writes them; NULL is written null.
    public static Column format_string(
            @Nullable Object format,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object... others) {
        return call("format_string", Lambdas.all(others, format, a, b));
    }

    /// The number that digits of a base from 2 to 36 write.
    public static Column from_base(Column text, @Nullable Object radix) {
        return call("from_base", text, radix);
    }

    /// The bytes that the text in base 64 stands for.
    public static Column from_base64(Column text) {
        return call("from_base64", text);
    }

    /// The number that binary digits write.
    public static Column from_binary(Column text) {
        return call("from_binary", text);
    }

    /// The record as a struct of the schema, which is written as in CREATE TABLE. Fields that do
    /// not fit are NULL, or an error where the option mode is FAILFAST.
    public static Column from_csv(Column text, @Nullable Object schema) {
        return call("from_csv", text, schema);
    }

    /// The record as a struct of the schema, which is written as in CREATE TABLE. Fields that do
    /// not fit are NULL, or an error where the option mode is FAILFAST.
    public static Column from_csv(Column text, @Nullable Object schema, @Nullable Object options) {
        return call("from_csv", text, schema, options);
    }

    /// The bytes that the hexadecimal text stands for.
    public static Column from_hex(Column text) {
        return call("from_hex", text);
    }

    /// The date that a text writes.
    public static Column from_iso8601_date(Column text) {
        return call("from_iso8601_date", text);
    }

    /// The time that a text with a zone writes.
    public static Column from_iso8601_timestamp(Column text) {
        return call("from_iso8601_timestamp", text);
    }

    /// The JSON text as a value of the schema, which is written as in CREATE TABLE or as a type.
    /// Fields that do not fit are NULL, or an error where the option mode is FAILFAST.
    public static Column from_json(Column json, @Nullable Object schema) {
        return call("from_json", json, schema);
    }

    /// The JSON text as a value of the schema, which is written as in CREATE TABLE or as a type.
    /// Fields that do not fit are NULL, or an error where the option mode is FAILFAST.
    public static Column from_json(Column json, @Nullable Object schema, @Nullable Object options) {
        return call("from_json", json, schema, options);
    }

    /// The timestamp that many seconds after 1970-01-01, as text where a format is given.
    public static Column from_unixtime(Column seconds) {
        return call("from_unixtime", seconds);
    }

    /// The timestamp that many seconds after 1970-01-01, as text where a format is given.
    public static Column from_unixtime(Column seconds, @Nullable Object format) {
        return call("from_unixtime", seconds, format);
    }

    /// What clocks in the zone show at this time in UTC.
    public static Column from_utc_timestamp(Column timestamp, @Nullable Object zone) {
        return call("from_utc_timestamp", timestamp, zone);
    }

    /// The text that bytes of UTF-8 write.
    public static Column from_utf8(Column bytes) {
        return call("from_utf8", bytes);
    }

    /// The sum as a DOUBLE, with compensation for rounding.
    public static Column fsum(Column x) {
        return call("fsum", x);
    }

    /// The gamma function, (x - 1)! of whole numbers.
    public static Column gamma(Column x) {
        return call("gamma", x);
    }

    /// The greatest common divisor.
    public static Column gcd(Column a, @Nullable Object b) {
        return call("gcd", a, b);
    }

    /// A random identifier of 36 characters, another for each row.
    public static Column gen_random_uuid() {
        return call("gen_random_uuid");
    }

    /// The numbers from start to stop as an array; from 0 with one argument. In FROM they are
    /// rows.
    public static Column generate_series(@Nullable Object start, @Nullable Object stop) {
        return call("generate_series", start, stop);
    }

    /// The numbers from start to stop as an array; from 0 with one argument. In FROM they are
    /// rows.
    public static Column generate_series(
            @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
        return call("generate_series", start, stop, step);
    }

    /// A row for each position of the array.
    public static Column generate_subscripts(Column list, @Nullable Object dimension) {
        return call("generate_subscripts", list, dimension);
    }

    /// The geometric mean.
    public static Column geomean(Column x) {
        return call("geomean", x);
    }

    /// The geometric mean.
    public static Column geometric_mean(Column x) {
        return call("geometric_mean", x);
    }

    /// The element of an array, of which the first has the position 0; NULL for a position that it
    /// does not have.
    public static Column get(Column a, @Nullable Object i) {
        return call("get", a, i);
    }

    /// The time at which the statement started.
    public static Column get_current_timestamp() {
        return call("get_current_timestamp");
    }

    /// The value at a path such as $.a[0] as text, a string without quotes; NULL where there is
    /// none or the text is not JSON.
    public static Column get_json_object(Column json, @Nullable Object path) {
        return call("get_json_object", json, path);
    }

    /// The bit at that position from the right, which is 0.
    public static Column getbit(Column integer, @Nullable Object position) {
        return call("getbit", integer, position);
    }

    /// Whether the whole text matches: * stands for any characters, ? for one, [a-c] for one of
    /// these, [!a-c] for another one, and a backslash takes the next character as it is. Also
    /// written text GLOB pattern.
    public static Column glob(Column text, @Nullable Object pattern) {
        return call("glob", text, pattern);
    }

    /// The positions of the elements in ascending order.
    public static Column grade_up(Column list) {
        return call("grade_up", list);
    }

    /// The largest of the values that are not null.
    public static Column greatest(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("greatest", Lambdas.all(others, a, b));
    }

    /// The greatest common divisor.
    public static Column greatest_common_divisor(Column a, @Nullable Object b) {
        return call("greatest_common_divisor", a, b);
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column group_concat(Column text) {
        return call("group_concat", text);
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column group_concat(String text) {
        return call("group_concat", functions.col(text));
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column group_concat(Column text, @Nullable Object separator) {
        return call("group_concat", text, separator);
    }

    /// How many characters differ between two texts of the same length.
    public static Column hamming(Column a, @Nullable Object b) {
        return call("hamming", a, b);
    }

    /// At how many places texts of the same length differ.
    public static Column hamming_distance(Column a, @Nullable Object b) {
        return call("hamming_distance", a, b);
    }

    /// The hash of the values as Spark computes it: Murmur3 of 32 bits with the seed 42.
    public static Column hash(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("hash", Lambdas.all(others, a, b));
    }

    /// The integer, or the bytes, in hexadecimal.
    public static Column hex(Column integer) {
        return call("hex", integer);
    }

    /// A map of the values, in ascending order, to how often they occur; NULL without values.
    public static Column histogram(Column x) {
        return call("histogram", x);
    }

    /// A map of the values, in ascending order, to how often they occur; NULL without values.
    public static Column histogram(String x) {
        return call("histogram", functions.col(x));
    }

    /// The hour; as EXTRACT.
    public static Column hour(Column value) {
        return call("hour", value);
    }

    /// The length of the vector (x, y).
    public static Column hypot(Column x, @Nullable Object y) {
        return call("hypot", x, y);
    }

    /// As LIKE, whatever the case of letters.
    public static Column ilike(@Nullable Object... others) {
        return call("ilike", others);
    }

    /// The DOUBLE above all others but NaN.
    public static Column infinity() {
        return call("infinity");
    }

    /// The text with the first letter of each word in upper case and the others in lower case.
    public static Column initcap(Column text) {
        return call("initcap", text);
    }

    /// As POSITION, with the text first.
    public static Column instr(Column text, @Nullable Object part) {
        return call("instr", text, part);
    }

    /// How many whole units, such as 'YEAR' or 'HOUR', an interval has.
    public static Column interval_amount(@Nullable Object unit, @Nullable Object interval) {
        return call("interval_amount", unit, interval);
    }

    /// The seconds of an interval of days and times, with their fraction.
    public static Column interval_seconds(Column interval) {
        return call("interval_seconds", interval);
    }

    /// Whether the number is neither infinite nor NaN.
    public static Column is_finite(Column x) {
        return call("is_finite", x);
    }

    /// Whether the number is infinite.
    public static Column is_infinite(Column x) {
        return call("is_infinite", x);
    }

    /// Whether the JSON is a text, number, boolean or null.
    public static Column is_json_scalar(Column json) {
        return call("is_json_scalar", json);
    }

    /// Whether the bytes are valid UTF-8.
    public static Column is_valid_utf8(Column text) {
        return call("is_valid_utf8", text);
    }

    /// Whether the VARIANT is JSON's null, which is not NULL.
    public static Column is_variant_null(Column v) {
        return call("is_variant_null", v);
    }

    /// Whether x is neither infinite nor NaN; every time is finite.
    public static Column isfinite(Column x) {
        return call("isfinite", x);
    }

    /// Whether x is infinite; no time is.
    public static Column isinf(Column x) {
        return call("isinf", x);
    }

    /// Whether x is the number NaN; not of NULL.
    public static Column isnan(Column x) {
        return call("isnan", x);
    }

    /// The day of the week, 1 on Mondays and 7 on Sundays; as EXTRACT.
    public static Column isodow(Column value) {
        return call("isodow", value);
    }

    /// The year that the week belongs to after ISO 8601; as EXTRACT.
    public static Column isoyear(Column value) {
        return call("isoyear", value);
    }

    /// The element of an array, of which the first has the position 0, or the value of a map. The
    /// same as a[i].
    public static Column item(Column a, @Nullable Object i) {
        return call("item", a, i);
    }

    /// How similar the sets of characters of two texts are, from 0 to 1.
    public static Column jaccard(Column a, @Nullable Object b) {
        return call("jaccard", a, b);
    }

    /// How similar two texts are after Jaro, from 0 to 1.
    public static Column jaro_similarity(Column a, @Nullable Object b) {
        return call("jaro_similarity", a, b);
    }

    /// How similar two texts are after Jaro and Winkler, from 0 to 1; a common beginning counts
    /// more.
    public static Column jaro_winkler_similarity(Column a, @Nullable Object b) {
        return call("jaro_winkler_similarity", a, b);
    }

    /// An aggregate: the values as an array of JSON.
    public static Column json_agg(Column value) {
        return call("json_agg", value);
    }

    /// The element of an array, counted from 0.
    public static Column json_array_get(Column json, @Nullable Object index) {
        return call("json_array_get", json, index);
    }

    /// The number of elements of the outermost array; NULL of other texts.
    public static Column json_array_length(Column json) {
        return call("json_array_length", json);
    }

    /// An aggregate: the values as an array of JSON.
    public static Column json_arrayagg(Column value) {
        return call("json_arrayagg", value);
    }

    /// The value at a path such as $.a[0] as JSON, a string with quotes; NULL where there is none
    /// or the text is not JSON.
    public static Column json_extract(Column json, @Nullable Object path) {
        return call("json_extract", json, path);
    }

    /// The value at a path such as $.a[0] as JSON, a string with quotes; NULL where there is none
    /// or the text is not JSON.
    public static Column json_extract_path(Column json, @Nullable Object path) {
        return call("json_extract_path", json, path);
    }

    /// The value at a path such as $.a[0] as text, a string without quotes; NULL where there is
    /// none or the text is not JSON.
    public static Column json_extract_path_text(Column json, @Nullable Object path) {
        return call("json_extract_path_text", json, path);
    }

    /// The text, number or boolean at the path as a text; NULL of arrays and objects.
    public static Column json_extract_scalar(Column json, @Nullable Object path) {
        return call("json_extract_scalar", json, path);
    }

    /// The value at a path such as $.a[0] as text, a string without quotes; NULL where there is
    /// none or the text is not JSON.
    public static Column json_extract_string(Column json, @Nullable Object path) {
        return call("json_extract_string", json, path);
    }

    /// The JSON without spaces between its parts.
    public static Column json_format(Column json) {
        return call("json_format", json);
    }

    /// An aggregate: the values as an array of JSON.
    public static Column json_group_array(Column value) {
        return call("json_group_array", value);
    }

    /// The values under their keys as an object of JSON.
    public static Column json_group_object(Column key, @Nullable Object value) {
        return call("json_group_object", key, value);
    }

    /// The names of the fields of the outermost object; NULL of other texts.
    public static Column json_keys(Column json) {
        return call("json_keys", json);
    }

    /// The values under their keys as an object of JSON.
    public static Column json_object_agg(Column key, @Nullable Object value) {
        return call("json_object_agg", key, value);
    }

    /// The names of the fields of the outermost object; NULL of other texts.
    public static Column json_object_keys(Column json) {
        return call("json_object_keys", json);
    }

    /// The JSON without spaces between its parts.
    public static Column json_parse(Column json) {
        return call("json_parse", json);
    }

    /// The value as JSON.
    public static Column json_quote(Column value) {
        return call("json_quote", value);
    }

    /// How many elements or entries there are at the path.
    public static Column json_size(Column json, @Nullable Object path) {
        return call("json_size", json, path);
    }

    /// The type of the value: OBJECT, ARRAY, VARCHAR, BIGINT, DOUBLE, BOOLEAN or NULL.
    public static Column json_type(Column json) {
        return call("json_type", json);
    }

    /// The kind of the JSON, as in PostgreSQL.
    public static Column json_typeof(Column json) {
        return call("json_typeof", json);
    }

    /// Whether the text is JSON.
    public static Column json_valid(Column json) {
        return call("json_valid", json);
    }

    /// An aggregate: the values as an array of JSON.
    public static Column jsonb_agg(Column value) {
        return call("jsonb_agg", value);
    }

    /// How many elements the array has.
    public static Column jsonb_array_length(Column json) {
        return call("jsonb_array_length", json);
    }

    /// The values under their keys as an object of JSON.
    public static Column jsonb_object_agg(Column key, @Nullable Object value) {
        return call("jsonb_object_agg", key, value);
    }

    /// The kind of the JSON, as in PostgreSQL.
    public static Column jsonb_typeof(Column json) {
        return call("jsonb_typeof", json);
    }

    /// The Julian day number, whose fraction is that of the day since midnight.
    public static Column julian(Column timestamp) {
        return call("julian", timestamp);
    }

    /// The sum as a DOUBLE, with compensation for rounding.
    public static Column kahan_sum(Column x) {
        return call("kahan_sum", x);
    }

    /// How heavy the tails of the distribution are beyond those of the normal one, of the
    /// population; NULL if all are equal.
    public static Column kurtosis(Column x) {
        return call("kurtosis", x);
    }

    /// How heavy the tails of the distribution are beyond those of the normal one, of the
    /// population; NULL if all are equal.
    public static Column kurtosis(String x) {
        return call("kurtosis", functions.col(x));
    }

    /// How heavy the tails of the distribution are, of the population.
    public static Column kurtosis_pop(Column x) {
        return call("kurtosis_pop", x);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) before the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lag(Column x) {
        return call("lag", x);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) before the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lag(String x) {
        return call("lag", functions.col(x));
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) before the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lag(Column x, @Nullable Object offset) {
        return call("lag", x, offset);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) before the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lag(String x, @Nullable Object offset) {
        return call("lag", functions.col(x), offset);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) before the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lag(Column x, @Nullable Object offset, @Nullable Object default_) {
        return call("lag", x, offset, default_);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) before the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lag(String x, @Nullable Object offset, @Nullable Object default_) {
        return call("lag", functions.col(x), offset, default_);
    }

    /// The value of the last row, or of the last whose value is not null where ignoring is true.
    public static Column last(Column x) {
        return call("last", x);
    }

    /// The value of the last row, or of the last whose value is not null where ignoring is true.
    public static Column last(String x) {
        return call("last", functions.col(x));
    }

    /// The value of the last row, or of the last whose value is not null where ignoring is true.
    public static Column last(Column x, @Nullable Object ignoring) {
        return call("last", x, ignoring);
    }

    /// The last day of the month.
    public static Column last_day(Column date) {
        return call("last_day", date);
    }

    /// The last day of the month.
    public static Column last_day_of_month(Column date) {
        return call("last_day_of_month", date);
    }

    /// The value of x in the last row of the frame, which with ORDER BY ends with the current row
    /// and its peers unless OVER says otherwise; with IGNORE NULLS in the last whose x is not
    /// NULL.
    public static Column last_value(Column x) {
        return call("last_value", x);
    }

    /// The value of x in the last row of the frame, which with ORDER BY ends with the current row
    /// and its peers unless OVER says otherwise; with IGNORE NULLS in the last whose x is not
    /// NULL.
    public static Column last_value(String x) {
        return call("last_value", functions.col(x));
    }

    /// The text in lower case.
    public static Column lcase(Column text) {
        return call("lcase", text);
    }

    /// The least common multiple of two integers.
    public static Column lcm(Column a, @Nullable Object b) {
        return call("lcm", a, b);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) after the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lead(Column x) {
        return call("lead", x);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) after the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lead(String x) {
        return call("lead", functions.col(x));
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) after the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lead(Column x, @Nullable Object offset) {
        return call("lead", x, offset);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) after the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lead(String x, @Nullable Object offset) {
        return call("lead", functions.col(x), offset);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) after the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lead(Column x, @Nullable Object offset, @Nullable Object default_) {
        return call("lead", x, offset, default_);
    }

    /// The value of x in the row that stands `offset` rows (1 unless given) after the row in the
    /// partition, and `default` (NULL unless given) where there is none. With IGNORE NULLS rows
    /// whose x is NULL are not counted.
    public static Column lead(String x, @Nullable Object offset, @Nullable Object default_) {
        return call("lead", functions.col(x), offset, default_);
    }

    /// The smallest of the values that are not null.
    public static Column least(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("least", Lambdas.all(others, a, b));
    }

    /// The least common multiple of two integers.
    public static Column least_common_multiple(Column a, @Nullable Object b) {
        return call("least_common_multiple", a, b);
    }

    /// The first characters; with a negative count all but the last.
    public static Column left(Column text, @Nullable Object count) {
        return call("left", text, count);
    }

    /// The number of characters (code points), or of bytes of a VARBINARY.
    public static Column len(Column text) {
        return call("len", text);
    }

    /// The number of characters (code points), or of bytes of a VARBINARY.
    public static Column length(Column text) {
        return call("length", text);
    }

    /// How many characters must be inserted, removed or replaced to turn one text into the other;
    /// -1 if more than the limit.
    public static Column levenshtein(Column left, @Nullable Object right) {
        return call("levenshtein", left, right);
    }

    /// How many characters must be inserted, removed or replaced to turn one text into the other;
    /// -1 if more than the limit.
    public static Column levenshtein(Column left, @Nullable Object right, @Nullable Object limit) {
        return call("levenshtein", left, right, limit);
    }

    /// How many characters must be inserted, removed or replaced to turn one text into the other.
    public static Column levenshtein_distance(Column a, @Nullable Object b) {
        return call("levenshtein_distance", a, b);
    }

    /// The natural logarithm of the size of the gamma function.
    public static Column lgamma(Column x) {
        return call("lgamma", x);
    }

    /// Whether the text matches: % stands for any characters, _ for one.
    public static Column like(@Nullable Object... others) {
        return call("like", others);
    }

    /// The values as an array, NULLs included; NULL without rows. ORDER BY behind the argument
    /// orders them.
    public static Column list(Column x) {
        return call("list", x);
    }

    /// The values as an array, NULLs included; NULL without rows. ORDER BY behind the argument
    /// orders them.
    public static Column list(String x) {
        return call("list", functions.col(x));
    }

    /// The aggregate ANY_VALUE of the elements.
    public static Column list_any_value(Column a) {
        return call("list_any_value", a);
    }

    /// The array with a further element behind the others.
    public static Column list_append(Column a, @Nullable Object x) {
        return call("list_append", a, x);
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column list_apply(Column a, Function<Column, Column> lambda) {
        return call("list_apply", a, Lambdas.of(lambda));
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column list_apply(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("list_apply", a, Lambdas.of(lambda));
    }

    /// The aggregate APPROX_COUNT_DISTINCT of the elements.
    public static Column list_approx_count_distinct(Column a) {
        return call("list_approx_count_distinct", a);
    }

    /// The aggregate AVG of the elements.
    public static Column list_avg(Column a) {
        return call("list_avg", a);
    }

    /// The aggregate BIT_AND of the elements.
    public static Column list_bit_and(Column a) {
        return call("list_bit_and", a);
    }

    /// The aggregate BIT_OR of the elements.
    public static Column list_bit_or(Column a) {
        return call("list_bit_or", a);
    }

    /// The aggregate BIT_XOR of the elements.
    public static Column list_bit_xor(Column a) {
        return call("list_bit_xor", a);
    }

    /// The aggregate BOOL_AND of the elements.
    public static Column list_bool_and(Column a) {
        return call("list_bool_and", a);
    }

    /// The aggregate BOOL_OR of the elements.
    public static Column list_bool_or(Column a) {
        return call("list_bool_or", a);
    }

    /// The elements of both arrays, one after the other. The same as a || b.
    public static Column list_cat(Column a, @Nullable Object b) {
        return call("list_cat", a, b);
    }

    /// The elements of both arrays, one after the other. The same as a || b.
    public static Column list_concat(Column a, @Nullable Object b) {
        return call("list_concat", a, b);
    }

    /// Whether an element equals x. NULLs are passed over.
    public static Column list_contains(Column a, @Nullable Object x) {
        return call("list_contains", a, x);
    }

    /// 1 less the cosine of the angle between two arrays of numbers.
    public static Column list_cosine_distance(Column a, @Nullable Object b) {
        return call("list_cosine_distance", a, b);
    }

    /// The cosine of the angle between two arrays of numbers.
    public static Column list_cosine_similarity(Column a, @Nullable Object b) {
        return call("list_cosine_similarity", a, b);
    }

    /// The aggregate COUNT of the elements.
    public static Column list_count(Column a) {
        return call("list_count", a);
    }

    /// The Euclidean distance of two arrays of numbers.
    public static Column list_distance(Column a, @Nullable Object b) {
        return call("list_distance", a, b);
    }

    /// The sum of the products of the numbers of two arrays.
    public static Column list_dot_product(Column a, @Nullable Object b) {
        return call("list_dot_product", a, b);
    }

    /// As ELEMENT_AT, but NULL for a position that the array does not have.
    public static Column list_element(Column a, @Nullable Object i) {
        return call("list_element", a, i);
    }

    /// The aggregate ENTROPY of the elements.
    public static Column list_entropy(Column a) {
        return call("list_entropy", a);
    }

    /// As ELEMENT_AT, but NULL for a position that the array does not have.
    public static Column list_extract(Column a, @Nullable Object i) {
        return call("list_extract", a, i);
    }

    /// The elements for which the lambda is true; i is the position, from 0.
    public static Column list_filter(Column a, Function<Column, Column> lambda) {
        return call("list_filter", a, Lambdas.of(lambda));
    }

    /// The elements for which the lambda is true; i is the position, from 0.
    public static Column list_filter(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("list_filter", a, Lambdas.of(lambda));
    }

    /// The aggregate FIRST of the elements.
    public static Column list_first(Column a) {
        return call("list_first", a);
    }

    /// The positions of the elements in ascending order.
    public static Column list_grade_up(Column list) {
        return call("list_grade_up", list);
    }

    /// Whether an element equals x. NULLs are passed over.
    public static Column list_has(Column a, @Nullable Object x) {
        return call("list_has", a, x);
    }

    /// Whether the array has all of these elements. Also written array at> elements.
    public static Column list_has_all(Column list, @Nullable Object elements) {
        return call("list_has_all", list, elements);
    }

    /// Whether the arrays have an element in common that is not NULL; NULL where they have none,
    /// both have elements, and one of these is NULL.
    public static Column list_has_any(Column a, @Nullable Object b) {
        return call("list_has_any", a, b);
    }

    /// The aggregate HISTOGRAM of the elements.
    public static Column list_histogram(Column a) {
        return call("list_histogram", a);
    }

    /// The place of the element, from 1; NULL where the array does not have it.
    public static Column list_indexof(Column list, @Nullable Object element) {
        return call("list_indexof", list, element);
    }

    /// The sum of the products of the numbers of two arrays.
    public static Column list_inner_product(Column a, @Nullable Object b) {
        return call("list_inner_product", a, b);
    }

    /// The distinct elements that both arrays have. NULL equals NULL.
    public static Column list_intersect(Column a, @Nullable Object b) {
        return call("list_intersect", a, b);
    }

    /// The aggregate LAST of the elements.
    public static Column list_last(Column a) {
        return call("list_last", a);
    }

    /// The greatest element that is not NULL; NULL without any.
    public static Column list_max(Column a) {
        return call("list_max", a);
    }

    /// The aggregate MEDIAN of the elements.
    public static Column list_median(Column a) {
        return call("list_median", a);
    }

    /// The least element that is not NULL; NULL without any.
    public static Column list_min(Column a) {
        return call("list_min", a);
    }

    /// The aggregate MODE of the elements.
    public static Column list_mode(Column a) {
        return call("list_mode", a);
    }

    /// The sum of the products of the numbers of two arrays, negated.
    public static Column list_negative_dot_product(Column a, @Nullable Object b) {
        return call("list_negative_dot_product", a, b);
    }

    /// The sum of the products of the numbers of two arrays, negated.
    public static Column list_negative_inner_product(Column a, @Nullable Object b) {
        return call("list_negative_inner_product", a, b);
    }

    /// The place of the element, from 1; NULL where the array does not have it.
    public static Column list_position(Column list, @Nullable Object element) {
        return call("list_position", list, element);
    }

    /// The array with an element before it, as in DuckDB.
    public static Column list_prepend(@Nullable Object element, @Nullable Object list) {
        return call("list_prepend", element, list);
    }

    /// The aggregate PRODUCT of the elements.
    public static Column list_product(Column a) {
        return call("list_product", a);
    }

    /// Combines the elements: the lambda gives the next state for a state and an element. Without
    /// a start the first element is the first state.
    public static Column list_reduce(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("list_reduce", a, Lambdas.of(lambda));
    }

    /// Combines the elements: the lambda gives the next state for a state and an element. Without
    /// a start the first element is the first state.
    public static Column list_reduce(
            Column a, BiFunction<Column, Column, Column> lambda, @Nullable Object start) {
        return call("list_reduce", a, Lambdas.of(lambda), start);
    }

    /// The array with so many elements: cut, or filled up with the value.
    public static Column list_resize(Column list, @Nullable Object size) {
        return call("list_resize", list, size);
    }

    /// The array with so many elements: cut, or filled up with the value.
    public static Column list_resize(Column list, @Nullable Object size, @Nullable Object value) {
        return call("list_resize", list, size, value);
    }

    /// The elements from the last to the first.
    public static Column list_reverse(Column a) {
        return call("list_reverse", a);
    }

    /// The elements in descending order.
    public static Column list_reverse_sort(Column list) {
        return call("list_reverse_sort", list);
    }

    /// The elements at these positions, from 1.
    public static Column list_select(Column list, @Nullable Object positions) {
        return call("list_select", list, positions);
    }

    /// The aggregate SKEWNESS of the elements.
    public static Column list_skewness(Column a) {
        return call("list_skewness", a);
    }

    /// The elements of an array, or the characters of a text, from a position up to and with
    /// another one. The first is 1, the last -1. Also written a[from:to:step].
    public static Column list_slice(Column a, @Nullable Object from, @Nullable Object to) {
        return call("list_slice", a, from, to);
    }

    /// The elements of an array, or the characters of a text, from a position up to and with
    /// another one. The first is 1, the last -1. Also written a[from:to:step].
    public static Column list_slice(
            Column a, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        return call("list_slice", a, from, to, step);
    }

    /// The elements in ascending order with NULLs first, or in descending order with NULLs last.
    public static Column list_sort(Column a) {
        return call("list_sort", a);
    }

    /// The elements in ascending order with NULLs first, or in descending order with NULLs last.
    public static Column list_sort(Column a, @Nullable Object ascending) {
        return call("list_sort", a, ascending);
    }

    /// The aggregate STDDEV_POP of the elements.
    public static Column list_stddev_pop(Column a) {
        return call("list_stddev_pop", a);
    }

    /// The aggregate STDDEV_SAMP of the elements.
    public static Column list_stddev_samp(Column a) {
        return call("list_stddev_samp", a);
    }

    /// The aggregate STRING_AGG of the elements.
    public static Column list_string_agg(Column a) {
        return call("list_string_agg", a);
    }

    /// The aggregate SUM of the elements.
    public static Column list_sum(Column a) {
        return call("list_sum", a);
    }

    /// The elements as texts with the separator between them. NULLs are left out, or replaced.
    public static Column list_to_string(Column a, @Nullable Object separator) {
        return call("list_to_string", a, separator);
    }

    /// The elements as texts with the separator between them. NULLs are left out, or replaced.
    public static Column list_to_string(
            Column a, @Nullable Object separator, @Nullable Object replacement) {
        return call("list_to_string", a, separator, replacement);
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column list_transform(Column a, Function<Column, Column> lambda) {
        return call("list_transform", a, Lambdas.of(lambda));
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column list_transform(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("list_transform", a, Lambdas.of(lambda));
    }

    /// How many different elements there are, without NULL.
    public static Column list_unique(Column list) {
        return call("list_unique", list);
    }

    /// The array of the arguments, which are cast to their common type. The same as ARRAY[x, ...].
    public static Column list_value(Column x, @Nullable Object... others) {
        return call("list_value", Lambdas.all(others, x));
    }

    /// The aggregate VAR_POP of the elements.
    public static Column list_var_pop(Column a) {
        return call("list_var_pop", a);
    }

    /// The aggregate VAR_SAMP of the elements.
    public static Column list_var_samp(Column a) {
        return call("list_var_samp", a);
    }

    /// The elements at whose place the mask is true.
    public static Column list_where(Column list, @Nullable Object mask) {
        return call("list_where", list, mask);
    }

    /// An array of structs of the elements at each position; the shorter arrays go on with NULLs.
    public static Column list_zip(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("list_zip", Lambdas.all(others, a, b));
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column listagg(Column text) {
        return call("listagg", text);
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column listagg(String text) {
        return call("listagg", functions.col(text));
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column listagg(Column text, @Nullable Object separator) {
        return call("listagg", text, separator);
    }

    /// The natural logarithm of a positive number.
    public static Column ln(Column x) {
        return call("ln", x);
    }

    /// The time of day at which the statement started.
    public static Column localtime() {
        return call("localtime");
    }

    /// The time at which the statement started, without a zone.
    public static Column localtimestamp() {
        return call("localtimestamp");
    }

    /// The place of the part in the text, from 1, at or behind the start; 0 where it is missing.
    public static Column locate(@Nullable Object part, @Nullable Object text) {
        return call("locate", part, text);
    }

    /// The place of the part in the text, from 1, at or behind the start; 0 where it is missing.
    public static Column locate(
            @Nullable Object part, @Nullable Object text, @Nullable Object start) {
        return call("locate", part, text, start);
    }

    /// The logarithm of x to that base, or to base 10.
    public static Column log(@Nullable Object base, @Nullable Object x) {
        return call("log", base, x);
    }

    /// The logarithm of x to that base, or to base 10.
    public static Column log(Column x) {
        return call("log", x);
    }

    /// The logarithm to base 10 of a positive number.
    public static Column log10(Column x) {
        return call("log10", x);
    }

    /// The natural logarithm of 1 + x, exact for small x.
    public static Column log1p(Column x) {
        return call("log1p", x);
    }

    /// The logarithm to base 2 of a positive number.
    public static Column log2(Column x) {
        return call("log2", x);
    }

    /// The text in lower case.
    public static Column lower(Column text) {
        return call("lower", text);
    }

    /// The text made as wide as that by filling (blanks) in front of it, or cut.
    public static Column lpad(Column text, @Nullable Object width) {
        return call("lpad", text, width);
    }

    /// The text made as wide as that by filling (blanks) in front of it, or cut.
    public static Column lpad(Column text, @Nullable Object width, @Nullable Object filling) {
        return call("lpad", text, width, filling);
    }

    /// The text without blanks, or without any of the characters, at the start.
    public static Column ltrim(Column text) {
        return call("ltrim", text);
    }

    /// The text without blanks, or without any of the characters, at the start.
    public static Column ltrim(Column text, @Nullable Object characters) {
        return call("ltrim", text, characters);
    }

    /// Whether the last digit is right after Luhn's formula, as of a credit card.
    public static Column luhn_check(Column digits) {
        return call("luhn_check", digits);
    }

    /// The array of the arguments, which are cast to their common type. The same as ARRAY[x, ...].
    public static Column make_array(Column x, @Nullable Object... others) {
        return call("make_array", Lambdas.all(others, x));
    }

    /// The date of these numbers.
    public static Column make_date(
            @Nullable Object year, @Nullable Object month, @Nullable Object day) {
        return call("make_date", year, month, day);
    }

    /// The interval of so many days, hours, minutes and seconds.
    public static Column make_dt_interval() {
        return call("make_dt_interval");
    }

    /// The interval of so many days, hours, minutes and seconds.
    public static Column make_dt_interval(@Nullable Object days) {
        return call("make_dt_interval", days);
    }

    /// The interval of so many days, hours, minutes and seconds.
    public static Column make_dt_interval(@Nullable Object days, @Nullable Object hours) {
        return call("make_dt_interval", days, hours);
    }

    /// The interval of so many days, hours, minutes and seconds.
    public static Column make_dt_interval(
            @Nullable Object days, @Nullable Object hours, @Nullable Object minutes) {
        return call("make_dt_interval", days, hours, minutes);
    }

    /// The interval of so many days, hours, minutes and seconds.
    public static Column make_dt_interval(
            @Nullable Object days,
            @Nullable Object hours,
            @Nullable Object minutes,
            @Nullable Object seconds) {
        return call("make_dt_interval", days, hours, minutes, seconds);
    }

    /// The time of these numbers; the seconds may have a fraction.
    public static Column make_time(
            @Nullable Object hour, @Nullable Object minute, @Nullable Object second) {
        return call("make_time", hour, minute, second);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second) {
        return call("make_timestamp", year, month, day, hour, minute, second);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second,
            @Nullable Object zone) {
        return call("make_timestamp", year, month, day, hour, minute, second, zone);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp(Column date) {
        return call("make_timestamp", date);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp(Column date, @Nullable Object time) {
        return call("make_timestamp", date, time);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp(Column date, @Nullable Object time, @Nullable Object zone) {
        return call("make_timestamp", date, time, zone);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ltz(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second) {
        return call("make_timestamp_ltz", year, month, day, hour, minute, second);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ltz(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second,
            @Nullable Object zone) {
        return call("make_timestamp_ltz", year, month, day, hour, minute, second, zone);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ltz(Column date) {
        return call("make_timestamp_ltz", date);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ltz(Column date, @Nullable Object time) {
        return call("make_timestamp_ltz", date, time);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ltz(
            Column date, @Nullable Object time, @Nullable Object zone) {
        return call("make_timestamp_ltz", date, time, zone);
    }

    /// The time so many milliseconds after the start of 1970.
    public static Column make_timestamp_ms(Column milliseconds) {
        return call("make_timestamp_ms", milliseconds);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ntz(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second) {
        return call("make_timestamp_ntz", year, month, day, hour, minute, second);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ntz(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second,
            @Nullable Object zone) {
        return call("make_timestamp_ntz", year, month, day, hour, minute, second, zone);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ntz(Column date) {
        return call("make_timestamp_ntz", date);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ntz(Column date, @Nullable Object time) {
        return call("make_timestamp_ntz", date, time);
    }

    /// The timestamp of these numbers, of which the seconds may have a fraction, or of a date and
    /// a time; in UTC, if it is the time in a zone.
    public static Column make_timestamp_ntz(
            Column date, @Nullable Object time, @Nullable Object zone) {
        return call("make_timestamp_ntz", date, time, zone);
    }

    /// The text with the replacement character U+FFFD in the place of bytes that are not valid
    /// UTF-8.
    public static Column make_valid_utf8(Column text) {
        return call("make_valid_utf8", text);
    }

    /// The interval of so many years and months.
    public static Column make_ym_interval() {
        return call("make_ym_interval");
    }

    /// The interval of so many years and months.
    public static Column make_ym_interval(@Nullable Object years) {
        return call("make_ym_interval", years);
    }

    /// The interval of so many years and months.
    public static Column make_ym_interval(@Nullable Object years, @Nullable Object months) {
        return call("make_ym_interval", years, months);
    }

    /// The map of the entries. Keys are unique and not NULL. The same as MAP[key, value, ...].
    public static Column map(Column key, @Nullable Object value, @Nullable Object... others) {
        return call("map", Lambdas.all(others, key, value));
    }

    /// A map of the keys, which are not NULL, and their values; of several values of a key the
    /// first. NULL without rows.
    public static Column map_agg(Column key, @Nullable Object value) {
        return call("map_agg", key, value);
    }

    /// The map of the entries of all maps, which have no key in common.
    public static Column map_concat(Column m, @Nullable Object n, @Nullable Object... others) {
        return call("map_concat", Lambdas.all(others, m, n));
    }

    /// Whether the map has an entry with the key.
    public static Column map_contains(Column m, @Nullable Object k) {
        return call("map_contains", m, k);
    }

    /// Whether the key has the value.
    public static Column map_contains_entry(
            Column m, @Nullable Object key, @Nullable Object value) {
        return call("map_contains_entry", m, key, value);
    }

    /// Whether the map has an entry with the key.
    public static Column map_contains_key(Column m, @Nullable Object k) {
        return call("map_contains_key", m, k);
    }

    /// Whether the map has the value.
    public static Column map_contains_value(Column m, @Nullable Object value) {
        return call("map_contains_value", m, value);
    }

    /// The entries of a map as an array of structs of key and value.
    public static Column map_entries(Column m) {
        return call("map_entries", m);
    }

    /// The value of the key as an array, which is empty where there is none.
    public static Column map_extract(Column m, @Nullable Object key) {
        return call("map_extract", m, key);
    }

    /// The value of the key, or NULL.
    public static Column map_extract_value(Column m, @Nullable Object key) {
        return call("map_extract_value", m, key);
    }

    /// The entries for which the lambda is true.
    public static Column map_filter(Column m, BiFunction<Column, Column, Column> lambda) {
        return call("map_filter", m, Lambdas.of(lambda));
    }

    /// The map of the keys and values of two arrays of one length.
    public static Column map_from_arrays(Column keys, @Nullable Object values) {
        return call("map_from_arrays", keys, values);
    }

    /// The map of the entries, which are structs of a key and a value.
    public static Column map_from_entries(Column a) {
        return call("map_from_entries", a);
    }

    /// The keys of a map as an array, in the order of its entries.
    public static Column map_keys(Column m) {
        return call("map_keys", m);
    }

    /// The map with its entries in the order of their keys, and so the maps within it.
    public static Column map_sort(Column m) {
        return call("map_sort", m);
    }

    /// The values of a map as an array, in the order of its entries.
    public static Column map_values(Column m) {
        return call("map_values", m);
    }

    /// A map of the keys of both maps; the lambda gives the value for a key and its values in
    /// both, NULL where a map does not have it.
    public static Column map_zip_with(Column m, @Nullable Object n, Lambdas.Ternary lambda) {
        return call("map_zip_with", m, n, Lambdas.of(lambda));
    }

    /// The text with letters and digits replaced, by X, x and n if left out; NULL leaves
    /// characters of that sort as they are.
    public static Column mask(Column text) {
        return call("mask", text);
    }

    /// The text with letters and digits replaced, by X, x and n if left out; NULL leaves
    /// characters of that sort as they are.
    public static Column mask(Column text, @Nullable Object upper) {
        return call("mask", text, upper);
    }

    /// The text with letters and digits replaced, by X, x and n if left out; NULL leaves
    /// characters of that sort as they are.
    public static Column mask(Column text, @Nullable Object upper, @Nullable Object lower) {
        return call("mask", text, upper, lower);
    }

    /// The text with letters and digits replaced, by X, x and n if left out; NULL leaves
    /// characters of that sort as they are.
    public static Column mask(
            Column text, @Nullable Object upper, @Nullable Object lower, @Nullable Object digit) {
        return call("mask", text, upper, lower, digit);
    }

    /// The text with letters and digits replaced, by X, x and n if left out; NULL leaves
    /// characters of that sort as they are.
    public static Column mask(
            Column text,
            @Nullable Object upper,
            @Nullable Object lower,
            @Nullable Object digit,
            @Nullable Object other) {
        return call("mask", text, upper, lower, digit, other);
    }

    /// The largest value that is not null.
    public static Column max(Column x) {
        return call("max", x);
    }

    /// The largest value that is not null.
    public static Column max(String x) {
        return call("max", functions.col(x));
    }

    /// The value of x in the row with the largest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the largest ones.
    public static Column max_by(Column x, @Nullable Object y) {
        return call("max_by", x, y);
    }

    /// The value of x in the row with the largest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the largest ones.
    public static Column max_by(Column x, @Nullable Object y, @Nullable Object n) {
        return call("max_by", x, y, n);
    }

    /// The MD5 digest of the bytes, in hexadecimal.
    public static Column md5(Column text) {
        return call("md5", text);
    }

    /// The value in the middle, the mean of the two middle ones of an even number.
    public static Column median(Column x) {
        return call("median", x);
    }

    /// The value in the middle, the mean of the two middle ones of an even number.
    public static Column median(String x) {
        return call("median", functions.col(x));
    }

    /// The microseconds of the minute; as EXTRACT.
    public static Column microsecond(Column value) {
        return call("microsecond", value);
    }

    /// The millennium; as EXTRACT.
    public static Column millennium(Column value) {
        return call("millennium", value);
    }

    /// The milliseconds of the minute; as EXTRACT.
    public static Column millisecond(Column value) {
        return call("millisecond", value);
    }

    /// The smallest value that is not null.
    public static Column min(Column x) {
        return call("min", x);
    }

    /// The smallest value that is not null.
    public static Column min(String x) {
        return call("min", functions.col(x));
    }

    /// The value of x in the row with the smallest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the smallest ones.
    public static Column min_by(Column x, @Nullable Object y) {
        return call("min_by", x, y);
    }

    /// The value of x in the row with the smallest y that is not null; of several such rows the
    /// smallest x. With n an array of the values of the n rows with the smallest ones.
    public static Column min_by(Column x, @Nullable Object y, @Nullable Object n) {
        return call("min_by", x, y, n);
    }

    /// The minute; as EXTRACT.
    public static Column minute(Column value) {
        return call("minute", value);
    }

    /// How many characters differ between two texts of the same length.
    public static Column mismatches(Column a, @Nullable Object b) {
        return call("mismatches", a, b);
    }

    /// What is left of a after division by b, with the sign of a.
    public static Column mod(Column a, @Nullable Object b) {
        return call("mod", a, b);
    }

    /// The value that occurs most often, of several the smallest; also as MODE() WITHIN GROUP
    /// (ORDER BY x), which gives the first of several.
    public static Column mode(Column x) {
        return call("mode", x);
    }

    /// The value that occurs most often, of several the smallest; also as MODE() WITHIN GROUP
    /// (ORDER BY x), which gives the first of several.
    public static Column mode(String x) {
        return call("mode", functions.col(x));
    }

    /// A number that no other row has and that grows within a partition; the numbers have gaps
    /// between partitions.
    public static Column monotonically_increasing_id() {
        return call("monotonically_increasing_id");
    }

    /// The month; as EXTRACT.
    public static Column month(Column value) {
        return call("month", value);
    }

    /// The first three letters of the month, in English.
    public static Column monthname(Column date) {
        return call("monthname", date);
    }

    /// The months from start to end, with a fraction of 31 days unless both are the same day of
    /// the month or both the last; rounded to 8 digits unless told otherwise.
    public static Column months_between(Column end, @Nullable Object start) {
        return call("months_between", end, start);
    }

    /// The months from start to end, with a fraction of 31 days unless both are the same day of
    /// the month or both the last; rounded to 8 digits unless told otherwise.
    public static Column months_between(
            Column end, @Nullable Object start, @Nullable Object rounded) {
        return call("months_between", end, start, rounded);
    }

    /// The product.
    public static Column multiply(Column a, @Nullable Object b) {
        return call("multiply", a, b);
    }

    /// The struct of the named values. The names are literals. The same as {'name': x, ...}.
    public static Column named_struct(
            @Nullable Object name, @Nullable Object x, @Nullable Object... others) {
        return call("named_struct", Lambdas.all(others, name, x));
    }

    /// The DOUBLE that is not a number.
    public static Column nan() {
        return call("nan");
    }

    /// The nanoseconds of the minute.
    public static Column nanosecond(Column time) {
        return call("nanosecond", time);
    }

    /// x, or the other value where x is NaN.
    public static Column nanvl(Column x, @Nullable Object otherwise) {
        return call("nanvl", x, otherwise);
    }

    /// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
    public static Column ndv(Column x) {
        return call("ndv", x);
    }

    /// About how many different values there are, to 2 % or so, in constant memory (HyperLogLog).
    public static Column ndv(String x) {
        return call("ndv", functions.col(x));
    }

    /// The first date behind the given one that is that day of the week, such as Mon or Monday.
    public static Column next_day(Column date, @Nullable Object day) {
        return call("next_day", date, day);
    }

    /// The next number that DOUBLE holds from x in the direction of y.
    public static Column nextafter(Column x, @Nullable Object y) {
        return call("nextafter", x, y);
    }

    /// The text in the normal form C of Unicode.
    public static Column nfc_normalize(Column text) {
        return call("nfc_normalize", text);
    }

    /// Each run of n elements.
    public static Column ngrams(Column list, @Nullable Object n) {
        return call("ngrams", list, n);
    }

    /// The text in Unicode's form NFC.
    public static Column normalize(Column text) {
        return call("normalize", text);
    }

    /// The time at which the statement started.
    public static Column now() {
        return call("now");
    }

    /// The value of x in the n-th row of the frame, from 1, and NULL where it has fewer; with
    /// IGNORE NULLS only rows whose x is not NULL are counted.
    public static Column nth_value(Column x, @Nullable Object n) {
        return call("nth_value", x, n);
    }

    /// The value of x in the n-th row of the frame, from 1, and NULL where it has fewer; with
    /// IGNORE NULLS only rows whose x is not NULL are counted.
    public static Column nth_value(String x, @Nullable Object n) {
        return call("nth_value", functions.col(x), n);
    }

    /// The number, from 1, of the row's bucket where the partition is divided into n buckets of
    /// equal size; the first ones hold one row more where it does not divide.
    public static Column ntile(@Nullable Object n) {
        return call("ntile", n);
    }

    /// The number of bytes.
    public static Column octet_length(Column text) {
        return call("octet_length", text);
    }

    /// The code point of the first character.
    public static Column ord(Column text) {
        return call("ord", text);
    }

    /// The text with the part in the place of the characters from start on, as many as the part
    /// has unless told otherwise. Bytes count where the arguments are VARBINARY.
    public static Column overlay(Column text, @Nullable Object part, @Nullable Object start) {
        return call("overlay", text, part, start);
    }

    /// The text with the part in the place of the characters from start on, as many as the part
    /// has unless told otherwise. Bytes count where the arguments are VARBINARY.
    public static Column overlay(
            Column text, @Nullable Object part, @Nullable Object start, @Nullable Object length) {
        return call("overlay", text, part, start, length);
    }

    /// The time that a text writes, by a pattern such as yyyy-MM-dd, as in Trino.
    public static Column parse_datetime(Column text, @Nullable Object pattern) {
        return call("parse_datetime", text, pattern);
    }

    /// The path without its last part.
    public static Column parse_dirpath(Column path) {
        return call("parse_dirpath", path);
    }

    /// The last part of a path.
    public static Column parse_filename(Column path) {
        return call("parse_filename", path);
    }

    /// The value of a JSON text. It fails where the text is not JSON, or has a name twice in an
    /// object.
    public static Column parse_json(Column text) {
        return call("parse_json", text);
    }

    /// A part of a URL: PROTOCOL, HOST, PATH, QUERY, REF, AUTHORITY, FILE or USERINFO; with a key,
    /// its value in the query. NULL where there is none.
    public static Column parse_url(Column url, @Nullable Object part) {
        return call("parse_url", url, part);
    }

    /// A part of a URL: PROTOCOL, HOST, PATH, QUERY, REF, AUTHORITY, FILE or USERINFO; with a key,
    /// its value in the query. NULL where there is none.
    public static Column parse_url(Column url, @Nullable Object part, @Nullable Object key) {
        return call("parse_url", url, part, key);
    }

    /// (rank - 1) / (rows of the partition - 1), and 0 where there is one row.
    public static Column percent_rank() {
        return call("percent_rank");
    }

    /// The value below which that fraction of the values lies, interpolated; also as
    /// QUANTILE_CONT(x, fraction).
    public static Column percentile(@Nullable Object... others) {
        return call("percentile", others);
    }

    /// The value below which that fraction of the values lies, interpolated; also as
    /// QUANTILE_CONT(x, fraction).
    public static Column percentile_cont(@Nullable Object... others) {
        return call("percentile_cont", others);
    }

    /// The first value with at least that fraction of the values up to it; also as
    /// QUANTILE_DISC(x, fraction).
    public static Column percentile_disc(@Nullable Object... others) {
        return call("percentile_disc", others);
    }

    /// The ratio of a circle's circumference to its diameter.
    public static Column pi() {
        return call("pi");
    }

    /// What is left of a after division by b, never negative for a positive b.
    public static Column pmod(Column a, @Nullable Object b) {
        return call("pmod", a, b);
    }

    /// The position of the first occurrence of part in the text, from 1; 0 if there is none.
    public static Column position(@Nullable Object part, @Nullable Object text) {
        return call("position", part, text);
    }

    /// x to the power of y.
    public static Column pow(Column x, @Nullable Object y) {
        return call("pow", x, y);
    }

    /// x to the power of y.
    public static Column power(Column x, @Nullable Object y) {
        return call("power", x, y);
    }

    /// The format with the values in the place of %s, %d, %5.2f and so on, as Java's formatter
    /// writes them; NULL is written null.
    public static Column printf(
            @Nullable Object format,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object... others) {
        return call("printf", Lambdas.all(others, format, a, b));
    }

    /// The product of the values that are not null, as a DOUBLE.
    public static Column product(Column x) {
        return call("product", x);
    }

    /// The product of the values that are not null, as a DOUBLE.
    public static Column product(String x) {
        return call("product", functions.col(x));
    }

    /// The first value with at least that fraction of the values up to it.
    public static Column quantile(Column x, @Nullable Object fraction) {
        return call("quantile", x, fraction);
    }

    /// The value below which that fraction of the values lies, interpolated; also as
    /// QUANTILE_CONT(x, fraction).
    public static Column quantile_cont(@Nullable Object... others) {
        return call("quantile_cont", others);
    }

    /// The first value with at least that fraction of the values up to it; also as
    /// QUANTILE_DISC(x, fraction).
    public static Column quantile_disc(@Nullable Object... others) {
        return call("quantile_disc", others);
    }

    /// The quarter; as EXTRACT.
    public static Column quarter(Column value) {
        return call("quarter", value);
    }

    /// The text in single quotes, those within it escaped by a backslash.
    public static Column quote(Column text) {
        return call("quote", text);
    }

    /// The text as a name of SQL, in double quotes where it needs them.
    public static Column quote_ident(Column text) {
        return call("quote_ident", text);
    }

    /// The text as a literal of SQL.
    public static Column quote_literal(Column text) {
        return call("quote_literal", text);
    }

    /// The text as a literal of SQL, which is NULL where it is.
    public static Column quote_nullable(Column text) {
        return call("quote_nullable", text);
    }

    /// The angle in radians of x in degrees.
    public static Column radians(Column x) {
        return call("radians", x);
    }

    /// Fails with that message (P0001).
    public static Column raise_error(Column message) {
        return call("raise_error", message);
    }

    /// A random number from 0 to below 1, another for each row; with a seed the same sequence each
    /// time.
    public static Column rand() {
        return call("rand");
    }

    /// A random number from 0 to below 1, another for each row; with a seed the same sequence each
    /// time.
    public static Column rand(@Nullable Object seed) {
        return call("rand", seed);
    }

    /// A random number of the normal distribution, another for each row; with a seed the same
    /// sequence each time.
    public static Column randn() {
        return call("randn");
    }

    /// A random number of the normal distribution, another for each row; with a seed the same
    /// sequence each time.
    public static Column randn(@Nullable Object seed) {
        return call("randn", seed);
    }

    /// A random number from 0 to below 1, another for each row; with a seed the same sequence each
    /// time.
    public static Column random() {
        return call("random");
    }

    /// A random number from 0 to below 1, another for each row; with a seed the same sequence each
    /// time.
    public static Column random(@Nullable Object seed) {
        return call("random", seed);
    }

    /// A random text of letters and digits of that length, another for each row; with a seed the
    /// same sequence each time.
    public static Column randstr(@Nullable Object length) {
        return call("randstr", length);
    }

    /// A random text of letters and digits of that length, another for each row; with a seed the
    /// same sequence each time.
    public static Column randstr(@Nullable Object length, @Nullable Object seed) {
        return call("randstr", length, seed);
    }

    /// The numbers from start to below stop as an array; from 0 with one argument. In FROM they
    /// are rows.
    public static Column range(@Nullable Object start, @Nullable Object stop) {
        return call("range", start, stop);
    }

    /// The numbers from start to below stop as an array; from 0 with one argument. In FROM they
    /// are rows.
    public static Column range(
            @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
        return call("range", start, stop, step);
    }

    /// One more than the number of rows before the row and its peers: after ties there are gaps.
    public static Column rank() {
        return call("rank");
    }

    /// Combines the elements: the first lambda gives the next state for a state and an element,
    /// the second the result for the last state.
    public static Column reduce(
            Column a, @Nullable Object start, BiFunction<Column, Column, Column> lambda) {
        return call("reduce", a, start, Lambdas.of(lambda));
    }

    /// Combines the elements: the first lambda gives the next state for a state and an element,
    /// the second the result for the last state.
    public static Column reduce(
            Column a,
            @Nullable Object start,
            BiFunction<Column, Column, Column> lambda,
            Function<Column, Column> lambda2) {
        return call("reduce", a, start, Lambdas.of(lambda), Lambdas.of(lambda2));
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column regexp(Column text, @Nullable Object expression) {
        return call("regexp", text, expression);
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column regexp(Column text, @Nullable Object expression, @Nullable Object flags) {
        return call("regexp", text, expression, flags);
    }

    /// How many matches of the regular expression (RE2) the text has.
    public static Column regexp_count(Column text, @Nullable Object expression) {
        return call("regexp_count", text, expression);
    }

    /// A regular expression that matches this text alone.
    public static Column regexp_escape(Column text) {
        return call("regexp_escape", text);
    }

    /// What the first match of the regular expression (RE2), or its group of that number, holds;
    /// empty where nothing matches.
    public static Column regexp_extract(Column text, @Nullable Object expression) {
        return call("regexp_extract", text, expression);
    }

    /// What the first match of the regular expression (RE2), or its group of that number, holds;
    /// empty where nothing matches.
    public static Column regexp_extract(
            Column text, @Nullable Object expression, @Nullable Object group) {
        return call("regexp_extract", text, expression, group);
    }

    /// What each match of the regular expression (RE2), or its group of that number, holds; empty
    /// where the group does not take part.
    public static Column regexp_extract_all(Column text, @Nullable Object expression) {
        return call("regexp_extract_all", text, expression);
    }

    /// What each match of the regular expression (RE2), or its group of that number, holds; empty
    /// where the group does not take part.
    public static Column regexp_extract_all(
            Column text, @Nullable Object expression, @Nullable Object group) {
        return call("regexp_extract_all", text, expression, group);
    }

    /// Whether the regular expression (RE2) matches the whole text.
    public static Column regexp_full_match(Column text, @Nullable Object expression) {
        return call("regexp_full_match", text, expression);
    }

    /// The place of the first match of the regular expression (RE2), from 1; 0 where nothing
    /// matches.
    public static Column regexp_instr(Column text, @Nullable Object expression) {
        return call("regexp_instr", text, expression);
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column regexp_like(Column text, @Nullable Object expression) {
        return call("regexp_like", text, expression);
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column regexp_like(
            Column text, @Nullable Object expression, @Nullable Object flags) {
        return call("regexp_like", text, expression, flags);
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column regexp_matches(Column text, @Nullable Object expression) {
        return call("regexp_matches", text, expression);
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column regexp_matches(
            Column text, @Nullable Object expression, @Nullable Object flags) {
        return call("regexp_matches", text, expression, flags);
    }

    /// The place of the first match, the first character being 1; -1 where there is none.
    public static Column regexp_position(Column text, @Nullable Object expression) {
        return call("regexp_position", text, expression);
    }

    /// The text with every match of the regular expression (RE2) replaced; $1 stands for its first
    /// group. Matches are looked for from a position on, 1 if left out. With flags only the first
    /// match is replaced, unless one of them is g.
    public static Column regexp_replace(Column text, @Nullable Object expression) {
        return call("regexp_replace", text, expression);
    }

    /// The text with every match of the regular expression (RE2) replaced; $1 stands for its first
    /// group. Matches are looked for from a position on, 1 if left out. With flags only the first
    /// match is replaced, unless one of them is g.
    public static Column regexp_replace(
            Column text, @Nullable Object expression, @Nullable Object replacement) {
        return call("regexp_replace", text, expression, replacement);
    }

    /// The text with every match of the regular expression (RE2) replaced; $1 stands for its first
    /// group. Matches are looked for from a position on, 1 if left out. With flags only the first
    /// match is replaced, unless one of them is g.
    public static Column regexp_replace(
            Column text,
            @Nullable Object expression,
            @Nullable Object replacement,
            @Nullable Object position) {
        return call("regexp_replace", text, expression, replacement, position);
    }

    /// The parts between what the regular expression matches.
    public static Column regexp_split(Column text, @Nullable Object expression) {
        return call("regexp_split", text, expression);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column regexp_split_to_array(Column text, @Nullable Object expression) {
        return call("regexp_split_to_array", text, expression);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column regexp_split_to_array(
            Column text, @Nullable Object expression, @Nullable Object limit) {
        return call("regexp_split_to_array", text, expression, limit);
    }

    /// The first match of the regular expression (RE2); NULL where nothing matches.
    public static Column regexp_substr(Column text, @Nullable Object expression) {
        return call("regexp_substr", text, expression);
    }

    /// The mean of x of the pairs without NULL.
    public static Column regr_avgx(Column y, @Nullable Object x) {
        return call("regr_avgx", y, x);
    }

    /// The mean of y of the pairs without NULL.
    public static Column regr_avgy(Column y, @Nullable Object x) {
        return call("regr_avgy", y, x);
    }

    /// The y at x = 0 of the straight line that fits best; NULL if x is constant.
    public static Column regr_intercept(Column y, @Nullable Object x) {
        return call("regr_intercept", y, x);
    }

    /// The square of the coefficient of correlation; 1 if y is constant, NULL if x is.
    public static Column regr_r2(Column y, @Nullable Object x) {
        return call("regr_r2", y, x);
    }

    /// The slope of the straight line that fits best; NULL if x is constant.
    public static Column regr_slope(Column y, @Nullable Object x) {
        return call("regr_slope", y, x);
    }

    /// The sum of the squares of the distances of x from its mean.
    public static Column regr_sxx(Column y, @Nullable Object x) {
        return call("regr_sxx", y, x);
    }

    /// The sum of the products of the distances from the means.
    public static Column regr_sxy(Column y, @Nullable Object x) {
        return call("regr_sxy", y, x);
    }

    /// The sum of the squares of the distances of y from its mean.
    public static Column regr_syy(Column y, @Nullable Object x) {
        return call("regr_syy", y, x);
    }

    /// The text that many times.
    public static Column repeat(Column text, @Nullable Object count) {
        return call("repeat", text, count);
    }

    /// The text with every from replaced by to.
    public static Column replace(Column text, @Nullable Object from, @Nullable Object to) {
        return call("replace", text, from, to);
    }

    /// The first value with at least that fraction of the values up to it, which is exact.
    public static Column reservoir_quantile(Column x, @Nullable Object fraction) {
        return call("reservoir_quantile", x, fraction);
    }

    /// The characters from last to first.
    public static Column reverse(Column text) {
        return call("reverse", text);
    }

    /// The last characters; with a negative count all but the first.
    public static Column right(Column text, @Nullable Object count) {
        return call("right", text, count);
    }

    /// The nearest whole number, the even one of two.
    public static Column rint(Column x) {
        return call("rint", x);
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column rlike(Column text, @Nullable Object expression) {
        return call("rlike", text, expression);
    }

    /// Whether the regular expression (RE2) matches somewhere in the text. The flag i disregards
    /// case.
    public static Column rlike(Column text, @Nullable Object expression, @Nullable Object flags) {
        return call("rlike", text, expression, flags);
    }

    /// The nearest number with that many digits behind the point, 0 if left out; half is rounded
    /// away from zero.
    public static Column round(Column x) {
        return call("round", x);
    }

    /// The nearest number with that many digits behind the point, 0 if left out; half is rounded
    /// away from zero.
    public static Column round(Column x, @Nullable Object digits) {
        return call("round", x, digits);
    }

    /// The number rounded to so many digits, a half to the even one.
    public static Column round_even(Column x, @Nullable Object digits) {
        return call("round_even", x, digits);
    }

    /// The time with so many digits of its seconds behind the point, rounded half up, as a cast to
    /// TIMESTAMP(digits) gives it.
    public static Column round_time(Column time, @Nullable Object digits) {
        return call("round_time", time, digits);
    }

    /// The number rounded to so many digits, a half to the even one.
    public static Column roundbankers(Column x, @Nullable Object digits) {
        return call("roundbankers", x, digits);
    }

    /// The struct of the arguments, whose fields are called col1, col2 and so on. The same as
    /// ROW(x, ...).
    public static Column row(Column x, @Nullable Object... others) {
        return call("row", Lambdas.all(others, x));
    }

    /// The number of the row within its partition, from 1.
    public static Column row_number() {
        return call("row_number");
    }

    /// The value as JSON.
    public static Column row_to_json(Column value) {
        return call("row_to_json", value);
    }

    /// The text made as wide as that by filling (blanks) behind it, or cut.
    public static Column rpad(Column text, @Nullable Object width) {
        return call("rpad", text, width);
    }

    /// The text made as wide as that by filling (blanks) behind it, or cut.
    public static Column rpad(Column text, @Nullable Object width, @Nullable Object filling) {
        return call("rpad", text, width, filling);
    }

    /// The text without blanks, or without any of the characters, at the end.
    public static Column rtrim(Column text) {
        return call("rtrim", text);
    }

    /// The text without blanks, or without any of the characters, at the end.
    public static Column rtrim(Column text, @Nullable Object characters) {
        return call("rtrim", text, characters);
    }

    /// The schema of the record, as FROM_CSV takes it.
    public static Column schema_of_csv(Column text) {
        return call("schema_of_csv", text);
    }

    /// The schema of the record, as FROM_CSV takes it.
    public static Column schema_of_csv(Column text, @Nullable Object options) {
        return call("schema_of_csv", text, options);
    }

    /// The schema of the JSON text, as FROM_JSON takes it.
    public static Column schema_of_json(Column json) {
        return call("schema_of_json", json);
    }

    /// The schema of the JSON text, as FROM_JSON takes it.
    public static Column schema_of_json(Column json, @Nullable Object options) {
        return call("schema_of_json", json, options);
    }

    /// The type of the VARIANT in SQL.
    public static Column schema_of_variant(Column v) {
        return call("schema_of_variant", v);
    }

    /// The secant of x in radians.
    public static Column sec(Column x) {
        return call("sec", x);
    }

    /// The second; as EXTRACT.
    public static Column second(Column value) {
        return call("second", value);
    }

    /// The standard error of the mean.
    public static Column sem(Column x) {
        return call("sem", x);
    }

    /// The numbers from start to stop as an array; without a step they go up or down by 1.
    public static Column sequence(@Nullable Object start, @Nullable Object stop) {
        return call("sequence", start, stop);
    }

    /// The numbers from start to stop as an array; without a step they go up or down by 1.
    public static Column sequence(
            @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
        return call("sequence", start, stop, step);
    }

    /// The SHA-1 digest of the bytes, in hexadecimal.
    public static Column sha(Column text) {
        return call("sha", text);
    }

    /// The SHA-1 digest of the bytes, in hexadecimal.
    public static Column sha1(Column text) {
        return call("sha1", text);
    }

    /// The SHA-2 digest of the bytes, in hexadecimal, of 224, 256, 384 or 512 bits; 0 is 256,
    /// others give NULL.
    public static Column sha2(Column text, @Nullable Object bits) {
        return call("sha2", text, bits);
    }

    /// The SHA-224 digest, as bytes.
    public static Column sha224(Column bytes) {
        return call("sha224", bytes);
    }

    /// The SHA-256 digest of the bytes, in hexadecimal.
    public static Column sha256(Column text) {
        return call("sha256", text);
    }

    /// The SHA-384 digest, as bytes.
    public static Column sha384(Column bytes) {
        return call("sha384", bytes);
    }

    /// The SHA-512 digest, as bytes.
    public static Column sha512(Column bytes) {
        return call("sha512", bytes);
    }

    /// The integer shifted left by count bits.
    public static Column shiftleft(Column a, @Nullable Object count) {
        return call("shiftleft", a, count);
    }

    /// The integer shifted right by count bits, keeping its sign.
    public static Column shiftright(Column a, @Nullable Object count) {
        return call("shiftright", a, count);
    }

    /// The integer shifted right by count bits, zeros coming in.
    public static Column shiftrightunsigned(Column a, @Nullable Object count) {
        return call("shiftrightunsigned", a, count);
    }

    /// -1, 0 or 1.
    public static Column sign(Column x) {
        return call("sign", x);
    }

    /// Whether the sign bit of x is set, as of -0.0.
    public static Column signbit(Column x) {
        return call("signbit", x);
    }

    /// -1, 0 or 1.
    public static Column signum(Column x) {
        return call("signum", x);
    }

    /// Whether the pattern matches the whole text: a regular expression in which '%' is any text
    /// and '_' any character; a backslash escapes.
    public static Column similar_to(@Nullable Object... others) {
        return call("similar_to", others);
    }

    /// The sine of x in radians.
    public static Column sin(Column x) {
        return call("sin", x);
    }

    /// The sine of an angle in degrees.
    public static Column sind(Column x) {
        return call("sind", x);
    }

    /// The value of the only row, null included; more than one row is an error.
    public static Column single_value(Column x) {
        return call("single_value", x);
    }

    /// The value of the only row, null included; more than one row is an error.
    public static Column single_value(String x) {
        return call("single_value", functions.col(x));
    }

    /// The hyperbolic sine.
    public static Column sinh(Column x) {
        return call("sinh", x);
    }

    /// The number of elements of an array or of entries of a map.
    public static Column size(Column a) {
        return call("size", a);
    }

    /// How lopsided the values lie around their mean, of the population; NULL if all are equal.
    public static Column skewness(Column x) {
        return call("skewness", x);
    }

    /// How lopsided the values lie around their mean, of the population; NULL if all are equal.
    public static Column skewness(String x) {
        return call("skewness", functions.col(x));
    }

    /// The elements from a position, of which the first is 1 and the last -1.
    public static Column slice(Column a, @Nullable Object start, @Nullable Object length) {
        return call("slice", a, start, length);
    }

    /// Whether some value is true.
    public static Column some(Column x) {
        return call("some", x);
    }

    /// Whether some value is true.
    public static Column some(String x) {
        return call("some", functions.col(x));
    }

    /// The elements in ascending order with NULLs first, or in descending order with NULLs last.
    public static Column sort_array(Column a) {
        return call("sort_array", a);
    }

    /// The elements in ascending order with NULLs first, or in descending order with NULLs last.
    public static Column sort_array(Column a, @Nullable Object ascending) {
        return call("sort_array", a, ascending);
    }

    /// A letter and three digits that words of similar English sound share; text that does not
    /// begin with a letter is unchanged.
    public static Column soundex(Column text) {
        return call("soundex", text);
    }

    /// So many spaces; none for a negative count.
    public static Column space(Column count) {
        return call("space", count);
    }

    /// The index of the partition that the row is in, from 0.
    public static Column spark_partition_id() {
        return call("spark_partition_id");
    }

    /// SUBSTRING in Spark's dialect: a negative start counts from the end, and 0 is 1.
    public static Column spark_substring(Column text, @Nullable Object start) {
        return call("spark_substring", text, start);
    }

    /// SUBSTRING in Spark's dialect: a negative start counts from the end, and 0 is 1.
    public static Column spark_substring(
            Column text, @Nullable Object start, @Nullable Object length) {
        return call("spark_substring", text, start, length);
    }

    /// TYPEOF in Spark's dialect: the name that Spark gives the type.
    public static Column spark_typeof(Column x) {
        return call("spark_typeof", x);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column split(Column text, @Nullable Object expression) {
        return call("split", text, expression);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column split(Column text, @Nullable Object expression, @Nullable Object limit) {
        return call("split", text, expression, limit);
    }

    /// The part of that index, the first being 1, between the separators; counted from the end
    /// where negative; empty where there is none.
    public static Column split_part(
            Column text, @Nullable Object separator, @Nullable Object index) {
        return call("split_part", text, separator, index);
    }

    /// A map of the entries of a text, which two separators take apart.
    public static Column split_to_map(
            Column text, @Nullable Object entries, @Nullable Object pairs) {
        return call("split_to_map", text, entries, pairs);
    }

    /// The square root; an error of negative numbers.
    public static Column sqrt(Column x) {
        return call("sqrt", x);
    }

    /// Whether the text starts with the part.
    public static Column starts_with(Column text, @Nullable Object part) {
        return call("starts_with", text, part);
    }

    /// Whether the text starts with the part.
    public static Column startswith(Column text, @Nullable Object part) {
        return call("startswith", text, part);
    }

    /// The time at which the statement started.
    public static Column statement_timestamp() {
        return call("statement_timestamp");
    }

    /// The sample standard deviation; null of fewer than two values.
    public static Column stddev(Column x) {
        return call("stddev", x);
    }

    /// The sample standard deviation; null of fewer than two values.
    public static Column stddev(String x) {
        return call("stddev", functions.col(x));
    }

    /// The population standard deviation.
    public static Column stddev_pop(Column x) {
        return call("stddev_pop", x);
    }

    /// The population standard deviation.
    public static Column stddev_pop(String x) {
        return call("stddev_pop", functions.col(x));
    }

    /// The sample standard deviation; null of fewer than two values.
    public static Column stddev_samp(Column x) {
        return call("stddev_samp", x);
    }

    /// The sample standard deviation; null of fewer than two values.
    public static Column stddev_samp(String x) {
        return call("stddev_samp", functions.col(x));
    }

    /// The parts of the text between the separators, or its characters if the separator is empty.
    public static Column str_split(Column text, @Nullable Object separator) {
        return call("str_split", text, separator);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column str_split_regex(Column text, @Nullable Object expression) {
        return call("str_split_regex", text, expression);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column str_split_regex(
            Column text, @Nullable Object expression, @Nullable Object limit) {
        return call("str_split_regex", text, expression, limit);
    }

    /// The timestamp as text, in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.
    public static Column strftime(Column timestamp, @Nullable Object format) {
        return call("strftime", timestamp, format);
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column string_agg(Column text) {
        return call("string_agg", text);
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column string_agg(String text) {
        return call("string_agg", functions.col(text));
    }

    /// The texts that are not null, joined by the separator (a comma if left out).
    public static Column string_agg(Column text, @Nullable Object separator) {
        return call("string_agg", text, separator);
    }

    /// The parts of the text between the separators, or its characters if the separator is empty.
    public static Column string_split(Column text, @Nullable Object separator) {
        return call("string_split", text, separator);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column string_split_regex(Column text, @Nullable Object expression) {
        return call("string_split_regex", text, expression);
    }

    /// The parts of the text between matches of the regular expression (RE2), as many as the limit
    /// at most if that is positive; with the limit 0 without empty parts at the end.
    public static Column string_split_regex(
            Column text, @Nullable Object expression, @Nullable Object limit) {
        return call("string_split_regex", text, expression, limit);
    }

    /// The parts of the text between the separators, or its characters if the separator is empty.
    public static Column string_to_array(Column text, @Nullable Object separator) {
        return call("string_to_array", text, separator);
    }

    /// The text without accents.
    public static Column strip_accents(Column text) {
        return call("strip_accents", text);
    }

    /// How many bytes the text has.
    public static Column strlen(Column text) {
        return call("strlen", text);
    }

    /// As POSITION, with the text first.
    public static Column strpos(Column text, @Nullable Object part) {
        return call("strpos", text, part);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column strptime(Column text) {
        return call("strptime", text);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column strptime(Column text, @Nullable Object format) {
        return call("strptime", text, format);
    }

    /// The struct of the arguments, whose fields are called col1, col2 and so on. The same as
    /// ROW(x, ...).
    public static Column struct(Column x, @Nullable Object... others) {
        return call("struct", Lambdas.all(others, x));
    }

    /// The field of a struct at a position from 1, which is a literal.
    public static Column struct_field(Column s, @Nullable Object i) {
        return call("struct_field", s, i);
    }

    /// The characters from start, the first being 1, as many as length or to the end. What lies
    /// before the first character counts into the length.
    public static Column substr(Column text, @Nullable Object start) {
        return call("substr", text, start);
    }

    /// The characters from start, the first being 1, as many as length or to the end. What lies
    /// before the first character counts into the length.
    public static Column substr(Column text, @Nullable Object start, @Nullable Object length) {
        return call("substr", text, start, length);
    }

    /// The characters from start, the first being 1, as many as length or to the end. What lies
    /// before the first character counts into the length.
    public static Column substring(Column text, @Nullable Object start) {
        return call("substring", text, start);
    }

    /// The characters from start, the first being 1, as many as length or to the end. What lies
    /// before the first character counts into the length.
    public static Column substring(Column text, @Nullable Object start, @Nullable Object length) {
        return call("substring", text, start, length);
    }

    /// What stands before the delimiter of that number, or behind it where the count is negative,
    /// counted from the end.
    public static Column substring_index(
            Column text, @Nullable Object delimiter, @Nullable Object count) {
        return call("substring_index", text, delimiter, count);
    }

    /// The difference.
    public static Column subtract(Column a, @Nullable Object b) {
        return call("subtract", a, b);
    }

    /// The time from start to end; `end - start` is the same.
    public static Column subtract_timestamps(Column end, @Nullable Object start) {
        return call("subtract_timestamps", end, start);
    }

    /// The sum of the values that are not null: BIGINT of integers, DECIMAL(38, s) of decimals,
    /// DOUBLE of doubles. A sum that does not fit is an error.
    public static Column sum(Column x) {
        return call("sum", x);
    }

    /// The sum of the values that are not null: BIGINT of integers, DECIMAL(38, s) of decimals,
    /// DOUBLE of doubles. A sum that does not fit is an error.
    public static Column sum(String x) {
        return call("sum", functions.col(x));
    }

    /// The sum as a DOUBLE, with compensation for rounding.
    public static Column sumkahan(Column x) {
        return call("sumkahan", x);
    }

    /// The tangent of x in radians.
    public static Column tan(Column x) {
        return call("tan", x);
    }

    /// The tangent of an angle in degrees.
    public static Column tand(Column x) {
        return call("tand", x);
    }

    /// The hyperbolic tangent.
    public static Column tanh(Column x) {
        return call("tanh", x);
    }

    /// The start of the interval of that width in which the timestamp lies, counted from the
    /// origin, 1970-01-01 if left out.
    public static Column time_bucket(@Nullable Object width, @Nullable Object timestamp) {
        return call("time_bucket", width, timestamp);
    }

    /// The start of the interval of that width in which the timestamp lies, counted from the
    /// origin, 1970-01-01 if left out.
    public static Column time_bucket(
            @Nullable Object width, @Nullable Object timestamp, @Nullable Object origin) {
        return call("time_bucket", width, timestamp, origin);
    }

    /// How many whole hours, minutes, seconds, milliseconds or microseconds lie between two times
    /// of day.
    public static Column time_diff(
            @Nullable Object unit, @Nullable Object start, @Nullable Object end) {
        return call("time_diff", unit, start, end);
    }

    /// The time that many microseconds after midnight.
    public static Column time_from_micros(Column number) {
        return call("time_from_micros", number);
    }

    /// The time that many milliseconds after midnight.
    public static Column time_from_millis(Column number) {
        return call("time_from_millis", number);
    }

    /// The time that many seconds after midnight.
    public static Column time_from_seconds(Column number) {
        return call("time_from_seconds", number);
    }

    /// The microseconds since midnight.
    public static Column time_to_micros(Column time) {
        return call("time_to_micros", time);
    }

    /// The milliseconds since midnight.
    public static Column time_to_millis(Column time) {
        return call("time_to_millis", time);
    }

    /// The seconds since midnight, with their fraction.
    public static Column time_to_seconds(Column time) {
        return call("time_to_seconds", time);
    }

    /// The time of day with nothing below the hour, minute, second, millisecond or microsecond.
    public static Column time_trunc(@Nullable Object field, @Nullable Object time) {
        return call("time_trunc", field, time);
    }

    /// How many whole units, such as MONTH or HOUR, lie between two timestamps.
    public static Column timediff(
            @Nullable Object unit, @Nullable Object start, @Nullable Object end) {
        return call("timediff", unit, start, end);
    }

    /// The timestamp that many microseconds after 1970-01-01.
    public static Column timestamp_micros(Column number) {
        return call("timestamp_micros", number);
    }

    /// The timestamp that many milliseconds after 1970-01-01.
    public static Column timestamp_millis(Column number) {
        return call("timestamp_millis", number);
    }

    /// The timestamp that many seconds after 1970-01-01.
    public static Column timestamp_seconds(Column number) {
        return call("timestamp_seconds", number);
    }

    /// The timestamp so many units, such as MONTH or HOUR, later.
    public static Column timestampadd(
            @Nullable Object unit, @Nullable Object count, @Nullable Object timestamp) {
        return call("timestampadd", unit, count, timestamp);
    }

    /// How many whole units, such as MONTH or HOUR, lie between two timestamps.
    public static Column timestampdiff(
            @Nullable Object unit, @Nullable Object start, @Nullable Object end) {
        return call("timestampdiff", unit, start, end);
    }

    /// The time in a zone.
    public static Column timezone(@Nullable Object zone, @Nullable Object time) {
        return call("timezone", zone, time);
    }

    /// The number in digits of a base from 2 to 36.
    public static Column to_base(@Nullable Object n, @Nullable Object radix) {
        return call("to_base", n, radix);
    }

    /// The bytes, or those of the text, in base 64.
    public static Column to_base64(Column bytes) {
        return call("to_base64", bytes);
    }

    /// The bytes of the text: 'hex' (if left out), 'utf-8' or 'base64'.
    public static Column to_binary(Column text) {
        return call("to_binary", text);
    }

    /// The bytes of the text: 'hex' (if left out), 'utf-8' or 'base64'.
    public static Column to_binary(Column text, @Nullable Object format) {
        return call("to_binary", text, format);
    }

    /// A number in a format like '$99,990.99', a timestamp in one like 'yyyy-MM-dd', or bytes in
    /// 'base64', 'hex' or 'utf-8'.
    public static Column to_char(Column number, @Nullable Object format) {
        return call("to_char", number, format);
    }

    /// The fields of the struct as a record of CSV; NULL is an empty field.
    public static Column to_csv(Column struct) {
        return call("to_csv", struct);
    }

    /// The fields of the struct as a record of CSV; NULL is an empty field.
    public static Column to_csv(Column struct, @Nullable Object options) {
        return call("to_csv", struct, options);
    }

    /// The date of the text, in ISO form or in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.
    public static Column to_date(Column text) {
        return call("to_date", text);
    }

    /// The date of the text, in ISO form or in a format like 'yyyy-MM-dd' or '%Y-%m-%d'.
    public static Column to_date(Column text, @Nullable Object format) {
        return call("to_date", text, format);
    }

    /// The interval of so many days.
    public static Column to_days(Column number) {
        return call("to_days", number);
    }

    /// The integer, or the bytes, in hexadecimal.
    public static Column to_hex(Column integer) {
        return call("to_hex", integer);
    }

    /// The interval of so many hours.
    public static Column to_hours(Column number) {
        return call("to_hours", number);
    }

    /// The date or time as ISO 8601 writes it.
    public static Column to_iso8601(Column time) {
        return call("to_iso8601", time);
    }

    /// The value as JSON, without fields of structs that are NULL unless the option
    /// ignoreNullFields is false.
    public static Column to_json(Column value) {
        return call("to_json", value);
    }

    /// The value as JSON, without fields of structs that are NULL unless the option
    /// ignoreNullFields is false.
    public static Column to_json(Column value, @Nullable Object options) {
        return call("to_json", value, options);
    }

    /// The value as JSON.
    public static Column to_jsonb(Column value) {
        return call("to_jsonb", value);
    }

    /// The interval of so many microseconds.
    public static Column to_microseconds(Column number) {
        return call("to_microseconds", number);
    }

    /// The interval of so many milliseconds.
    public static Column to_milliseconds(Column number) {
        return call("to_milliseconds", number);
    }

    /// The interval of so many minutes.
    public static Column to_minutes(Column number) {
        return call("to_minutes", number);
    }

    /// The interval of so many months.
    public static Column to_months(Column number) {
        return call("to_months", number);
    }

    /// The decimal that a text writes in a format of 0 and 9 for digits, with . , $ S MI and PR.
    public static Column to_number(Column text, @Nullable Object format) {
        return call("to_number", text, format);
    }

    /// The number in octal digits.
    public static Column to_oct(@Nullable Object n) {
        return call("to_oct", n);
    }

    /// The interval of so many seconds.
    public static Column to_seconds(Column number) {
        return call("to_seconds", number);
    }

    /// The time of day of the text, in ISO form or in a format like 'HH:mm:ss'.
    public static Column to_time(Column text) {
        return call("to_time", text);
    }

    /// The time of day of the text, in ISO form or in a format like 'HH:mm:ss'.
    public static Column to_time(Column text, @Nullable Object format) {
        return call("to_time", text, format);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column to_timestamp(Column text) {
        return call("to_timestamp", text);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column to_timestamp(Column text, @Nullable Object format) {
        return call("to_timestamp", text, format);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column to_timestamp_ltz(Column text) {
        return call("to_timestamp_ltz", text);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column to_timestamp_ltz(Column text, @Nullable Object format) {
        return call("to_timestamp_ltz", text, format);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column to_timestamp_ntz(Column text) {
        return call("to_timestamp_ntz", text);
    }

    /// The timestamp of the text, or of the seconds since 1970-01-01.
    public static Column to_timestamp_ntz(Column text, @Nullable Object format) {
        return call("to_timestamp_ntz", text, format);
    }

    /// The seconds since 1970-01-01 of a timestamp, or of a text in a format like 'yyyy-MM-dd'.
    public static Column to_unix_timestamp(Column timestamp) {
        return call("to_unix_timestamp", timestamp);
    }

    /// The seconds since 1970-01-01 of a timestamp, or of a text in a format like 'yyyy-MM-dd'.
    public static Column to_unix_timestamp(Column text, @Nullable Object format) {
        return call("to_unix_timestamp", text, format);
    }

    /// The seconds since 1970-01-01 of a timestamp, or of a text in a format like 'yyyy-MM-dd'.
    public static Column to_unixtime(Column timestamp) {
        return call("to_unixtime", timestamp);
    }

    /// The seconds since 1970-01-01 of a timestamp, or of a text in a format like 'yyyy-MM-dd'.
    public static Column to_unixtime(Column text, @Nullable Object format) {
        return call("to_unixtime", text, format);
    }

    /// The time in UTC when clocks in the zone show this time.
    public static Column to_utc_timestamp(Column timestamp, @Nullable Object zone) {
        return call("to_utc_timestamp", timestamp, zone);
    }

    /// The text as bytes.
    public static Column to_utf8(Column text) {
        return call("to_utf8", text);
    }

    /// A number in a format like '$99,990.99', a timestamp in one like 'yyyy-MM-dd', or bytes in
    /// 'base64', 'hex' or 'utf-8'.
    public static Column to_varchar(Column number, @Nullable Object format) {
        return call("to_varchar", number, format);
    }

    /// An array, a struct or a map whose keys are texts as a VARIANT.
    public static Column to_variant_object(Column x) {
        return call("to_variant_object", x);
    }

    /// The interval of so many weeks.
    public static Column to_weeks(Column number) {
        return call("to_weeks", number);
    }

    /// The interval of so many years.
    public static Column to_years(Column number) {
        return call("to_years", number);
    }

    /// The date at which the statement started.
    public static Column today() {
        return call("today");
    }

    /// The time at which the statement started.
    public static Column transaction_timestamp() {
        return call("transaction_timestamp");
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column transform(Column a, Function<Column, Column> lambda) {
        return call("transform", a, Lambdas.of(lambda));
    }

    /// What the lambda gives for each element; i is its position, from 0.
    public static Column transform(Column a, BiFunction<Column, Column, Column> lambda) {
        return call("transform", a, Lambdas.of(lambda));
    }

    /// A map whose keys are what the lambda gives for each key and value.
    public static Column transform_keys(Column m, BiFunction<Column, Column, Column> lambda) {
        return call("transform_keys", m, Lambdas.of(lambda));
    }

    /// A map whose values are what the lambda gives for each key and value.
    public static Column transform_values(Column m, BiFunction<Column, Column, Column> lambda) {
        return call("transform_values", m, Lambdas.of(lambda));
    }

    /// The text with each character of from replaced by the one at the same place in to, or
    /// dropped where there is none.
    public static Column translate(Column text, @Nullable Object from, @Nullable Object to) {
        return call("translate", text, from, to);
    }

    /// The text without blanks, or without any of the characters, at both ends.
    public static Column trim(Column text) {
        return call("trim", text);
    }

    /// The text without blanks, or without any of the characters, at both ends.
    public static Column trim(Column text, @Nullable Object characters) {
        return call("trim", text, characters);
    }

    /// The array without its last n elements.
    public static Column trim_array(Column list, @Nullable Object n) {
        return call("trim_array", list, n);
    }

    /// The start of the year, quarter, month or week in which the date lies; NULL for other
    /// fields. TRUNC(x) and TRUNC(x, digits) of numbers are TRUNCATE.
    public static Column trunc(Column date, @Nullable Object field) {
        return call("trunc", date, field);
    }

    /// The number without the digits behind that many after the point.
    public static Column truncate(Column x) {
        return call("truncate", x);
    }

    /// The number without the digits behind that many after the point.
    public static Column truncate(Column x, @Nullable Object digits) {
        return call("truncate", x, digits);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_add(Column a, @Nullable Object b) {
        return call("try_add", a, b);
    }

    /// As the function without TRY, but NULL where the result is out of range.
    public static Column try_avg(Column x) {
        return call("try_avg", x);
    }

    /// As the function without TRY, but NULL where the result is out of range.
    public static Column try_avg(String x) {
        return call("try_avg", functions.col(x));
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_divide(Column a, @Nullable Object b) {
        return call("try_divide", a, b);
    }

    /// As ELEMENT_AT, but NULL for a position that the array does not have.
    public static Column try_element_at(Column a, @Nullable Object i) {
        return call("try_element_at", a, i);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_make_timestamp(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second) {
        return call("try_make_timestamp", year, month, day, hour, minute, second);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_make_timestamp_ltz(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second) {
        return call("try_make_timestamp_ltz", year, month, day, hour, minute, second);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_make_timestamp_ntz(
            @Nullable Object year,
            @Nullable Object month,
            @Nullable Object day,
            @Nullable Object hour,
            @Nullable Object minute,
            @Nullable Object second) {
        return call("try_make_timestamp_ntz", year, month, day, hour, minute, second);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_mod(Column a, @Nullable Object b) {
        return call("try_mod", a, b);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_multiply(Column a, @Nullable Object b) {
        return call("try_multiply", a, b);
    }

    /// The value of a JSON text, or NULL where it is not JSON.
    public static Column try_parse_json(Column text) {
        return call("try_parse_json", text);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_parse_url(Column url, @Nullable Object part) {
        return call("try_parse_url", url, part);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_parse_url(Column url, @Nullable Object part, @Nullable Object key) {
        return call("try_parse_url", url, part, key);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_subtract(Column a, @Nullable Object b) {
        return call("try_subtract", a, b);
    }

    /// As the function without TRY, but NULL where the result is out of range.
    public static Column try_sum(Column x) {
        return call("try_sum", x);
    }

    /// As the function without TRY, but NULL where the result is out of range.
    public static Column try_sum(String x) {
        return call("try_sum", functions.col(x));
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_binary(Column text) {
        return call("try_to_binary", text);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_binary(Column text, @Nullable Object format) {
        return call("try_to_binary", text, format);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_date(Column text) {
        return call("try_to_date", text);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_date(Column text, @Nullable Object format) {
        return call("try_to_date", text, format);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_number(Column text, @Nullable Object format) {
        return call("try_to_number", text, format);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_time(Column text) {
        return call("try_to_time", text);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_time(Column text, @Nullable Object format) {
        return call("try_to_time", text, format);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_timestamp(Column text) {
        return call("try_to_timestamp", text);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_to_timestamp(Column text, @Nullable Object format) {
        return call("try_to_timestamp", text, format);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_url_decode(Column text) {
        return call("try_url_decode", text);
    }

    /// As the function without TRY, but NULL where that is an error.
    public static Column try_validate_utf8(Column text) {
        return call("try_validate_utf8", text);
    }

    /// The part of the VARIANT at a path such as $.a[0], NULL where it has none; as a VARIANT, or
    /// as the type that a text names, or NULL.
    public static Column try_variant_get(Column v, @Nullable Object path) {
        return call("try_variant_get", v, path);
    }

    /// The part of the VARIANT at a path such as $.a[0], NULL where it has none; as a VARIANT, or
    /// as the type that a text names, or NULL.
    public static Column try_variant_get(Column v, @Nullable Object path, @Nullable Object type) {
        return call("try_variant_get", v, path, type);
    }

    /// The name of the type.
    public static Column typeof(Column x) {
        return call("typeof", x);
    }

    /// The text in upper case.
    public static Column ucase(Column text) {
        return call("ucase", text);
    }

    /// The bytes that the text in base 64 stands for.
    public static Column unbase64(Column text) {
        return call("unbase64", text);
    }

    /// The bytes that the hexadecimal text stands for.
    public static Column unhex(Column text) {
        return call("unhex", text);
    }

    /// The code point of the first character.
    public static Column unicode(Column text) {
        return call("unicode", text);
    }

    /// A random number from low to high, another for each row: an integer if both are, otherwise a
    /// DOUBLE; with a seed the same sequence each time.
    public static Column uniform(@Nullable Object low, @Nullable Object high) {
        return call("uniform", low, high);
    }

    /// A random number from low to high, another for each row: an integer if both are, otherwise a
    /// DOUBLE; with a seed the same sequence each time.
    public static Column uniform(
            @Nullable Object low, @Nullable Object high, @Nullable Object seed) {
        return call("uniform", low, high, seed);
    }

    /// The days since 1970-01-01.
    public static Column unix_date(Column date) {
        return call("unix_date", date);
    }

    /// The microseconds since 1970-01-01.
    public static Column unix_micros(Column timestamp) {
        return call("unix_micros", timestamp);
    }

    /// The milliseconds since 1970-01-01.
    public static Column unix_millis(Column timestamp) {
        return call("unix_millis", timestamp);
    }

    /// The seconds since 1970-01-01.
    public static Column unix_seconds(Column timestamp) {
        return call("unix_seconds", timestamp);
    }

    /// The seconds since 1970-01-01 of a timestamp, or of a text in a format like 'yyyy-MM-dd'.
    public static Column unix_timestamp(Column timestamp) {
        return call("unix_timestamp", timestamp);
    }

    /// The seconds since 1970-01-01 of a timestamp, or of a text in a format like 'yyyy-MM-dd'.
    public static Column unix_timestamp(Column text, @Nullable Object format) {
        return call("unix_timestamp", text, format);
    }

    /// The text in upper case.
    public static Column upper(Column text) {
        return call("upper", text);
    }

    /// The text that stands so in the query of a URL.
    public static Column url_decode(Column text) {
        return call("url_decode", text);
    }

    /// The text encoded for the query of a URL.
    public static Column url_encode(Column text) {
        return call("url_encode", text);
    }

    /// The fragment of a URL.
    public static Column url_extract_fragment(Column url) {
        return call("url_extract_fragment", url);
    }

    /// The host of a URL, as in Trino.
    public static Column url_extract_host(Column url) {
        return call("url_extract_host", url);
    }

    /// The value of a parameter of a URL's query.
    public static Column url_extract_parameter(Column url, @Nullable Object name) {
        return call("url_extract_parameter", url, name);
    }

    /// The path of a URL.
    public static Column url_extract_path(Column url) {
        return call("url_extract_path", url);
    }

    /// The port of a URL, or NULL where it does not say one.
    public static Column url_extract_port(Column url) {
        return call("url_extract_port", url);
    }

    /// The protocol of a URL.
    public static Column url_extract_protocol(Column url) {
        return call("url_extract_protocol", url);
    }

    /// The query of a URL.
    public static Column url_extract_query(Column url) {
        return call("url_extract_query", url);
    }

    /// A random identifier of 36 characters, another for each row.
    public static Column uuid() {
        return call("uuid");
    }

    /// The text itself if its bytes are valid UTF-8, otherwise an error.
    public static Column validate_utf8(Column text) {
        return call("validate_utf8", text);
    }

    /// The population variance.
    public static Column var_pop(Column x) {
        return call("var_pop", x);
    }

    /// The population variance.
    public static Column var_pop(String x) {
        return call("var_pop", functions.col(x));
    }

    /// The sample variance; null of fewer than two values.
    public static Column var_samp(Column x) {
        return call("var_samp", x);
    }

    /// The sample variance; null of fewer than two values.
    public static Column var_samp(String x) {
        return call("var_samp", functions.col(x));
    }

    /// The sample variance; null of fewer than two values.
    public static Column variance(Column x) {
        return call("variance", x);
    }

    /// The sample variance; null of fewer than two values.
    public static Column variance(String x) {
        return call("variance", functions.col(x));
    }

    /// The elements of an array, or the fields of an object in the order of their names, each with
    /// its position and its name; NULL of other values. VARIANT_EXPLODE(v) gives them as rows.
    public static Column variant_entries(Column v) {
        return call("variant_entries", v);
    }

    /// The part of the VARIANT at a path such as $.a[0], NULL where it has none; as a VARIANT, or
    /// as the type that a text names. It fails where the part has another type.
    public static Column variant_get(Column v, @Nullable Object path) {
        return call("variant_get", v, path);
    }

    /// The part of the VARIANT at a path such as $.a[0], NULL where it has none; as a VARIANT, or
    /// as the type that a text names. It fails where the part has another type.
    public static Column variant_get(Column v, @Nullable Object path, @Nullable Object type) {
        return call("variant_get", v, path, type);
    }

    /// The mean of the values, each of which counts as much as its weight.
    public static Column wavg(Column x, @Nullable Object weight) {
        return call("wavg", x, weight);
    }

    /// The week of the year after ISO 8601.
    public static Column week(Column value) {
        return call("week", value);
    }

    /// The week of the year after ISO 8601.
    public static Column week_of_year(Column date) {
        return call("week_of_year", date);
    }

    /// The day of the week, 0 on Mondays.
    public static Column weekday(Column date) {
        return call("weekday", date);
    }

    /// The week of the year after ISO 8601.
    public static Column weekofyear(Column value) {
        return call("weekofyear", value);
    }

    /// The mean of the values, each of which counts as much as its weight.
    public static Column weighted_avg(Column x, @Nullable Object weight) {
        return call("weighted_avg", x, weight);
    }

    /// Which of so many equal buckets between low and high holds x, from 1; 0 below, count + 1
    /// above. NULL for bounds that are equal or a count below 1.
    public static Column width_bucket(
            Column x, @Nullable Object low, @Nullable Object high, @Nullable Object count) {
        return call("width_bucket", x, low, high, count);
    }

    /// The time in a zone.
    public static Column with_timezone(Column time, @Nullable Object zone) {
        return call("with_timezone", time, zone);
    }

    /// The bitwise exclusive or.
    public static Column xor(Column a, @Nullable Object b) {
        return call("xor", a, b);
    }

    /// The texts of the nodes that the XPath gives.
    public static Column xpath(Column xml, @Nullable Object path) {
        return call("xpath", xml, path);
    }

    /// Whether the XPath is true, or gives a node.
    public static Column xpath_boolean(Column xml, @Nullable Object path) {
        return call("xpath_boolean", xml, path);
    }

    /// The number that the XPath gives, as DOUBLE.
    public static Column xpath_double(Column xml, @Nullable Object path) {
        return call("xpath_double", xml, path);
    }

    /// The number that the XPath gives, as REAL.
    public static Column xpath_float(Column xml, @Nullable Object path) {
        return call("xpath_float", xml, path);
    }

    /// The number that the XPath gives, as INTEGER.
    public static Column xpath_int(Column xml, @Nullable Object path) {
        return call("xpath_int", xml, path);
    }

    /// The number that the XPath gives, as BIGINT.
    public static Column xpath_long(Column xml, @Nullable Object path) {
        return call("xpath_long", xml, path);
    }

    /// The number that the XPath gives, as DOUBLE.
    public static Column xpath_number(Column xml, @Nullable Object path) {
        return call("xpath_number", xml, path);
    }

    /// The number that the XPath gives, as SMALLINT.
    public static Column xpath_short(Column xml, @Nullable Object path) {
        return call("xpath_short", xml, path);
    }

    /// The text of the first node that the XPath gives, empty where it gives none.
    public static Column xpath_string(Column xml, @Nullable Object path) {
        return call("xpath_string", xml, path);
    }

    /// The hash of the values as Spark computes it: xxHash of 64 bits with the seed 42.
    public static Column xxhash64(Column a, @Nullable Object b, @Nullable Object... others) {
        return call("xxhash64", Lambdas.all(others, a, b));
    }

    /// The year; as EXTRACT.
    public static Column year(Column value) {
        return call("year", value);
    }

    /// The year that the week belongs to after ISO 8601.
    public static Column year_of_week(Column date) {
        return call("year_of_week", date);
    }

    /// The year and the week after ISO 8601 as one number.
    public static Column yearweek(Column date) {
        return call("yearweek", date);
    }

    /// The year that the week belongs to after ISO 8601.
    public static Column yow(Column date) {
        return call("yow", date);
    }

    /// What the lambda gives for the elements at each position; the shorter array goes on with
    /// NULLs.
    public static Column zip_with(
            Column a, @Nullable Object b, BiFunction<Column, Column, Column> lambda) {
        return call("zip_with", a, b, Lambdas.of(lambda));
    }
}
