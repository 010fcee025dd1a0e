package dev.polystack.pacts;

/**
 * A version of a service.
 *
 * @param name as pacts call it, such as {@code catalog}
 */
public record Participant(String name, String version) {

  @Override
  public String toString() {
    return name + " " + version;
  }
}
