package dev.polystack.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentsTest {

  private static final Map<String, Object> DECLARED =
      Map.of(
          "prod", Map.of("production", true),
          "prod-*", Map.of("production", true),
          "dev-shared-*", Map.of("production", true),
          "staging", Map.of("production", false),
          "demo", Map.of("development", true));

  @ParameterizedTest
  @ValueSource(strings = {"local", "test", "dev-me", "demo"})
  void named_ofADevelopersEnvironment_isForDevelopment(String name) {
    Environment environment = Environments.declared(DECLARED).named(name);

    assertThat(environment).isEqualTo(new Environment(name, Purpose.DEVELOPMENT, Optional.empty()));
    assertThat(environment.development()).isTrue();
    assertThat(environment.production()).isFalse();
  }

  @Test
  void named_ofWhatIsNoProduction_isNotForDevelopmentEither() {
    Environment staging = Environments.declared(DECLARED).named("staging");

    assertThat(staging.production()).isFalse();
    assertThat(staging.development()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "prod-eu", "dev-shared-one"})
  void named_ofADeclaredProduction_isProduction(String name) {
    assertThat(Environments.declared(DECLARED).named(name))
        .isEqualTo(new Environment(name, Purpose.PRODUCTION, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "PROD", "prod ", "production", "prd", "stagign", ""})
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
  void named_ofADeclaredAlarmTopic_hasIt() {
    String topic = "arn:aws:sns:eu-central-1:123456789012:alarms";

    assertThat(
            Environments.declared(Map.of("prod", Map.of("production", true, "alarmTopic", topic)))
                .named("prod"))
        .isEqualTo(new Environment("prod", Purpose.PRODUCTION, Optional.of(topic)));
  }

  @Test
  void declared_withAnAlarmTopicThatIsNoArn_isRefusedAndShowsOne() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Environments.declared(
                    Map.of("prod", Map.of("production", true, "alarmTopic", "alarms"))))
        .withMessageContainingAll("'prod'", "'alarms'", "arn:aws:sns:");
  }

  @Test
  void declared_withAMarkThatIsNoBoolean_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Environments.declared(Map.of("prod", Map.of("production", "true"))))
        .withMessageContaining("'prod'");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Environments.declared(
                    Map.of("prod", Map.of("production", true, "development", true))))
        .withMessageContaining("'prod'");
    assertThatIllegalStateException()
        .isThrownBy(() -> Environments.declared(Map.of("prod", Map.of("productoin", true))))
        .withMessageContaining("productoin");
  }
}
