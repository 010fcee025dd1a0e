package dev.polystack.shop.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import au.com.dius.pact.provider.junitsupport.Provider;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.polystack.pacts.Answer;
import dev.polystack.pacts.CanIDeploy;
import dev.polystack.pacts.Evidence;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Row;
import dev.polystack.pacts.Row.Verdict;
import dev.polystack.pacts.junit.ProviderPacts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A change that breaks a client is seen before it is deployed. The pact is the client's own. */
@Tag(ProviderPacts.TAG)
@EnabledIf("pactsAreThere")
class BrokenApiPactTest {

  private static final Participant CATALOG = new Participant("catalog", "2.0");
  private static final Participant JOURNEY = new Participant("journey", "1.0");

  @TempDir private Path results;

  static boolean pactsAreThere() {
    return !Pact.files(Fetched.FOLDER).isEmpty();
  }

  /** The API as it is. */
  @Provider("catalog")
  static class Healthy extends ProductsApiPacts {}

  /** The API after somebody has renamed a field of its answers. */
  @Provider("catalog")
  static class Broken extends ProductsApiPacts {

    @Override
    APIGatewayV2HTTPResponse answered(APIGatewayV2HTTPResponse response) {
      response.setBody(response.getBody().replace("\"productId\"", "\"id\""));
      return response;
    }
  }

  private void verify(Class<?> api) {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter(ProviderPacts.RESULTS, results.toString())
        .selectors(selectClass(api))
        .execute();
  }

  private Answer mayCatalogBeDeployed() {
    return new CanIDeploy(
            new Evidence() {
              @Override
              public List<Pact> pacts(Participant consumer) {
                return consumer.equals(JOURNEY)
                    ? Pact.files(Fetched.FOLDER).stream().map(Pact::read).toList()
                    : List.of();
              }

              @Override
              public List<Results> results(Participant provider) {
                return Pact.files(results).stream().map(Results::read).toList();
              }
            })
        .ask(CATALOG, "test", List.of(JOURNEY));
  }

  @Test
  void aRenamedField_isFoundByTheVerification_andMayNotBeDeployed_untilItIsHealed() {
    verify(Broken.class);

    Answer no = mayCatalogBeDeployed();
    assertThat(no.isYes()).isFalse();
    assertThat(no.matrix())
        .extracting(Row::consumer, Row::provider, Row::verdict)
        .containsExactly(tuple(JOURNEY, CATALOG, Verdict.FAILED));
    assertThat(no.missing())
        .singleElement()
        .asString()
        .contains("a manager creating a product", "productId")
        .doesNotContain("withdrawing");

    verify(Healthy.class);

    assertThat(mayCatalogBeDeployed().isYes()).isTrue();
  }
}
