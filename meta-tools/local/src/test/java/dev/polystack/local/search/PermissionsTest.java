package dev.polystack.local.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Endpoint.Asked;
import java.net.URLDecoder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PermissionsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/updater";
  private static final String DOMAIN = "arn:aws:es:eu-central-1:000000000000:domain/";

  private List<String> domains = List.of("one", "two");
  private Set<String> allowed = Set.of();

  private final Endpoint endpoint = Endpoint.answering(this::answer);
  private final Permissions permissions = new Permissions(endpoint.cloud());

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void roleMay_whenItMayWithAnyDomain() {
    allowed = Set.of("es:ESHttpPost " + DOMAIN + "two/products/_search");
    assertThat(permissions.allows(ROLE, "es:ESHttpPost", "/products/_search")).isTrue();
  }

  @Test
  void roleMayNot_whenMethodOrPathIsAnother() {
    allowed = Set.of("es:ESHttpPost " + DOMAIN + "two/products/_search");
    assertThat(permissions.allows(ROLE, "es:ESHttpDelete", "/products/_search")).isFalse();
    assertThat(permissions.allows(ROLE, "es:ESHttpPost", "/orders/_search")).isFalse();
  }

  @Test
  void nobodyMayAnything_whenThereIsNoDomain() {
    domains = List.of();
    assertThat(permissions.allows(ROLE, "es:ESHttpGet", "/")).isFalse();
    assertThat(endpoint.asked("POST")).isEmpty();
  }

  /** Asking takes milliseconds, and a search is to take few. */
  @Test
  void decision_isRememberedForItsRoleActionAndPathAlone() {
    allowed = Set.of("es:ESHttpGet " + DOMAIN + "one/products/_doc/1");
    assertThat(permissions.allows(ROLE, "es:ESHttpGet", "/products/_doc/1")).isTrue();
    int asked = endpoint.asked("").size();
    assertThat(permissions.allows(ROLE, "es:ESHttpGet", "/products/_doc/1")).isTrue();
    assertThat(endpoint.asked("")).hasSize(asked);
    assertThat(permissions.allows(ROLE + "2", "es:ESHttpGet", "/products/_doc/1")).isTrue();
    assertThat(endpoint.asked("").size()).isGreaterThan(asked);
  }

  private Answer answer(Asked asked) {
    return switch (asked.operation()) {
      case "GET /2021-01-01/domain" ->
          Answer.of("{\"DomainNames\": [%s]}".formatted(list("{\"DomainName\": \"%s\"}")));
      case "POST /2021-01-01/opensearch/domain-info" ->
          Answer.of(
              "{\"DomainStatusList\": [%s]}"
                  .formatted(list("{\"ARN\": \"" + DOMAIN + "%s\", \"DomainName\": \"\"}")));
      default -> simulated(asked.body());
    };
  }

  private String list(String each) {
    return domains.stream().map(each::formatted).collect(Collectors.joining(","));
  }

  private Answer simulated(String form) {
    String decision =
        allowed.contains(
                field(form, "ActionNames.member.1") + " " + field(form, "ResourceArns.member.1"))
            ? "allowed"
            : "implicitDeny";
    return Answer.of(
        """
        <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults><member>
        <EvalDecision>%s</EvalDecision>
        </member></EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
        """
            .formatted(decision));
  }

  private static String field(String form, String name) {
    for (String pair : form.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
      }
    }
    throw new AssertionError("no " + name + " in " + form);
  }
}
