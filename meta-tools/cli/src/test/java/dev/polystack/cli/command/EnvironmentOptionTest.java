package dev.polystack.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.cloud.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class EnvironmentOptionTest {

  @Command
  private static final class Anything {
    @Mixin private EnvironmentOption environment = new EnvironmentOption();
  }

  @Test
  void environment_isLocal_orWhatIsGiven() {
    assertThat(name()).isEqualTo(Target.LOCAL);
    assertThat(name("-e", "prod-eu")).isEqualTo("prod-eu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "PROD", "prod ", "prod_eu", "prod--eu", "7", "*", ""})
  void environment_ofANameThatNoneHas_isWrongUsage(String name) {
    assertThatThrownBy(() -> name("--env", name))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("'%s' cannot be the name of an environment", name);
  }

  private static String name(String... arguments) {
    Anything command = new Anything();
    new CommandLine(command).parseArgs(arguments);
    return command.environment.name();
  }
}
