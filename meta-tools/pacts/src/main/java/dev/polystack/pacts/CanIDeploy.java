package dev.polystack.pacts;

import dev.polystack.pacts.Row.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Answers whether a version may be deployed beside what an environment runs: every provider that it
 * needs is there and was verified against it, and it was verified against every consumer there.
 */
public final class CanIDeploy {

  private final Evidence evidence;

  /** Answers from this evidence. */
  public CanIDeploy(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Asks for one version.
   *
   * @param deployed what the environment runs now; another version of the candidate is replaced
   */
  public Answer ask(Participant candidate, String environment, Collection<Participant> deployed) {
    List<Participant> others =
        deployed.stream().filter(each -> !each.name().equals(candidate.name())).toList();
    // A service's own clients, such as its site, are deployed with it.
    List<Participant> together = new ArrayList<>(others);
    together.add(candidate);
    List<Row> matrix = new ArrayList<>();
    for (Pact pact : evidence.pacts(candidate)) {
      if (!pact.consumer().equals(candidate.name())) {
        continue; // A client that is built beside it and not deployed holds nobody up.
      }
      matrix.add(
          together.stream()
              .filter(each -> each.name().equals(pact.provider()))
              .findFirst()
              .map(provider -> row(pact, candidate, provider))
              .orElseGet(() -> notDeployed(pact, candidate, environment)));
    }
    for (Participant consumer : others) {
      evidence.pacts(consumer).stream()
          .filter(pact -> pact.provider().equals(candidate.name()))
          .map(pact -> row(pact, new Participant(pact.consumer(), consumer.version()), candidate))
          .forEach(matrix::add);
    }
    return new Answer(candidate, environment, List.copyOf(deployed), matrix);
  }

  private static Row notDeployed(Pact pact, Participant consumer, String environment) {
    return new Row(
        consumer,
        new Participant(pact.provider(), "-"),
        Verdict.NOT_DEPLOYED,
        "%s needs %s, which is not deployed in %s: deploy that first"
            .formatted(consumer, pact.provider(), environment));
  }

  private Row row(Pact pact, Participant consumer, Participant provider) {
    List<Results> results = evidence.results(provider);
    List<String> failed = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Interaction interaction : pact.interactions()) {
      Optional<Verification> verification = Results.of(results, interaction);
      if (verification.isEmpty()) {
        missing.add(interaction.description());
      } else if (!verification.get().passed()) {
        failed.add(interaction.description() + ": " + verification.get().reason());
      }
    }
    if (!failed.isEmpty()) {
      return new Row(
          consumer,
          provider,
          Verdict.FAILED,
          "%s does not do what %s expects: %s"
              .formatted(provider, consumer, String.join("; ", failed)));
    }
    if (!missing.isEmpty()) {
      return new Row(
          consumer,
          provider,
          Verdict.NEVER_VERIFIED,
          "%s was never verified against what %s expects: %s. Run the tests of %s with this pact"
              .formatted(provider, consumer, String.join("; ", missing), provider.name()));
    }
    return new Row(consumer, provider, Verdict.VERIFIED, "");
  }
}
