package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.pacts.Deployed;
import java.util.Map;
import java.util.TreeMap;

/** Which version of each repository an environment runs, as was recorded when it was deployed. */
public final class DeployedVersions {

  private final Checkout checkout;
  private final Recording recording;

  /** Of a target. */
  public DeployedVersions(Checkout checkout, Target target) {
    this.checkout = checkout;
    this.recording = new Recording(checkout, target);
  }

  /**
   * By the repository's name; one that is not recorded, or was never synthesized here, is left out.
   */
  public Map<String, String> byRepository() {
    Map<String, Deployed> recorded = recording.all();
    Map<String, String> versions = new TreeMap<>();
    recording
        .repositories()
        .forEach(
            (service, folder) -> {
              Deployed deployed = recorded.get(service);
              if (deployed != null) {
                versions.put(checkout.root().relativize(folder).toString(), deployed.version());
              }
            });
    return versions;
  }
}
