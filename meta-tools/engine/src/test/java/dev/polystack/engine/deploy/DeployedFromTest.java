package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.tools.CdkTool;
import dev.polystack.workspace.stack.Assembly;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedFromTest {

  @TempDir private Path folder;

  @Test
  void fingerprint_withAnotherVersionOfTheCommand_isAnother() throws Exception {
    Assembly assembly = Assembly.read(StandInAssembly.of(folder, "auth").folder());
    var stack = assembly.stacks().get(0);

    assertThat(CdkTool.version()).matches("2\\.\\d+\\.\\d+");
    assertThat(DeployedFrom.fingerprint(assembly, stack, Map.of(), CdkTool.version()))
        .isEqualTo(DeployedFrom.fingerprint(assembly, stack, Map.of()))
        .isNotEqualTo(DeployedFrom.fingerprint(assembly, stack, Map.of(), "2.0.0"));
  }
}
