package io.feldspar.planner.physical;

import io.feldspar.executor.expression.Columns;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.Call;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.expression.FieldPath;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lets a scan read only those fields of structs that its filters and the expressions above use.
///
/// ```text
/// before   Project s.b + s.c.e    Scan t [s STRUCT<a, b, c STRUCT<d, e>>]
/// after    Project s.b + s.c.e    Scan t [s STRUCT<b, c STRUCT<e>>]
/// ```
final class NarrowedStructs {

    private final Scan scan;
    private final List<Use> uses = new ArrayList<>();

    /// How a value is used: as a whole, or some fields of it, by their positions from 0.
    private static final class Use {

        private boolean whole;
        private final SortedMap<Integer, Use> fields = new TreeMap<>();

        void add(FieldPath path) {
            Use use = this;
            for (int position : path.positions()) {
                use = use.fields.computeIfAbsent(position, _ -> new Use());
            }
            use.whole = true;
        }

        Type narrow(Type type) {
            if (whole || fields.isEmpty() || !(type instanceof StructType struct)) {
                return type;
            }
            List<Member> members = new ArrayList<>();
            fields.forEach(
                    (position, use) -> {
                        Member member = struct.members().get(position);
                        members.add(new Member(member.name(), use.narrow(member.type())));
                    });
            return new StructType(members);
        }
    }

    private NarrowedStructs(Scan scan) {
        this.scan = scan;
        for (int i = 0; i < scan.schema().size(); i++) {
            uses.add(new Use());
        }
    }

    /// A scan and the expressions over it.
    record Narrowed(Scan scan, List<Expression> expressions) {}

    /// The same with narrower structs, or null where all fields are used.
    ///
    /// @param expressions all that is computed of the scan's columns, besides its filters
    static @Nullable Narrowed of(Scan scan, List<Expression> expressions) {
        if (scan.schema().types().stream().noneMatch(StructType.class::isInstance)) {
            return null;
        }
        NarrowedStructs structs = new NarrowedStructs(scan);
        scan.filters().forEach(structs::collect);
        expressions.forEach(structs::collect);
        Schema schema = structs.schema();
        if (schema.equals(scan.schema())) {
            return null;
        }
        Scan narrowed =
                new Scan(
                        scan.table(),
                        scan.columns(),
                        scan.filters().stream().map(structs::rewritten).toList(),
                        scan.runtimeFilters(),
                        schema,
                        scan.estimatedRows());
        return new Narrowed(narrowed, expressions.stream().map(structs::rewritten).toList());
    }

    private void collect(Expression expression) {
        FieldPath path = FieldPath.of(expression);
        if (path != null) {
            uses.get(path.column()).add(path);
        } else {
            Columns.children(expression).forEach(this::collect);
        }
    }

    private Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            Field field = scan.schema().field(i);
            Type type = uses.get(i).narrow(field.type());
            fields.add(new Field(field.name(), type, field.nullable()));
        }
        return new Schema(fields);
    }

    private Expression rewritten(Expression expression) {
        FieldPath path = FieldPath.of(expression);
        if (path != null) {
            return rewritten(expression, uses.get(path.column())).expression;
        }
        return Columns.withChildren(
                expression, Columns.children(expression).stream().map(this::rewritten).toList());
    }

    /// A value, and how it is used.
    private record Used(Expression expression, Use use) {}

    private static Used rewritten(Expression expression, Use root) {
        if (expression instanceof InputRef(int index, Type type)) {
            return new Used(new InputRef(index, root.narrow(type)), root);
        }
        Call call = (Call) expression;
        Used struct = rewritten(call.arguments().getFirst(), root);
        if (struct.use.whole) {
            Expression whole = struct.expression;
            List<Expression> arguments = List.of(whole, call.arguments().get(1));
            return new Used(with(call, arguments, call.type()), struct.use);
        }
        int position = FieldPath.position(call);
        Use use = Objects.requireNonNull(struct.use.fields.get(position));
        int narrowed = struct.use.fields.headMap(position).size();
        List<Expression> arguments =
                List.of(struct.expression, new Literal(narrowed + 1, SimpleType.INTEGER));
        return new Used(with(call, arguments, use.narrow(call.type())), use);
    }

    private static Call with(Call call, List<Expression> arguments, Type type) {
        return new Call(call.function(), arguments, type, call.location());
    }
}
