package io.feldspar.executor.function.written;

import java.util.List;

/// Functions of arrays and maps.
public final class WrittenArrays {

    public static final List<WrittenFunction> ALL =
            List.of(
                    sql(
                            "LIST_PREPEND(element, list)",
                            "array_prepend(list, element)",
                            "The array with an element before it, as in DuckDB.",
                            "list_prepend(0, [1, 2])",
                            "[0, 1, 2]"),
                    sql(
                            "ARRAY_PUSH_FRONT(list, element)",
                            "array_prepend(list, element)",
                            "The array with an element before it.",
                            "array_push_front([1, 2], 0)",
                            "[0, 1, 2]"),
                    sql(
                            "ARRAY_POP_BACK(list)",
                            "list_slice(list, 1, -2)",
                            "The array without its last element.",
                            "array_pop_back([1, 2, 3])",
                            "[1, 2]"),
                    sql(
                            "ARRAY_POP_FRONT(list)",
                            "list_slice(list, 2, -1)",
                            "The array without its first element.",
                            "array_pop_front([1, 2, 3])",
                            "[2, 3]"),
                    sql(
                            "TRIM_ARRAY(list, n)",
                            "list_slice(list, 1, cardinality(list) - n)",
                            "The array without its last n elements.",
                            "trim_array([1, 2, 3], 2)",
                            "[1]"),
                    sql(
                                    "LIST_HAS_ALL(list, elements)",
                                    "cardinality(array_except(array_compact(elements), list)) = 0",
                                    "Whether the array has all of these elements. Also written array @> elements.",
                                    "list_has_all([1, 2, 3], [3, 1])",
                                    "true")
                            .alsoCalled("ARRAY_HAS_ALL"),
                    sql(
                                    "LIST_UNIQUE(list)",
                                    "CAST(cardinality(array_distinct(array_compact(list))) AS BIGINT)",
                                    "How many different elements there are, without NULL.",
                                    "list_unique([1, 1, NULL])",
                                    "1")
                            .alsoCalled("ARRAY_UNIQUE"),
                    sql(
                                    "LIST_POSITION(list, element)",
                                    "nullif(array_position(list, element), 0)",
                                    "The place of the element, from 1; NULL where the array does not have it.",
                                    "list_position([1, 2], 2)",
                                    "2")
                            .alsoCalled("LIST_INDEXOF", "ARRAY_INDEXOF"),
                    sql(
                                    "LIST_RESIZE(list, size, value = NULL)",
                                    "list_slice(array_concat(list, array_repeat(value, CAST(greatest(size - cardinality(list), 0) AS INT))), 1, size)",
                                    "The array with so many elements: cut, or filled up with the value.",
                                    "list_resize([1, 2], 3, 0)",
                                    "[1, 2, 0]")
                            .alsoCalled("ARRAY_RESIZE"),
                    sql(
                                    "LIST_REVERSE_SORT(list)",
                                    "array_reverse(array_sort(list))",
                                    "The elements in descending order.",
                                    "list_reverse_sort([1, 3, 2])",
                                    "[3, 2, 1]")
                            .alsoCalled("ARRAY_REVERSE_SORT"),
                    sql(
                                    "LIST_SELECT(list, positions)",
                                    "list_transform(positions, p -> try_element_at(list, CAST(p AS INT)))",
                                    "The elements at these positions, from 1.",
                                    "list_select(['a', 'b', 'c'], [3, 1])",
                                    "[c, a]")
                            .alsoCalled("ARRAY_SELECT"),
                    sql(
                                    "LIST_WHERE(list, mask)",
                                    "list_transform(list_filter(arrays_zip(list, mask), p -> p.\"1\"), p -> p.\"0\")",
                                    "The elements at whose place the mask is true.",
                                    "list_where([1, 2, 3], [true, false, true])",
                                    "[1, 3]")
                            .alsoCalled("ARRAY_WHERE"),
                    sql(
                                    "LIST_GRADE_UP(list)",
                                    "list_transform(array_sort(arrays_zip(list, generate_series(1, cardinality(list)))), p -> p.\"1\")",
                                    "The positions of the elements in ascending order.",
                                    "list_grade_up([30, 10, 20])",
                                    "[2, 3, 1]")
                            .alsoCalled("ARRAY_GRADE_UP", "GRADE_UP"),
                    sql(
                            "ARRAY_POSITIONS(list, element)",
                            "list_filter(generate_series(1, cardinality(list)), p -> element_at(list, CAST(p AS INT)) IS NOT DISTINCT FROM element)",
                            "The positions at which the element is, from 1.",
                            "array_positions(['a', 'b', 'a'], 'a')",
                            "[1, 3]"),
                    sql(
                            "ARRAY_REPLACE(list, element, replacement)",
                            "list_transform(list, e -> CASE WHEN e IS NOT DISTINCT FROM element THEN replacement ELSE e END)",
                            "The array with another element in the place of one.",
                            "array_replace([1, 2, 1], 1, 9)",
                            "[9, 2, 9]"),
                    sql(
                            "ARRAY_UPPER(list, dimension)",
                            "CASE WHEN dimension = 1 THEN nullif(cardinality(list), 0) END",
                            "The position of the last element.",
                            "array_upper([7, 8], 1)",
                            "2"),
                    sql(
                            "ARRAY_LOWER(list, dimension)",
                            "CASE WHEN dimension = 1 AND cardinality(list) > 0 THEN 1 END",
                            "The position of the first element, which is 1.",
                            "array_lower([7, 8], 1)",
                            "1"),
                    sql(
                            "GENERATE_SUBSCRIPTS(list, dimension)",
                            "unnest(CASE WHEN dimension = 1 THEN generate_series(1, cardinality(list)) END)",
                            "A row for each position of the array.",
                            "generate_subscripts([7, 8], 1)",
                            "1, 2"),
                    sql(
                            "NGRAMS(list, n)",
                            "list_transform(generate_series(1, greatest(cardinality(list) - n + 1, 1)), i -> list_slice(list, i, i + n - 1))",
                            "Each run of n elements.",
                            "ngrams(['a', 'b', 'c'], 2)",
                            "[[a, b], [b, c]]"),
                    sql(
                            "CONTAINS_SEQUENCE(list, sequence)",
                            "list_contains(list_transform(generate_series(1, cardinality(list) - cardinality(sequence) + 1), i -> list_slice(list, i, i + cardinality(sequence) - 1)), sequence)",
                            "Whether the elements follow one another in the array.",
                            "contains_sequence([1, 2, 3], [2, 3])",
                            "true"),
                    sql(
                            "MAP_EXTRACT(m, key)",
                            "CASE WHEN map_contains_key(m, key) THEN list_value(m[key]) ELSE list_value() END",
                            "The value of the key as an array, which is empty where there is none.",
                            "map_extract(MAP {'a': 1}, 'a')",
                            "[1]"),
                    sql(
                            "MAP_EXTRACT_VALUE(m, key)",
                            "m[key]",
                            "The value of the key, or NULL.",
                            "map_extract_value(MAP {'a': 1}, 'a')",
                            "1"),
                    sql(
                            "MAP_CONTAINS_VALUE(m, value)",
                            "list_contains(map_values(m), value)",
                            "Whether the map has the value.",
                            "map_contains_value(MAP {'a': 1}, 1)",
                            "true"),
                    sql(
                            "MAP_CONTAINS_ENTRY(m, key, value)",
                            "coalesce(m[key] = value, false)",
                            "Whether the key has the value.",
                            "map_contains_entry(MAP {'a': 1}, 'a', 1)",
                            "true"));

    private WrittenArrays() {}

    private static WrittenFunction sql(
            String signature, String body, String doc, String example, String result) {
        return WrittenFunction.of(
                "Arrays, maps and structs", signature, body, doc, example, result);
    }
}
