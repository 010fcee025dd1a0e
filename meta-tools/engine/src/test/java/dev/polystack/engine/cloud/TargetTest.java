package dev.polystack.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final RunningCloud CLOUD =
      new RunningCloud(
          1,
          "http://127.0.0.1:4566",
          "eu-central-1",
          "000000000000",
          "key",
          "secret",
          Map.of("admin", 7),
          "2026-11-02T09:30:00Z");

  @Test
  void variables_local_leadToTheEmbeddedCloud() {
    assertThat(new Target("shop", "local", CLOUD).variables())
        .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
        .containsEntry("AWS_ACCESS_KEY_ID", "key")
        .containsEntry("POLYSTACK_ENV", "local");
  }

  @Test
  void variables_onAws_leaveTheUsualConfigurationAlone() {
    assertThat(new Target("shop", "test", null).variables())
        .containsOnlyKeys("POLYSTACK_PROJECT", "POLYSTACK_ENV");
  }

  @Test
  void path_isTheParametersFullName() {
    assertThat(new Target("shop", "test", null).path("catalog/api/url"))
        .isEqualTo("/shop/test/catalog/api/url");
  }

  @Test
  void health_isAtTheAdminPort() {
    assertThat(CLOUD.health()).isEqualTo("http://127.0.0.1:7/health");
  }
}
