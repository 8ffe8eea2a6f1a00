package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a URL: PROTOCOL, HOST, PATH, QUERY, REF, AUTHORITY, FILE or USERINFO; with a key,
/// its value in the query. NULL if there is none.
public final class ParseUrl extends FixedFunction {

    public ParseUrl() {
        super(
                "PARSE_URL",
                Description.of(
                        "Strings",
                        "PARSE_URL(url, part [, key])",
                        "A part of a URL: PROTOCOL, HOST, PATH, QUERY, REF, AUTHORITY, FILE"
                                + " or USERINFO; with a key, its value in the query. NULL where there"
                                + " is none.",
                        "PARSE_URL('https://a.org/p?q=1', 'HOST')",
                        "a.org"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            boolean none =
                                    in[0].isNull
                                            || in[1].isNull
                                            || (in.length == 3 && in[2].isNull);
                            String found =
                                    none
                                            ? null
                                            : part(
                                                    in[0].slice.text(),
                                                    in[1].slice.text(),
                                                    in.length == 3 ? in[2].slice.text() : null);
                            out.isNull = found == null;
                            if (found != null) {
                                out.text.append(found);
                            }
                        })
                .failing()
                .withNulls();
    }

    private static @Nullable String part(String url, String part, @Nullable String key) {
        URI uri = parse(url);
        if (key != null) {
            return part.equals("QUERY") ? value(uri.getRawQuery(), key) : null;
        }
        return switch (part) {
            case "PROTOCOL" -> uri.getScheme();
            case "HOST" -> uri.getHost();
            case "PATH" -> uri.getRawPath();
            case "QUERY" -> uri.getRawQuery();
            case "REF" -> uri.getRawFragment();
            case "AUTHORITY" -> uri.getRawAuthority();
            case "USERINFO" -> uri.getRawUserInfo();
            case "FILE" ->
                    uri.getRawQuery() == null
                            ? uri.getRawPath()
                            : uri.getRawPath() + "?" + uri.getRawQuery();
            default -> null;
        };
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The URL '" + url + "' is not valid",
                    "Use TRY_PARSE_URL to get NULL instead.",
                    cause);
        }
    }

    private static @Nullable String value(@Nullable String query, String key) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(key + "=")) {
                return pair.substring(key.length() + 1);
            }
        }
        return null;
    }
}
