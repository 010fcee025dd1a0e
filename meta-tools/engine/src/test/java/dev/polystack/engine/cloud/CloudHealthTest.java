package dev.polystack.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.polystack.engine.OtherDigits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(30)
class CloudHealthTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  @ExtendWith(OtherDigits.class)
  void whenSettled_whileAPartIsStarting_asksAgain_untilItRuns() throws InterruptedException {
    answerInTurn("starting", "starting", "running");

    CloudHealth health = CloudHealth.whenSettled(cloud(), LONG);

    assertThat(health.isReady()).isTrue();
    assertThat(health.others()).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void whenSettled_whereAPartIsDown_saysSoAtOnce() throws InterruptedException {
    answerInTurn("starting", "down");

    CloudHealth health = CloudHealth.whenSettled(cloud(), LONG);

    assertThat(health.isReady()).isFalse();
    assertThat(health).hasToString("search is down");
    assertThat(asked).hasValue(2);
  }

  @Test
  void whenSettled_whereAPartOnlyEverStarts_givesUp() throws InterruptedException {
    answerInTurn("starting");

    assertThat(CloudHealth.whenSettled(cloud(), Duration.ofMillis(1)))
        .hasToString("search is starting");
  }

  @Test
  void whenSettled_whereNobodyAnswers_isOutOfReach() throws InterruptedException {
    RunningCloud cloud = cloud();
    server.stop(0);

    assertThat(CloudHealth.whenSettled(cloud, LONG)).hasToString("health is out of reach");
  }

  @Test
  void within_ofADaemonThatHangs_isOutOfReach() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CloudHealth health = CloudHealth.within(Duration.ofMillis(50), cloud(mute.getLocalPort()));

      assertThat(health.isReachable()).isFalse();
      assertThat(health.isReady()).isFalse();
      assertThat(health.parts()).isEmpty();
      assertThat(health).hasToString("health is out of reach");
    }
  }

  /** The last state for good. */
  private void answerInTurn(String... states) {
    server.createContext(
        "/health",
        exchange -> {
          String state = List.of(states).get(Math.min(asked.getAndIncrement(), states.length - 1));
          byte[] answer =
              "{\"ready\": %s, \"parts\": [{\"name\": \"search\", \"state\": \"%s\"}]}"
                  .formatted(state.equals("running"), state)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
  }

  private RunningCloud cloud() {
    return cloud(server.getAddress().getPort());
  }

  private static RunningCloud cloud(int port) {
    return new RunningCloud(1, "", "", "", "", "", Map.of("admin", port), "");
  }
}
