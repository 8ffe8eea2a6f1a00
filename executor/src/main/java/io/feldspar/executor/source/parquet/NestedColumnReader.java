package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a column of nested values, as the table has its type: every leaf decodes its levels and
/// values of the wanted rows, from which [NestedAssembly] makes vectors.
final class NestedColumnReader implements ColumnSource {

    private final ParquetFile file;
    private final NestedColumn column;
    private final Type type;
    private final List<NestedLeafReader> leaves = new ArrayList<>();
    private final NestedAssembly assembly;

    /// @param type the file's, or a wider one, whose structs have all fields of the file's
    NestedColumnReader(
            ParquetFile file, NestedColumn column, Type type, MemoryPool.Reservation memory) {
        this.file = file;
        this.column = column;
        this.type = type;
        this.assembly = assembly(column.root(), type, memory);
    }

    private NestedAssembly assembly(NestedNode node, Type own, MemoryPool.Reservation memory) {
        return switch (node) {
            case NestedNode.Leaf leaf -> {
                NestedLeafReader reader = new NestedLeafReader(file, leaf, memory);
                leaves.add(reader);
                yield new NestedAssembly.Leaf(own, leaf.levels(), reader);
            }
            case NestedNode.Repeated(_, NestedNode element, NestedNode.Levels levels) -> {
                Type part = own instanceof MapType map ? map.entry() : ((ArrayType) own).element();
                yield new NestedAssembly.Repeated(own, levels, assembly(element, part, memory));
            }
            case NestedNode.Group group -> {
                List<NestedAssembly.Group.Member> fields = new ArrayList<>();
                for (Member member : ((StructType) own).members()) {
                    int index = group.type().indexOf(member.name());
                    NestedAssembly field =
                            index < 0
                                    ? null
                                    : assembly(group.fields().get(index), member.type(), memory);
                    fields.add(new NestedAssembly.Group.Member(member.type(), field));
                }
                yield new NestedAssembly.Group(own, group.levels(), fields);
            }
        };
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public void open(int rowGroup) {
        leaves.forEach(leaf -> leaf.open(rowGroup));
    }

    @Override
    public Vector read(long row, int count, int @Nullable [] rows, int selected) {
        for (NestedLeafReader leaf : leaves) {
            leaf.read(row, count);
        }
        try {
            FlatVector vector = assembly.vector();
            if (vector.length() != count) {
                throw new CorruptDataException(
                        "%d rows hold %d values".formatted(count, vector.length()));
            }
            return vector;
        } catch (CorruptDataException | IndexOutOfBoundsException | ArithmeticException e) {
            throw Corruption.at(
                    file.bytes(),
                    leaves.getFirst().offset(),
                    "in column '%s', %s".formatted(column.name(), e.getMessage()),
                    e);
        }
    }

    @Override
    public @Nullable FlatVector wholeDictionary() {
        return null;
    }

    @Override
    public boolean mayHaveNulls() {
        return column.optional();
    }

    @Override
    public void close() {
        leaves.forEach(NestedLeafReader::close);
    }
}
