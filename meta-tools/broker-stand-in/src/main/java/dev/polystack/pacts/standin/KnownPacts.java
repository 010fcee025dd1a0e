package dev.polystack.pacts.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Pacts as they were published, and what became of them. */
final class KnownPacts {

  private record Verified(String pact, String provider, String providerVersion) {}

  private final KnownVersions versions;
  private final List<KnownPact> pacts = new ArrayList<>();

  /** The latest result of each version with each content. */
  private final Map<Verified, Boolean> results = new LinkedHashMap<>();

  KnownPacts(KnownVersions versions) {
    this.versions = versions;
  }

  /**
   * Keeps a pact.
   *
   * @throws Refusal if the same version has published something else
   */
  void publish(KnownPact pact) {
    Optional<KnownPact> before =
        of(pact.consumer(), pact.consumerVersion()).stream()
            .filter(each -> each.provider().equals(pact.provider()))
            .findFirst();
    if (before.isEmpty()) {
      pacts.add(pact);
    } else if (!before.get().sha().equals(pact.sha())) {
      throw new Refusal(
          409,
          "contracts",
          "Cannot change the content of the pact for %s version %s and provider %s, as race conditions will cause unreliable results for can-i-deploy."
              .formatted(pact.consumer(), pact.consumerVersion(), pact.provider()));
    }
  }

  /** What a version expects. */
  List<KnownPact> of(String consumer, String version) {
    return pacts.stream()
        .filter(each -> each.consumer().equals(consumer))
        .filter(each -> each.consumerVersion().equals(version))
        .toList();
  }

  KnownPact bySha(String consumer, String provider, String sha) {
    return with(provider).stream()
        .filter(each -> each.consumer().equals(consumer) && each.sha().equals(sha))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "", "no such pact"));
  }

  /**
   * What a provider has to verify: of each consumer the newest pacts of its main branch and of the
   * provider's, and those of versions that run anywhere; each content once.
   */
  List<KnownPact> forVerification(String provider, Selectors selectors) {
    Map<String, KnownPact> chosen = new LinkedHashMap<>();
    for (KnownPact pact : with(provider)) {
      if (selectors.deployed() && versions.runsAnywhere(pact.consumer(), pact.consumerVersion())) {
        chosen.put(pact.consumer() + pact.sha(), pact);
      }
    }
    for (String consumer : with(provider).stream().map(KnownPact::consumer).distinct().toList()) {
      selectors
          .branches(versions.mainBranch(consumer))
          .forEach(
              branch ->
                  newest(
                          provider,
                          pact ->
                              pact.consumer().equals(consumer)
                                  && versions.isOn(consumer, pact.consumerVersion(), branch))
                      .ifPresent(pact -> chosen.put(consumer + pact.sha(), pact)));
    }
    return List.copyOf(chosen.values());
  }

  /**
   * Whether no version of the provider's branch, nor of its main branch, has kept it yet.
   *
   * @see <a href="https://docs.pact.io/pact_broker/advanced_topics/pending_pacts">Pending pacts</a>
   */
  boolean isPending(KnownPact pact, Optional<String> branch) {
    String provider = pact.provider();
    return results.entrySet().stream()
        .filter(each -> each.getKey().pact().equals(pact.sha()))
        .filter(each -> each.getKey().provider().equals(provider) && each.getValue())
        .map(each -> each.getKey().providerVersion())
        .noneMatch(
            version ->
                branch.isEmpty()
                    || versions.isOn(provider, version, branch.get())
                    || versions
                        .mainBranch(provider)
                        .filter(main -> versions.isOn(provider, version, main))
                        .isPresent());
  }

  void verified(KnownPact pact, String providerVersion, boolean success) {
    results.put(new Verified(pact.sha(), pact.provider(), providerVersion), success);
  }

  /** What came out last; empty if it was never verified. */
  Optional<Boolean> result(KnownPact pact, String providerVersion) {
    return Optional.ofNullable(
        results.get(new Verified(pact.sha(), pact.provider(), providerVersion)));
  }

  private List<KnownPact> with(String provider) {
    return pacts.stream().filter(each -> each.provider().equals(provider)).toList();
  }

  private Optional<KnownPact> newest(String provider, Predicate<KnownPact> which) {
    return with(provider).stream().filter(which).reduce((first, second) -> second);
  }
}
