package dev.polystack.maven;

import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.Interaction;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.PactFolder;
import dev.polystack.pacts.broker.BrokerPact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a broker wants to see verified: kept as it is, so that it can be told what came out. */
final class BrokerPacts {

  private final Path kept;
  private final List<String> names = new ArrayList<>();
  private final Set<Interaction> passedBefore = new HashSet<>();

  BrokerPacts(BuiltModule module) {
    this.kept = module.brokerPacts();
  }

  /**
   * Adds pacts to those that the tests verify.
   *
   * @return the pending interactions: those that are in pending pacts only
   */
  List<Interaction> addTo(PactFolder folder, List<BrokerPact> pacts) {
    empty();
    for (BrokerPact pact : pacts) {
      Path file = kept.resolve("%d.json".formatted(names.size() + 1));
      pact.write(file);
      folder.add(file);
      names.add(pact.name());
      if (!pact.pending()) {
        passedBefore.addAll(Pact.read(file).interactions());
      }
    }
    return folder.markPending(passedBefore::contains);
  }

  /** What the broker calls them. */
  List<String> names() {
    return names;
  }

  private void empty() {
    try {
      for (Path old : Pact.files(kept)) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + kept, e);
    }
  }
}
