package io.feldspar.sql.parser;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;

/// `(name TYPE [NOT NULL], …)`.
final class ColumnDefinitions {

    private ColumnDefinitions() {}

    static List<Field> parse(TokenStream tokens) {
        List<Field> fields = new ArrayList<>();
        tokens.expectSymbol("(");
        do {
            String name = tokens.identifier();
            Type type = type(tokens);
            boolean required = tokens.accept("NOT");
            if (required) {
                tokens.expect("NULL");
            } else {
                tokens.accept("NULL");
            }
            fields.add(new Field(name, type, !required));
        } while (tokens.acceptSymbol(","));
        tokens.expectSymbol(")");
        return fields;
    }

    private static Type type(TokenStream tokens) {
        Token name = tokens.next();
        return switch (name.upper()) {
            case "BOOLEAN", "BOOL" -> SimpleType.BOOLEAN;
            case "TINYINT" -> SimpleType.TINYINT;
            case "SMALLINT" -> SimpleType.SMALLINT;
            case "INTEGER", "INT" -> SimpleType.INTEGER;
            case "BIGINT", "LONG" -> SimpleType.BIGINT;
            case "REAL" -> SimpleType.REAL;
            case "DOUBLE" -> {
                tokens.accept("PRECISION");
                yield SimpleType.DOUBLE;
            }
            case "FLOAT" -> SimpleType.DOUBLE;
            case "DECIMAL", "NUMERIC" -> decimal(tokens);
            case "DATE" -> SimpleType.DATE;
            case "TIME" -> SimpleType.TIME;
            case "TIMESTAMP" -> timestamp(tokens);
            case "VARCHAR", "CHAR", "STRING", "TEXT" -> {
                if (tokens.acceptSymbol("(")) {
                    number(tokens);
                    tokens.expectSymbol(")");
                }
                yield SimpleType.VARCHAR;
            }
            case "VARBINARY", "BINARY", "BLOB" -> SimpleType.VARBINARY;
            default -> throw tokens.unexpected(name, "a type such as BIGINT or VARCHAR");
        };
    }

    private static Type decimal(TokenStream tokens) {
        if (!tokens.acceptSymbol("(")) {
            return new DecimalType(18, 3);
        }
        Token place = tokens.peek();
        int precision = number(tokens);
        int scale = tokens.acceptSymbol(",") ? number(tokens) : 0;
        tokens.expectSymbol(")");
        if (precision < 1 || precision > DecimalType.MAX_PRECISION || scale > precision) {
            throw tokens.unexpected(place, "a precision from 1 to 38 and a scale not above it");
        }
        return new DecimalType(precision, scale);
    }

    private static Type timestamp(TokenStream tokens) {
        if (!tokens.accept("WITH")) {
            return SimpleType.TIMESTAMP;
        }
        tokens.expect("TIME");
        tokens.expect("ZONE");
        return SimpleType.TIMESTAMP_TZ;
    }

    private static int number(TokenStream tokens) {
        Token token = tokens.next();
        boolean digits = token.kind() == Token.Kind.NUMBER && token.text().matches("\\d{1,5}");
        if (!digits) {
            throw tokens.unexpected(token, "a whole number");
        }
        return Integer.parseInt(token.text());
    }
}
