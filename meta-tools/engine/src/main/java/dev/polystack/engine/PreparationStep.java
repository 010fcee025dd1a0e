package dev.polystack.engine;

import dev.polystack.workspace.schedule.Lane;
import java.nio.file.Path;

/** One step of a {@link Preparation}; repositories are named by their folder. */
sealed interface PreparationStep {

  /** What people call it. */
  String name();

  /** What to say when its work was done. */
  default String done() {
    return "installed";
  }

  /** What it takes. */
  default Lane lane() {
    return Lane.NETWORK;
  }

  /** Python's packages for the emulator. */
  record InstallEmulator() implements PreparationStep {

    @Override
    public String name() {
      return "emulator";
    }
  }

  /** Node's packages for the CDK. */
  record InstallCdk() implements PreparationStep {

    @Override
    public String name() {
      return "CDK command";
    }
  }

  /** The daemon that holds the embedded cloud. */
  record StartCloud() implements PreparationStep {

    @Override
    public String name() {
      return "embedded cloud";
    }

    @Override
    public String done() {
      return "started";
    }
  }

  /** Maven's work. */
  record BuildRepository(Path folder) implements PreparationStep {

    @Override
    public String name() {
      return String.valueOf(folder.getFileName());
    }

    @Override
    public String done() {
      return "built";
    }

    @Override
    public Lane lane() {
      return Lane.CPU;
    }
  }

  /** The CDK app's work. */
  record Synthesize(Path folder) implements PreparationStep {

    @Override
    public String name() {
      return folder.getFileName() + " stacks";
    }

    @Override
    public String done() {
      return "synthesized";
    }

    @Override
    public Lane lane() {
      return Lane.CPU;
    }
  }
}
