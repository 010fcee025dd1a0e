package dev.polystack.engine.doctor;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that `meta doctor` looks at. */
public final class Diagnosis {

  private final List<Examination> examinations;

  /**
   * Looks at a checkout, at this machine, and at an environment.
   *
   * @param target empty if it cannot be reached because it does not run
   */
  public Diagnosis(Checkout checkout, Optional<Target> target) {
    examinations =
        new ArrayList<>(
            List.of(
                new Machine(checkout),
                new Workspace(checkout),
                new Registries(checkout),
                new EmbeddedCloud(checkout)));
    target.map(Account::new).ifPresent(examinations::add);
  }

  /** Looks at everything. */
  public List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Examination examination : examinations) {
      findings.addAll(examination.findings());
    }
    return findings;
  }

  /** Looks only at this machine: the programs that builds are made with, and room for them. */
  public static List<Finding> ofMachine(Checkout checkout) throws InterruptedException {
    return new Machine(checkout).findings();
  }
}
