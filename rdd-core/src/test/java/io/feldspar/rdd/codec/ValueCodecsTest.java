package io.feldspar.rdd.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueCodecsTest {

    /// A tree whose nodes hold nodes.
    public sealed interface Tree {

        record Leaf(double value, @Nullable String note) implements Tree {}

        record Branch(List<Tree> children, @Nullable Tree shadow) implements Tree {}

        record Table(Map<Integer, List<@Nullable Integer>> rows, Map<String, Long> counts)
                implements Tree {}
    }

    private static final ValueCodec CODEC = new ValueCodecs("test").of(Tree.class);

    private static Object readBack(Tree tree) {
        return ValueCodecs.decode(CODEC, ValueCodecs.encode(CODEC, tree));
    }

    @Test
    void typesMayHoldThemselves() {
        Tree leaf = new Tree.Leaf(1.5, null);
        Tree tree =
                new Tree.Branch(
                        List.of(leaf, new Tree.Branch(List.of(), new Tree.Leaf(-0.0, "x"))), null);
        assertEquals(tree, readBack(tree));
    }

    @Test
    void mapsMayHaveKeysOfNumbersAndListsMayHoldNulls() {
        Tree table = new Tree.Table(Map.of(7, Arrays.asList(1, null, 3)), Map.of("n", 2L));
        assertEquals(table, readBack(table));
    }

    @Test
    void theSchemaIsValidAvro() {
        String json = CODEC.schema().toString();
        assertEquals(json, new Schema.Parser().parse(json).toString());
    }

    @Test
    void refusesBytesThatAreCutOrLeftOver() {
        byte[] bytes = ValueCodecs.encode(CODEC, new Tree.Leaf(1.5, "note"));
        assertThrows(
                CodecException.class,
                () -> ValueCodecs.decode(CODEC, Arrays.copyOf(bytes, bytes.length - 1)));
        assertThrows(
                CodecException.class,
                () -> ValueCodecs.decode(CODEC, Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void refusesTypesWithoutACodec() {
        assertThrows(
                IllegalArgumentException.class, () -> new ValueCodecs("test").of(Thread.class));
    }
}
