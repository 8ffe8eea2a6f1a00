package io.feldspar.executor.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The type of VARIANT values in the form that Spark writes: `OBJECT<a: BIGINT, b: ARRAY<STRING>>`.
///
/// @param name of a scalar, `OBJECT` or `ARRAY`
/// @param digits before the point of a DECIMAL
/// @param scale of a DECIMAL
/// @param fields of an object
/// @param element of an array
public record VariantSchema(
        String name,
        int digits,
        int scale,
        TreeMap<String, VariantSchema> fields,
        @Nullable VariantSchema element) {

    private static final String DECIMAL = "DECIMAL";
    private static final String OBJECT = "OBJECT";
    private static final String ARRAY = "ARRAY";
    private static final String VARIANT = "VARIANT";
    private static final int MAX_DIGITS = 38;

    private static VariantSchema scalar(String name) {
        return new VariantSchema(name, 0, 0, new TreeMap<>(), null);
    }

    /// What no value has yet said anything about.
    public static VariantSchema unknown() {
        return scalar("VOID");
    }

    public static VariantSchema of(Variant value) {
        return switch (value.kind()) {
            case NULL -> unknown();
            case TRUE, FALSE -> scalar("BOOLEAN");
            case BYTE, SHORT, INT, LONG -> scalar("BIGINT");
            case DOUBLE -> scalar("DOUBLE");
            case FLOAT -> scalar("FLOAT");
            case DECIMAL4, DECIMAL8, DECIMAL16 -> {
                int scale = value.decimal().scale();
                int precision = Math.max(value.decimal().precision(), scale);
                yield new VariantSchema(DECIMAL, precision - scale, scale, new TreeMap<>(), null);
            }
            case DATE -> scalar("DATE");
            case TIME -> scalar("TIME");
            case TIMESTAMP -> scalar("TIMESTAMP_NTZ");
            case TIMESTAMP_TZ -> scalar("TIMESTAMP");
            case BINARY -> scalar("BINARY");
            case STRING -> scalar("STRING");
            case UUID -> scalar("UUID");
            case OBJECT -> {
                TreeMap<String, VariantSchema> fields = new TreeMap<>();
                for (int i = 0; i < value.size(); i++) {
                    fields.put(value.key(i), of(value.part(i)));
                }
                yield new VariantSchema(OBJECT, 0, 0, fields, null);
            }
            case ARRAY -> {
                VariantSchema element = unknown();
                for (int i = 0; i < value.size(); i++) {
                    element = element.merged(of(value.part(i)));
                }
                yield new VariantSchema(ARRAY, 0, 0, new TreeMap<>(), element);
            }
        };
    }

    /// What both have in common: VARIANT where that is nothing.
    public VariantSchema merged(VariantSchema other) {
        if (name.equals("VOID")) {
            return other;
        }
        if (other.name.equals("VOID") || equals(other)) {
            return this;
        }
        if (!name.equals(other.name)) {
            return ofDifferent(other);
        }
        return switch (name) {
            case DECIMAL -> {
                int before = Math.max(digits, other.digits);
                int behind = Math.max(scale, other.scale);
                yield before + behind > MAX_DIGITS
                        ? scalar("DOUBLE")
                        : new VariantSchema(DECIMAL, before, behind, new TreeMap<>(), null);
            }
            case ARRAY ->
                    new VariantSchema(
                            ARRAY,
                            0,
                            0,
                            new TreeMap<>(),
                            Objects.requireNonNull(element)
                                    .merged(Objects.requireNonNull(other.element)));
            case OBJECT -> {
                TreeMap<String, VariantSchema> all = new TreeMap<>(fields);
                other.fields.forEach((key, type) -> all.merge(key, type, VariantSchema::merged));
                yield new VariantSchema(OBJECT, 0, 0, all, null);
            }
            default -> this;
        };
    }

    private VariantSchema ofDifferent(VariantSchema other) {
        VariantSchema left = asDecimal();
        VariantSchema right = other.asDecimal();
        boolean real = name.equals("DOUBLE") || other.name.equals("DOUBLE");
        boolean numbers =
                (left != null || name.equals("DOUBLE"))
                        && (right != null || other.name.equals("DOUBLE"));
        return left != null && right != null
                ? left.merged(right)
                : numbers && real ? scalar("DOUBLE") : scalar(VARIANT);
    }

    private @Nullable VariantSchema asDecimal() {
        return switch (name) {
            case "BIGINT" -> new VariantSchema(DECIMAL, 20, 0, new TreeMap<>(), null);
            case DECIMAL -> this;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return switch (name) {
            case DECIMAL -> "DECIMAL(%d,%d)".formatted(digits + scale, scale);
            case ARRAY -> "ARRAY<" + element + ">";
            case OBJECT -> {
                List<String> parts = new ArrayList<>();
                fields.forEach((key, type) -> parts.add(quoted(key) + ": " + type));
                yield "OBJECT<" + String.join(", ", parts) + ">";
            }
            default -> name;
        };
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z_0-9]*") ? name : '`' + name.replace("`", "``") + '`';
    }
}
