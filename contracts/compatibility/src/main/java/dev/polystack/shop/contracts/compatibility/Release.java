package dev.polystack.shop.contracts.compatibility;

import java.io.IOException;
import java.nio.file.Path;

/** Keeps the contracts as a released version. */
public final class Release {

  private Release() {}

  /**
   * Copies the contracts, and the API of their jar.
   *
   * @param arguments the folder of the contracts, the folder of released versions, the version, and
   *     the jar
   * @throws IOException if a file cannot be read or written
   * @throws IllegalStateException if the version was released before with other contracts
   */
  public static void main(String[] arguments) throws IOException {
    String version = arguments[2].replace("-SNAPSHOT", "");
    new Releases(Path.of(arguments[1])).add(version, Path.of(arguments[0]), Path.of(arguments[3]));
  }
}
