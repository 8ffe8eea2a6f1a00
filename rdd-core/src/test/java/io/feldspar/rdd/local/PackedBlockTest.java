package io.feldspar.rdd.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.rdd.BlockList;
import io.feldspar.rdd.BlockSerializer;
import io.feldspar.rdd.shuffle.BlockBuffer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackedBlockTest {

    /// Gives the characters of the texts that are added.
    private static final class Characters extends ArrayList<String> implements BlockList<String> {
        private static final long serialVersionUID = 1L;
        private boolean freed;

        @Override
        public Iterator<String> iterator() {
            return IntStream.range(0, super.size())
                    .boxed()
                    .flatMap(i -> get(i).chars().mapToObj(Character::toString))
                    .iterator();
        }

        @Override
        public void free() {
            freed = true;
        }
    }

    private enum Texts implements BlockSerializer<String> {
        INSTANCE;

        @Override
        public void write(String element, DataOutput out) throws IOException {
            out.writeUTF(element);
        }

        @Override
        public String read(DataInput in) throws IOException {
            return in.readUTF();
        }
    }

    @Test
    void packsAListThatComesInOtherPiecesThanItWasFilledWith() {
        List<Characters> made = new ArrayList<>();
        BlockBuffer<String> buffer = new BlockBuffer<>(2, null);
        buffer.keepIn(
                () -> {
                    Characters list = new Characters();
                    made.add(list);
                    return list;
                });
        buffer.emit(1, "ab");
        buffer.emit(1, "c");
        @Nullable List<?> packed = PackedBlock.pack(buffer.partitions(), Texts.INSTANCE)[1];
        assertTrue(packed instanceof PackedBlock<?>);
        assertEquals(List.of("a", "b", "c"), ((PackedBlock<?>) packed).unpack());
        assertEquals(3, packed.size());
        assertEquals(1, made.size());
        assertFalse(made.get(0).freed);
        buffer.free();
        assertTrue(made.get(0).freed);
    }
}
