package dev.polystack.pacts;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's version verified.
 *
 * @param code what the provider's code was then, as {@link VerifiedCode} says
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

  /**
   * What came out for an interaction, in whichever modules it was verified: a failure outweighs the
   * rest. Empty if it never was verified.
   */
  public static Optional<Verification> of(Collection<Results> results, Interaction interaction) {
    return results.stream()
        .flatMap(each -> each.verifications.stream())
        .filter(each -> each.digest().equals(interaction.digest()))
        .min(Comparator.comparing(Verification::passed));
  }
}
