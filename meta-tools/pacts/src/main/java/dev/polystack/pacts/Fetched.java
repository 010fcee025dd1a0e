package dev.polystack.pacts;

import java.nio.file.Path;
import java.util.List;

/**
 * What a provider's build found when it looked for its consumers' pacts.
 *
 * @param version the provider's
 * @param found {@code group:artifact:version} of each artifact with pacts
 * @param missing {@code group:artifact} of each consumer that has published none yet
 */
public record Fetched(String provider, String version, List<String> found, List<String> missing) {

  /** Where a build puts the pacts, one file each. */
  public static final Path FOLDER = Path.of("target", "consumer-pacts");

  /** Where it says what it found. */
  public static final Path FILE = Path.of("target", "consumer-pacts.json");

  /** The comment of a fetched interaction that names its {@link Interaction#digest}. */
  public static final String DIGEST = "digest";

  /** Copies the lists. */
  public Fetched {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws PactException if it is something else
   */
  public static Fetched read(Path file) {
    return Json.read(file, Fetched.class);
  }

  /** Writes it to a file. */
  public void write(Path file) {
    Json.write(file, this);
  }
}
