package dev.polystack.pacts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a module's last build wrote about pacts, and verified of them.
 *
 * @param folder the module's, in which its POM is
 */
public record BuiltModule(Path folder) {

  /** The files of the pacts that its tests wrote. */
  public List<Path> pactFiles() {
    return Pact.files(folder.resolve("target/pacts"));
  }

  /** The pacts that its tests wrote. */
  public List<Pact> pacts() {
    return pactFiles().stream().map(Pact::read).toList();
  }

  /** Where the pacts are kept that a broker wants to hear about. */
  public Path brokerPacts() {
    return folder.resolve("target/broker-pacts");
  }

  /** The files of what its tests verified, whether or not it still counts. */
  public List<Path> resultFiles() {
    return Pact.files(folder.resolve("target/pact-results"));
  }

  /** Whether its build looked for the pacts that its tests verify. */
  public boolean hasFetched() {
    return Files.exists(folder.resolve(Fetched.FILE));
  }

  /** What its tests verified; of code that was changed since, nothing counts. */
  public List<Results> results() {
    List<Path> files = resultFiles();
    if (files.isEmpty()) {
      return List.of();
    }
    String code = VerifiedCode.read(folder).map(each -> each.digest(folder)).orElse("");
    return files.stream()
        .map(Results::read)
        .filter(results -> results.code().equals(code))
        .toList();
  }

  /** What the module's service is called, as its pacts and its verification say. */
  public Set<String> services() {
    Set<String> services = new TreeSet<>();
    pacts().forEach(pact -> services.add(pact.consumer()));
    if (hasFetched()) {
      services.add(Fetched.read(folder.resolve(Fetched.FILE)).provider());
    }
    return services;
  }
}
