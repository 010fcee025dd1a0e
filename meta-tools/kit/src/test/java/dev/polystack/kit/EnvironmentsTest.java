package dev.polystack.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTest {

  private static final Map<String, Object> DECLARED =
      Map.of(
          "prod", Map.of("production", true),
          "prod-*", Map.of("production", true),
          "dev-shared-*", Map.of("production", true));

  @ParameterizedTest
  @ValueSource(strings = {"local", "test", "dev-me"})
  void named_ofADevelopersEnvironment_isNoProduction(String name) {
    assertThat(Environments.declared(DECLARED).named(name)).isEqualTo(new Environment(name, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "prod-eu", "dev-shared-one"})
  void named_ofADeclaredProduction_isProduction(String name) {
    assertThat(Environments.declared(DECLARED).named(name)).isEqualTo(new Environment(name, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "PROD", "prod ", "production", "prd", "staging", ""})
  void named_ofAnUndeclaredEnvironment_isRefusedAndNamesWhatThereIs(String name) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Environments.declared(DECLARED).named(name))
        .withMessageContainingAll("'" + name + "'", "prod (production)", "local");
  }

  @Test
  void named_whereNothingIsDeclared_knowsNoProduction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Environments.declared(null).named("prod"))
        .withMessageContaining("nobody declared the environment 'prod'");
  }

  @Test
  void declared_withAMarkThatIsNoBoolean_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Environments.declared(Map.of("prod", Map.of("production", "true"))))
        .withMessageContaining("'prod'");
    assertThatIllegalStateException()
        .isThrownBy(() -> Environments.declared(Map.of("prod", Map.of("productoin", true))))
        .withMessageContaining("productoin");
  }
}
