package dev.polystack.pacts;

import java.util.List;

/** Where modules' pacts and results are kept: folders of builds, Maven repositories. */
public interface PactStore {

  /**
   * What a version of a module expects of others.
   *
   * @param artifact {@code group:artifact} of a module that writes pacts
   * @throws PactException if there is none
   */
  List<Pact> pacts(String artifact, String version);

  /**
   * What a version of a module has verified; empty if it verified nothing.
   *
   * @param artifact {@code group:artifact} of a module that verifies pacts
   */
  List<Results> results(String artifact, String version);
}
