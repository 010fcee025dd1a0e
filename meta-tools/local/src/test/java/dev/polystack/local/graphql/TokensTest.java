package dev.polystack.local.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  private static final String POOL = "eu-central-1_shop";
  private static final String ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/";

  private static RSAKey key;
  private static RSAKey otherKey;

  private volatile RSAKey published = key;
  private final Endpoint endpoint =
      Endpoint.answering(
          asked ->
              asked.operation().equals("GET /" + POOL + "/.well-known/jwks.json")
                  ? Answer.of(new JWKSet(published.toPublicJWK()).toString())
                  : new Answer(404, Map.of(), ""));
  private final Tokens tokens = new Tokens(endpoint.cloud());
  private final DeployedApi api = api("app-1|app-2");

  @BeforeAll
  static void makeKeys() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    otherKey = new RSAKeyGenerator(2048).keyID("two").generate();
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void idToken_namesItsClientAsAudience() throws Exception {
    String token = signed(claims().audience("app-2").build());
    assertThat(tokens.verify(token, api))
        .hasValueSatisfying(claims -> assertThat(claims.getSubject()).isEqualTo("ann"));
    assertThat(tokens.verify(signed(claims().audience("app-3").build()), api)).isEmpty();
  }

  @Test
  void accessToken_namesItsClientInAClaim() throws Exception {
    assertThat(tokens.verify(signed(claims().claim("client_id", "app-1").build()), api))
        .isPresent();
    assertThat(tokens.verify(signed(claims().claim("client_id", "app-11").build()), api)).isEmpty();
    assertThat(tokens.verify(signed(claims().build()), api)).isEmpty();
  }

  @Test
  void anyClient_isGoodForAnApiThatNamesNone() throws Exception {
    assertThat(tokens.verify(signed(claims().build()), api(null))).isPresent();
  }

  @Test
  void tokenOfAnotherPool_isRefused() throws Exception {
    JWTClaimsSet others = claims().issuer(ISSUER + "eu-central-1_staff").build();
    assertThat(tokens.verify(signed(others), api(null))).isEmpty();
    JWTClaimsSet nobodys = claims().issuer(null).build();
    assertThat(tokens.verify(signed(nobodys), api(null))).isEmpty();
  }

  @Test
  void tokenThatHasExpiredOrNeverDoes_isRefused() throws Exception {
    Date past = Date.from(Instant.now().minusSeconds(600));
    assertThat(tokens.verify(signed(claims().expirationTime(past).build()), api(null))).isEmpty();
    assertThat(tokens.verify(signed(claims().expirationTime(null).build()), api(null))).isEmpty();
  }

  @Test
  void tamperedToken_isRefused() throws Exception {
    String[] parts = signed(claims().build()).split("\\.");
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("\"ann\"", "\"bob\"");
    assertThat(payload).contains("bob");
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    assertThat(tokens.verify(String.join(".", parts[0], forged, parts[2]), api(null))).isEmpty();
  }

  @Test
  void tokenOfAnotherKeyOrAlgorithm_isRefused() throws Exception {
    RSAKey sameName = new RSAKey.Builder(otherKey).keyID("one").build();
    assertThat(tokens.verify(signed(sameName, claims().build()), api(null))).isEmpty();
    assertThat(tokens.verify(new PlainJWT(claims().build()).serialize(), api(null))).isEmpty();
    // The public key is no secret, so what it "signs" as one is worth nothing.
    JWSSigner byPublicKey = new MACSigner(key.toPublicKey().getEncoded());
    assertThat(tokens.verify(signed(byPublicKey, JWSAlgorithm.HS256, claims().build()), api(null)))
        .isEmpty();
  }

  @Test
  void keyThatThePoolChangedTo_isFound() throws Exception {
    assertThat(tokens.verify(signed(claims().build()), api(null))).isPresent();
    published = otherKey;
    assertThat(tokens.verify(signed(otherKey, claims().build()), api(null))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "token", "a.b.c", "..", "AWS4-HMAC-SHA256 Credential=x"})
  void textThatIsNoToken_isRefused(String text) {
    assertThat(tokens.verify(text, api(null))).isEmpty();
  }

  @Test
  void everyToken_isRefusedWhenThePoolIsGoneOrThereIsNone() throws Exception {
    String token = signed(claims().build());
    assertThat(tokens.verify(token, new DeployedApi("api", "", null, null, List.of()))).isEmpty();
    assertThat(tokens.verify(token, new DeployedApi("api", "", "gone", null, List.of()))).isEmpty();
  }

  /** Nobody is told that they are not who they are because the cloud is being started again. */
  @Test
  void tokenWhoseKeysAreOutOfReach_isNotRefusedButCannotBeTold() throws Exception {
    String token = signed(claims().build());
    endpoint.close();
    assertThatThrownBy(() -> tokens.verify(token, api(null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(POOL);
  }

  private static DeployedApi api(String clients) {
    return new DeployedApi("api", "", POOL, clients, List.of());
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("ann")
        .issuer(ISSUER + POOL)
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(key, claims);
  }

  private static String signed(RSAKey by, JWTClaimsSet claims) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  private static String signed(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), claims);
    token.sign(signer);
    return token.serialize();
  }
}
