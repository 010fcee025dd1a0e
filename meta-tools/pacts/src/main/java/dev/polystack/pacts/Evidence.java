package dev.polystack.pacts;

import java.util.List;

/** What is known about versions; where it is kept is the implementation's matter. */
public interface Evidence {

  /**
   * What a version expects of others, and what the clients expect that are built beside it.
   *
   * @throws PactException if its pacts should be there but are not
   */
  List<Pact> pacts(Participant consumer);

  /** What a version has verified; empty if it verified nothing. */
  List<Results> results(Participant provider);
}
