package dev.polystack.local.graphql;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.polystack.local.Cloud;
import java.net.MalformedURLException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks tokens of Cognito user pools: signature, issuer, expiry and client. */
final class Tokens {

  private final Cloud cloud;
  private final Map<String, DefaultJWTProcessor<SecurityContext>> processors =
      new ConcurrentHashMap<>();

  Tokens(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * What the token says, if the API may believe it.
   *
   * @throws IllegalStateException if nobody can tell, since the pool's keys are out of reach
   */
  Optional<JWTClaimsSet> verify(String token, DeployedApi api) {
    if (api.userPoolId() == null) {
      return Optional.empty();
    }
    try {
      JWTClaimsSet claims =
          processors.computeIfAbsent(api.userPoolId(), this::processor).process(token, null);
      return isForClient(claims, api) ? Optional.of(claims) : Optional.empty();
    } catch (KeySourceException e) {
      if (isOutOfReach(e)) {
        throw new IllegalStateException(
            "the keys of %s are out of reach".formatted(api.userPoolId()), e);
      }
      return Optional.empty(); // There is no such pool.
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  private static boolean isOutOfReach(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException || cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForClient(JWTClaimsSet claims, DeployedApi api) {
    if (api.clientIds() == null) {
      return true;
    }
    Object client =
        claims.getAudience().isEmpty()
            ? claims.getClaim("client_id") // Access tokens name it here, ID tokens as audience.
            : claims.getAudience().get(0);
    return client != null && client.toString().matches(api.clientIds());
  }

  private DefaultJWTProcessor<SecurityContext> processor(String userPoolId) {
    try {
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              JWSAlgorithm.RS256,
              JWKSourceBuilder.create(
                      URI.create(
                              "%s/%s/.well-known/jwks.json".formatted(cloud.endpoint(), userPoolId))
                          .toURL())
                  .retrying(true)
                  .build()));
      processor.setJWTClaimsSetVerifier(
          new DefaultJWTClaimsVerifier<>(
              new JWTClaimsSet.Builder()
                  .issuer(
                      "https://cognito-idp.%s.amazonaws.com/%s"
                          .formatted(cloud.region(), userPoolId))
                  .build(),
              Set.of("sub", "exp")));
      return processor;
    } catch (MalformedURLException e) {
      throw new IllegalStateException("no address of keys for pool " + userPoolId, e);
    }
  }
}
