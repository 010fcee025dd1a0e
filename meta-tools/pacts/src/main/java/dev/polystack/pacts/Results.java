package dev.polystack.pacts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's version verified.
 *
 * @param code what the provider's classes were then, as {@link CodeDigest} says
 */
public record Results(
    String provider, String version, String code, List<Verification> verifications) {

  /** Copies the list. */
  public Results {
    verifications = List.copyOf(verifications);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws PactException if it is something else
   */
  public static Results read(Path file) {
    return Json.read(file, Results.class);
  }

  /** Writes them to a file. */
  public void write(Path file) {
    Json.write(file, this);
  }

  /** What came out for an interaction; empty if it never was verified. */
  public Optional<Verification> of(Interaction interaction) {
    return verifications.stream()
        .filter(each -> each.digest().equals(interaction.digest()))
        .findFirst();
  }

  /** Whether an interaction was verified, and the provider does what is expected. */
  public boolean passed(Interaction interaction) {
    return of(interaction).filter(Verification::passed).isPresent();
  }
}
