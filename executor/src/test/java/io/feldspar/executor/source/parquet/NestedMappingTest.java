package io.feldspar.executor.source.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.source.parquet.format.LogicalType;
import io.feldspar.executor.source.parquet.format.PhysicalType;
import io.feldspar.executor.source.parquet.format.SchemaElement;
import io.feldspar.executor.source.parquet.format.SchemaElement.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NestedMappingTest {

    private static final LogicalType NONE = new LogicalType.None();
    private static final LogicalType LIST = new LogicalType.Other("LIST");
    private static final LogicalType MAP = new LogicalType.Other("MAP");

    private static SchemaElement group(
            String name, Repetition repetition, int children, LogicalType logical) {
        return new SchemaElement(name, null, 0, repetition, children, SchemaElement.NO_ID, logical);
    }

    private static SchemaElement leaf(String name, Repetition repetition) {
        return new SchemaElement(
                name, PhysicalType.INT32, 0, repetition, 0, SchemaElement.NO_ID, NONE);
    }

    private static @Nullable FileColumn column(SchemaElement... elements) {
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(group("schema", Repetition.REQUIRED, 1, NONE));
        schema.addAll(List.of(elements));
        return NestedMapping.column(SchemaNode.tree(schema).children().getFirst());
    }

    private static String type(SchemaElement... elements) {
        return Objects.requireNonNull(column(elements)).type().sql();
    }

    @Test
    void listsHaveThreeLevels() {
        FileColumn column =
                column(
                        group("l", Repetition.OPTIONAL, 1, LIST),
                        group("list", Repetition.REPEATED, 1, NONE),
                        leaf("element", Repetition.OPTIONAL));
        assertEquals("ARRAY<INTEGER>", column.type().sql());
        NestedNode.Repeated list = (NestedNode.Repeated) ((NestedColumn) column).root();
        assertEquals(new NestedNode.Levels(0, 0, 1), list.levels());
        assertEquals(new NestedNode.Levels(1, 2, 3), list.element().levels());
        assertEquals(List.of(2), ((NestedNode.Leaf) list.element()).elements());
    }

    @Test
    void olderListsHaveTwoLevels() {
        assertEquals(
                "ARRAY<INTEGER>",
                type(
                        group("l", Repetition.OPTIONAL, 1, LIST),
                        leaf("element", Repetition.REPEATED)));
        assertEquals(
                "ARRAY<STRUCT<a: INTEGER, b: INTEGER>>",
                type(
                        group("l", Repetition.OPTIONAL, 1, LIST),
                        group("element", Repetition.REPEATED, 2, NONE),
                        leaf("a", Repetition.REQUIRED),
                        leaf("b", Repetition.OPTIONAL)));
        for (String name : List.of("array", "l_tuple")) {
            assertEquals(
                    "ARRAY<STRUCT<a: INTEGER>>",
                    type(
                            group("l", Repetition.REQUIRED, 1, LIST),
                            group(name, Repetition.REPEATED, 1, NONE),
                            leaf("a", Repetition.REQUIRED)));
        }
    }

    @Test
    void repeatedFieldsAreListsWithoutAnnotation() {
        assertEquals("ARRAY<INTEGER>", type(leaf("n", Repetition.REPEATED)));
        assertEquals(
                "ARRAY<STRUCT<a: INTEGER, b: ARRAY<INTEGER>>>",
                type(
                        group("g", Repetition.REPEATED, 2, NONE),
                        leaf("a", Repetition.OPTIONAL),
                        leaf("b", Repetition.REPEATED)));
    }

    @Test
    void mapsAreListsOfEntries() {
        FileColumn column =
                column(
                        group("m", Repetition.OPTIONAL, 1, MAP),
                        group("key_value", Repetition.REPEATED, 2, NONE),
                        leaf("key", Repetition.REQUIRED),
                        leaf("value", Repetition.OPTIONAL));
        assertEquals("MAP<INTEGER, INTEGER>", column.type().sql());
        assertEquals(
                List.of(0, 1),
                ((NestedColumn) column).leaves().stream().map(LeafColumn::index).toList());
    }

    @Test
    void groupsWithoutLeavesAreNotReadable() {
        assertNull(column(group("s", Repetition.OPTIONAL, 0, NONE)));
    }

    @Test
    void refusesSchemasThatAreNotTrees() {
        assertThrows(
                CorruptDataException.class,
                () ->
                        column(
                                group("s", Repetition.OPTIONAL, 2, NONE),
                                leaf("a", Repetition.OPTIONAL)));
    }
}
