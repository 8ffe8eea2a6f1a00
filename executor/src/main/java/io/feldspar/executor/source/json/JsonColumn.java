package io.feldspar.executor.source.json;

import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What values a name had in a sample of objects.
final class JsonColumn {

    private static final int MAX_LONG_DIGITS = 18;

    /// Objects with more different names than that are maps.
    private static final int MAX_FIELDS = 200;

    /// Values nested deeper stay JSON texts.
    private static final int MAX_DEPTH = 40;

    private final TypeGuess texts;
    private boolean booleans;
    private boolean integers;
    private boolean longIntegers;
    private boolean hugeIntegers;
    private boolean fractions;
    private final TypeGuess.Probe probe;
    private final int depth;
    private boolean deep;
    private @Nullable JsonColumn elements;
    private final Map<String, JsonColumn> fields = new LinkedHashMap<>();
    private boolean objects;

    /// The values of fields beyond [#MAX_FIELDS].
    private @Nullable JsonColumn others;

    /// The columns whose names differ in case alone, among them this; one list for all of them.
    private final List<JsonColumn> alike;

    private boolean apart;
    private long lastObject = -1;

    /// @param alike the columns whose names differ in case alone
    JsonColumn(TypeGuess.Probe probe, List<JsonColumn> alike) {
        this(probe, alike, 0);
    }

    private JsonColumn(TypeGuess.Probe probe, List<JsonColumn> alike, int depth) {
        this.probe = probe;
        this.depth = depth;
        this.texts = new TypeGuess(probe);
        this.alike = alike;
        alike.add(this);
    }

    /// Called when the object of that number has it.
    void seenIn(long object) {
        lastObject = object;
        if (alike.size() > 1) {
            alike.getFirst().apart |=
                    alike.stream().filter(column -> column.lastObject == object).count() > 1;
        }
    }

    /// The column that this one is part of: the first of those that differ in case alone, unless
    /// an object had several of them.
    JsonColumn merged() {
        JsonColumn first = alike.getFirst();
        return first.apart ? this : first;
    }

    void addBoolean() {
        booleans = true;
    }

    void addInteger(int digits) {
        integers = true;
        longIntegers |= digits > MAX_LONG_DIGITS;
        hugeIntegers |= digits > DecimalType.MAX_PRECISION;
    }

    void addFraction() {
        fractions = true;
    }

    void addText(String text) {
        texts.add(text);
    }

    /// Takes into account that a value is too deeply nested.
    void addDeep() {
        deep = true;
    }

    /// Whether arrays and objects may be looked into.
    boolean mayNest() {
        return depth < MAX_DEPTH;
    }

    /// Called with an object.
    void addObject() {
        objects = true;
    }

    /// What the elements of arrays are.
    JsonColumn elements() {
        JsonColumn known = elements;
        if (known == null) {
            known = part();
            elements = known;
        }
        return known;
    }

    /// What the values of the field of objects are.
    JsonColumn field(String name) {
        JsonColumn known = fields.get(name);
        if (known != null) {
            return known;
        }
        if (fields.size() < MAX_FIELDS) {
            JsonColumn field = part();
            fields.put(name, field);
            return field;
        }
        return others();
    }

    private JsonColumn others() {
        JsonColumn known = others;
        if (known == null) {
            known = part();
            others = known;
        }
        return known;
    }

    private JsonColumn part() {
        return new JsonColumn(probe, new ArrayList<>(), depth + 1);
    }

    void add(JsonColumn other) {
        booleans |= other.booleans;
        integers |= other.integers;
        longIntegers |= other.longIntegers;
        hugeIntegers |= other.hugeIntegers;
        fractions |= other.fractions;
        deep |= other.deep;
        objects |= other.objects;
        if (other.elements != null) {
            elements().add(other.elements);
        }
        other.fields.forEach((name, values) -> field(name).add(values));
        if (other.others != null) {
            others().add(other.others);
        }
        texts.add(other.texts);
    }

    /// A struct; a map of objects with many names, a text where they have none.
    private Type objectType() {
        if (others != null) {
            JsonColumn values = part();
            fields.values().forEach(values::add);
            values.add(others);
            return new MapType(SimpleType.VARCHAR, values.type());
        }
        List<Member> members = new ArrayList<>();
        fields.forEach((name, values) -> members.add(new Member(name, values.type())));
        return members.isEmpty() ? SimpleType.VARCHAR : new StructType(members);
    }

    /// Whole numbers of more than 38 digits stay texts, since no number holds them.
    Type type() {
        boolean numbers = integers || fractions;
        boolean arrays = elements != null;
        int kinds = 0;
        for (boolean kind : new boolean[] {booleans, numbers, texts.any(), arrays, objects}) {
            kinds += kind ? 1 : 0;
        }
        if (deep || hugeIntegers || kinds != 1) {
            return SimpleType.VARCHAR;
        }
        if (arrays) {
            return new ArrayType(elements().type());
        }
        if (objects) {
            return objectType();
        }
        if (booleans) {
            return SimpleType.BOOLEAN;
        }
        if (numbers) {
            return fractions
                    ? SimpleType.DOUBLE
                    : longIntegers
                            ? new DecimalType(DecimalType.MAX_PRECISION, 0)
                            : SimpleType.BIGINT;
        }
        Type guess = texts.type();
        boolean time =
                guess == SimpleType.DATE
                        || guess == SimpleType.TIME
                        || guess == SimpleType.TIMESTAMP;
        return time ? guess : SimpleType.VARCHAR;
    }
}
