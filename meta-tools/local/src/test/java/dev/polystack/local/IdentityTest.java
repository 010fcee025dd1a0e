package dev.polystack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  @TempDir Path folder;

  private Home home;

  @BeforeEach
  void makeHome() {
    home = new Home(folder);
  }

  @Test
  void newHome_getsAPortForEveryPartAndAKeyOfItsOwn(@TempDir Path another) {
    Identity identity = Identity.of(home, 0);
    assertThat(identity.ports())
        .containsOnlyKeys("api", "admin", "graphql", "search", "searchNode");
    assertThat(identity.ports().values()).doesNotHaveDuplicates().allMatch(Ports::isFree);
    assertThat(identity.moved()).isEmpty();
    assertThat(identity.accessKeyId()).matches("LKIA[A-Z0-9]{16}");
    assertThat(identity.secretAccessKey()).matches("[A-Za-z0-9]{40}");

    Identity other = Identity.of(new Home(another), 0);
    assertThat(other.secretAccessKey()).isNotEqualTo(identity.secretAccessKey());
  }

  @Test
  void laterStart_keepsPortsAndKeys() {
    Identity first = Identity.of(home, 0);
    Identity next = Identity.of(home, 0);
    assertThat(next.ports()).isEqualTo(first.ports());
    assertThat(next.accessKeyId()).isEqualTo(first.accessKeyId());
    assertThat(next.secretAccessKey()).isEqualTo(first.secretAccessKey());
    assertThat(next.moved()).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no such permissions")
  void rootKey_isTheOwnersAlone() throws Exception {
    Identity.of(home, 0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.identityFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void keptPortThatSomebodyHasTaken_isReplacedAlone() throws Exception {
    Identity first = Identity.of(home, 0);
    try (ServerSocket stranger = taking(first.port("graphql"))) {
      Identity next = Identity.of(home, 0);
      assertThat(next.port("graphql")).isNotEqualTo(stranger.getLocalPort());
      assertThat(next.moved())
          .isEqualTo(Map.of(String.valueOf(first.port("graphql")), next.port("graphql")));
      assertThat(next.port("api")).isEqualTo(first.port("api"));
      assertThat(next.port("search")).isEqualTo(first.port("search"));
    }
  }

  @Test
  void portThatTheUserNamed_isTakenAndTheOldOneHasMoved() {
    int before = Identity.of(home, 0).port("api");
    int wanted = Ports.any();
    Identity next = Identity.of(home, wanted);
    assertThat(next.port("api")).isEqualTo(wanted);
    assertThat(next.moved()).isEqualTo(Map.of(String.valueOf(before), wanted));
    assertThat(Identity.of(home, 0).port("api")).isEqualTo(wanted);
  }

  @Test
  void moveThatWasNotFinished_isKnownUntilItIs() throws Exception {
    String before = String.valueOf(Identity.of(home, 0).port("graphql"));
    try (ServerSocket first = taking(Integer.parseInt(before))) {
      int between = Identity.of(home, 0).port("graphql");
      try (ServerSocket second = taking(between)) {
        Identity last = Identity.of(home, 0);
        int now = last.port("graphql");
        assertThat(last.moved()).isEqualTo(Map.of(before, now, String.valueOf(between), now));

        last.settled(home);
        assertThat(Identity.of(home, 0).moved()).isEmpty();
        assertThat(Identity.of(home, 0).port("graphql")).isEqualTo(now);
      }
    }
  }

  @Test
  void portThatTheUserNamed_isTakenFromAnotherPart() {
    int search = Identity.of(home, 0).port("search");
    Identity next = Identity.of(home, search);
    assertThat(next.port("api")).isEqualTo(search);
    assertThat(next.moved()).containsEntry(String.valueOf(search), next.port("search"));
    assertThat(next.ports().values()).doesNotHaveDuplicates();
  }

  @Test
  void portThatTheUserNamedAndSomebodyHolds_isRefusedWithItsHolder() throws Exception {
    Identity first = Identity.of(home, 0);
    try (ServerSocket stranger = taking(0)) {
      int port = stranger.getLocalPort();
      assertThatThrownBy(() -> Identity.of(home, port))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "port %d is taken by %s: stop it, or name another port"
                  .formatted(port, PortHolder.describe(port)));
    }
    assertThat(Identity.of(home, 0).ports()).isEqualTo(first.ports());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"accessKeyId\": \"LK", "[]", "null", "{\"ports\": 4566}"})
  void fileThatCannotBeRead_isMadeAnew(String content) throws Exception {
    Files.writeString(home.identityFile(), content);
    Identity identity = Identity.of(home, 0);
    assertThat(identity.ports()).hasSize(5);
    assertThat(Identity.of(home, 0).accessKeyId()).isEqualTo(identity.accessKeyId());
  }

  private static ServerSocket taking(int port) throws Exception {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
