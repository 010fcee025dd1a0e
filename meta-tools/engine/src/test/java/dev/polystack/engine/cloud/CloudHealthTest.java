package dev.polystack.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudHealthTest {

  @Test
  void within_ofADaemonThatHangs_isOutOfReach() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var cloud =
          new RunningCloud(
              1, "", "", "", "", "", Map.of("admin", mute.getLocalPort()), "2026-01-01T00:00:00Z");

      CloudHealth health = CloudHealth.within(Duration.ofMillis(50), cloud);

      assertThat(health.isReachable()).isFalse();
      assertThat(health.isReady()).isFalse();
      assertThat(health.parts()).isEmpty();
      assertThat(health).hasToString("health is out of reach");
    }
  }
}
