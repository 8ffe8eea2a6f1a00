package io.feldspar.server.wire;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;

/// Checks the tokens (RFC 7519) of an identity provider, signed with one of its keys. Thread-safe.
final class Tokens {

    /// Algorithms with a public key: the verifier of a token cannot issue one.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration KEYS_VALID = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofHours(1);

    /// How often a key that is not known makes the server ask for keys.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String userClaim;

    private Tokens(JWKSource<SecurityContext> keys, ServerOptions options) {
        this.userClaim = options.get(ServerSetting.JWT_USER);
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        options.get(ServerSetting.JWT_AUDIENCE),
                        new JWTClaimsSet.Builder()
                                .issuer(options.get(ServerSetting.JWT_ISSUER))
                                .build(),
                        Set.of("exp", userClaim)));
    }

    /// @throws FeldsparException where tokens of anybody else would count, or where keys could be
    ///     replaced on their way
    static Tokens of(ServerOptions options) {
        if (options.get(ServerSetting.JWT_ISSUER).isEmpty()
                || options.get(ServerSetting.JWT_AUDIENCE).isEmpty()) {
            throw wrong(
                    "'%s' is set, but not the issuer and the audience of tokens"
                            .formatted(ServerSetting.JWT_KEYS.key()),
                    "Set '%s' and '%s' too."
                            .formatted(
                                    ServerSetting.JWT_ISSUER.key(),
                                    ServerSetting.JWT_AUDIENCE.key()));
        }
        String keys = options.get(ServerSetting.JWT_KEYS);
        return new Tokens(
                keys.matches("(?i)https?://.*") ? ofUrl(keys) : ofFile(Path.of(keys)), options);
    }

    private static JWKSource<SecurityContext> ofUrl(String url) {
        if (!url.startsWith("https://") && !Authentication.isLocal(url)) {
            throw wrong(
                    "The keys of tokens could be replaced on their way from '%s'".formatted(url),
                    "Use https:// in '%s'.".formatted(ServerSetting.JWT_KEYS.key()));
        }
        try {
            return JWKSourceBuilder.create(
                            URI.create(url).toURL(),
                            new DefaultResourceRetriever(
                                    TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES))
                    .cache(KEYS_VALID.toMillis(), 2L * TIMEOUT_MILLIS)
                    .rateLimited(ASK_AGAIN.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException | IllegalArgumentException error) {
            throw wrong(
                    "'%s' is not a URL".formatted(url),
                    "See setting '%s'.".formatted(ServerSetting.JWT_KEYS.key()));
        }
    }

    private static JWKSource<SecurityContext> ofFile(Path file) {
        KeyFile keys = new KeyFile(file);
        try {
            keys.keys();
        } catch (KeySourceException error) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The file '%s' does not hold a JSON Web Key Set".formatted(file),
                    "See setting '%s'.".formatted(ServerSetting.JWT_KEYS.key()),
                    error);
        }
        return keys;
    }

    private static FeldsparException wrong(String problem, String advice) {
        return new FeldsparException(ErrorCode.INVALID_PARAMETER, problem, advice);
    }

    /// The user that a token names. It may take a while.
    ///
    /// @throws FeldsparException where the token does not count, or that cannot be told
    String user(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            String user = claims.getStringClaim(userClaim);
            if (user == null || user.isEmpty()) {
                throw refused("its claim '" + userClaim + "' is empty");
            }
            return user;
        } catch (RemoteKeySourceException error) {
            throw new FeldsparException(
                    ErrorCode.CONNECTION_FAILURE,
                    "The keys of tokens cannot be had",
                    "Try again later.",
                    error);
        } catch (ParseException | BadJOSEException error) {
            throw refused(String.valueOf(error.getMessage()));
        } catch (JOSEException error) {
            throw new FeldsparException(
                    ErrorCode.CONNECTION_FAILURE,
                    "The token cannot be checked",
                    "Try again later.",
                    error);
        }
    }

    private static FeldsparException refused(String why) {
        return new FeldsparException(
                ErrorCode.AUTHENTICATION_FAILED,
                "The token is not accepted: " + why,
                "Get a new token.");
    }
}
