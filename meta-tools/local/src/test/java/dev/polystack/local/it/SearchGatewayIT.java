package dev.polystack.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.local.it.SearchDomain.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;

/** Who may do what with a search domain, by real signatures and the emulator's own IAM. */
@ExtendWith(SharedDaemon.class)
class SearchGatewayIT {

  private static final String READER = "search-reader";
  private static final String STRANGER = "search-stranger";

  private static SearchDomain domain;
  private static AwsSessionCredentials reader;
  private static AwsSessionCredentials stranger;

  @BeforeAll
  static void makeDomain(Daemon daemon) {
    Functions functions = new Functions(daemon.client());
    functions.deploy(READER, Map.of());
    functions.deploy(STRANGER, Map.of());
    String arn =
        daemon
            .client()
            .client(OpenSearchClient.builder())
            .createDomain(request -> request.domainName("shop"))
            .domainStatus()
            .arn();
    functions.grant(READER, "search", "es:ESHttpGet", arn + "/cups/*");
    reader = functions.credentials(READER);
    stranger = functions.credentials(STRANGER);
    domain = new SearchDomain(daemon, daemon.home());
    assertThat(domain.ask("PUT", "/cups", "{}").status()).isEqualTo(200);
    assertThat(domain.ask("PUT", "/cups/_doc/1", "{\"name\": \"mug\"}").status()).isEqualTo(201);
  }

  @Test
  void roleMayDoWhatItsPolicySaysAndNothingElse() {
    assertThat(domain.ask(reader, "GET", "/cups/_doc/1", "").body().at("/_source/name").asText())
        .isEqualTo("mug");
    assertRefused(
        domain.ask(reader, "DELETE", "/cups/_doc/1", ""),
        "not authorized to perform: es:ESHttpDelete");
    assertRefused(
        domain.ask(reader, "GET", "/orders/_doc/1", ""), "not authorized to perform: es:ESHttpGet");
    assertRefused(
        domain.ask(stranger, "GET", "/cups/_doc/1", ""), "not authorized to perform: es:ESHttpGet");
  }

  @Test
  void requestWithoutAGoodSignature_isRefused() {
    assertRefused(domain.askUnsigned("GET", "/cups/_doc/1"), "anonymous is not authorized");
    assertRefused(
        domain.ask(AwsBasicCredentials.create("AKIDEXAMPLE", "x"), "GET", "/cups/_doc/1", ""),
        "security token included in the request is invalid");
    assertRefused(
        domain.ask(
            AwsBasicCredentials.create(reader.accessKeyId(), "guessed"), "GET", "/cups/_doc/1", ""),
        "signature we calculated does not match");
  }

  private static void assertRefused(Answer answer, String why) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().path("Message").asText()).contains(why);
  }
}
