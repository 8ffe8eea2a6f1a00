package io.feldspar.executor.source.json;

import io.feldspar.executor.source.text.TypeGuess;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// What values a name had in a sample of objects.
final class JsonColumn {

    private static final int MAX_LONG_DIGITS = 18;

    private final TypeGuess texts;
    private boolean booleans;
    private boolean integers;
    private boolean longIntegers;
    private boolean hugeIntegers;
    private boolean fractions;
    private boolean nested;

    /// The columns whose names differ in case alone, among them this; one list for all of them.
    private final List<JsonColumn> alike;

    private boolean apart;
    private long lastObject = -1;

    JsonColumn(TypeGuess.Probe probe, List<JsonColumn> alike) {
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

    void addNested() {
        nested = true;
    }

    void add(JsonColumn other) {
        booleans |= other.booleans;
        integers |= other.integers;
        longIntegers |= other.longIntegers;
        hugeIntegers |= other.hugeIntegers;
        fractions |= other.fractions;
        nested |= other.nested;
        texts.add(other.texts);
    }

    /// Whole numbers of more than 38 digits stay texts, since no number holds them.
    Type type() {
        boolean numbers = integers || fractions;
        int kinds = (booleans ? 1 : 0) + (numbers ? 1 : 0) + (texts.any() ? 1 : 0);
        if (nested || hugeIntegers || kinds != 1) {
            return SimpleType.VARCHAR;
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
