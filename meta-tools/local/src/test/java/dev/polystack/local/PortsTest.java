package dev.polystack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::"})
  void port_isTaken_whereverItsHolderListens(String address) throws Exception {
    int port;
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      port = holder.getLocalPort();
      assertThat(Ports.isFree(port)).isFalse();
    }
    assertThat(Ports.isFree(port)).isTrue();
  }

  @Test
  void any_isNoneThatTheSystemLendsToConnections() {
    for (int i = 0; i < 100; i++) {
      assertThat(Ports.any()).isBetween(20_000, 31_999);
    }
  }

  @Test
  void any_isFree() {
    assertThat(Ports.isFree(Ports.any())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells who holds a port")
  void holder_isNamedByItsProcess(String address) throws Exception {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      assertThat(PortHolder.describe(holder.getLocalPort()))
          .startsWith("process " + ProcessHandle.current().pid() + " (")
          .contains("java");
    }
  }

  @Test
  void holderThatIsNotThere_isNotInvented() {
    assertThat(PortHolder.describe(Ports.any()))
        .isEqualTo("a process that the system does not name");
  }
}
