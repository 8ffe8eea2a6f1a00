package io.feldspar.executor.source.parquet;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.parquet.format.CorruptDataException;
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

    /// @param type the file's or a wider one; its structs may have less fields, and others
    NestedColumnReader(
            ParquetFile file, NestedColumn column, Type type, MemoryPool.Reservation memory) {
        this.file = file;
        this.column = column;
        this.type = type;
        this.assembly = assembly(column.root(), type, memory);
    }

    private NestedAssembly assembly(NestedNode node, Type own, MemoryPool.Reservation memory) {
        return switch (node) {
            case NestedNode.Leaf leaf ->
                    new NestedAssembly.Leaf(own, leaf.levels(), reader(leaf, memory));
            case NestedNode.Repeated(_, NestedNode element, NestedNode.Levels levels) -> {
                Type part = NestedNode.element(own);
                yield new NestedAssembly.Repeated(own, levels, assembly(element, part, memory));
            }
            case NestedNode.Group group -> group(group, (StructType) own, memory);
            case NestedNode.Variants(NestedNode.Group parts) ->
                    new NestedAssembly.Variants(group(parts, parts.type(), memory));
        };
    }

    private NestedLeafReader reader(NestedNode.Leaf leaf, MemoryPool.Reservation memory) {
        NestedLeafReader reader = new NestedLeafReader(file, leaf, memory);
        leaves.add(reader);
        return reader;
    }

    /// Where the file has none of the wanted fields, another one tells which structs are null.
    private NestedAssembly.Group group(
            NestedNode.Group group, StructType wanted, MemoryPool.Reservation memory) {
        List<NestedAssembly.Group.Member> fields = new ArrayList<>();
        NestedLeafReader first = null;
        for (Member member : wanted.members()) {
            NestedNode own = group.field(member.name());
            NestedAssembly field = own == null ? null : assembly(own, member.type(), memory);
            first = first == null && field != null ? field.first() : first;
            fields.add(new NestedAssembly.Group.Member(member.type(), field));
        }
        return new NestedAssembly.Group(
                wanted,
                group.levels(),
                first == null ? reader(firstLeaf(group), memory) : first,
                fields);
    }

    private static NestedNode.Leaf firstLeaf(NestedNode node) {
        return switch (node) {
            case NestedNode.Leaf leaf -> leaf;
            case NestedNode.Repeated repeated -> firstLeaf(repeated.element());
            case NestedNode.Group group -> firstLeaf(group.fields().getFirst());
            case NestedNode.Variants(NestedNode.Group parts) -> firstLeaf(parts);
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
