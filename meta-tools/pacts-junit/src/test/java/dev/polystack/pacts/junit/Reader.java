package dev.polystack.pacts.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.polystack.pacts.Answer;
import dev.polystack.pacts.CanIDeploy;
import dev.polystack.pacts.Evidence;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.PactFolder;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A consumer with a pact, whose provider is verified by JUnit as a service's build does it. */
final class Reader {

  static final Path RESULTS = RecordedVerification.RESULTS.resolve("shop.json");

  private static final Participant SHOP = new Participant("shop", "1.0");
  private static final Participant READER = new Participant("reader", "1.0");

  private final Path pact;

  /** A consumer whose pact nobody has fetched yet. */
  Reader(Path folder) throws IOException {
    this.pact = folder.resolve("reader-shop.json");
    PactFolder.emptied(Fetched.FOLDER, "shop");
    Files.deleteIfExists(Fetched.FILE);
    Files.deleteIfExists(RESULTS);
  }

  /** Writes the pact, and fetches it as polystack:fetch-pacts does. */
  PactFolder expects(String... interactions) throws IOException {
    Files.writeString(
        pact,
        """
        {"consumer": {"name": "reader"}, "provider": {"name": "shop"},
         "interactions": [%s],
         "metadata": {"pactSpecification": {"version": "4.0"}}}
        """
            .formatted(String.join(",", interactions)));
    PactFolder folder = PactFolder.emptied(Fetched.FOLDER, "shop");
    folder.add(pact);
    found("x:reader:1.0");
    return folder;
  }

  static void found(String... artifacts) {
    new Fetched("shop", "1.0", List.of(artifacts), List.of("x:reader")).write(Fetched.FILE);
  }

  static EngineExecutionResults verify(Class<?> provider) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(provider)).execute();
  }

  static String failures(EngineExecutionResults run) {
    return run.allEvents().failed().stream()
        .map(Event::getPayload)
        .map(String::valueOf)
        .reduce("", String::concat);
  }

  Answer canIDeployShop() {
    Evidence evidence =
        new Evidence() {
          @Override
          public List<Pact> pacts(Participant consumer) {
            return consumer.equals(READER) ? List.of(Pact.read(pact)) : List.of();
          }

          @Override
          public List<Results> results(Participant provider) {
            return List.of(Results.read(RESULTS));
          }
        };
    return new CanIDeploy(evidence).ask(SHOP, "test", List.of(READER));
  }
}
