package dev.polystack.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one checkout's cloud chooses once and keeps: its ports, which stand in addresses that stacks
 * have published, and its root key.
 */
final class Identity {

  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

  /** The emulators' usual port comes first; others are whatever is free. */
  private static final int USUAL_PORT = 4566;

  private static final int KEY_BYTES = 30;

  private static final List<String> PARTS =
      List.of("api", "admin", "graphql", "search", "searchNode");

  private final Map<String, Integer> ports;
  private final Map<String, Integer> moved;
  private final String accessKeyId;
  private final String secretAccessKey;

  private Identity(
      Map<String, Integer> ports,
      Map<String, Integer> moved,
      String accessKeyId,
      String secretAccessKey) {
    this.ports = ports;
    this.moved = moved;
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
  }

  /**
   * The kept identity, or a new one. A kept port that somebody else has taken is replaced.
   *
   * @param askedFor the emulator's port if the user named one; 0 for any
   * @throws IllegalStateException if the port that the user named is taken
   */
  static Identity of(Home home, int askedFor) {
    JsonNode kept = read(home);
    Map<String, Integer> ports = new LinkedHashMap<>();
    Map<String, Integer> moved = new LinkedHashMap<>();
    Set<Integer> spokenFor = new HashSet<>();
    kept.path("ports").forEach(port -> spokenFor.add(port.asInt()));
    for (String part : PARTS) {
      int before = kept.at("/ports/" + part).asInt(0);
      boolean insist = part.equals("api") && askedFor != 0;
      int wanted = insist ? askedFor : before;
      int port =
          ports.containsValue(wanted)
              ? another(spokenFor)
              : choose(part, wanted, insist, spokenFor);
      ports.put(part, port);
      spokenFor.add(port);
      if (before != 0 && before != port) {
        moved.put(String.valueOf(before), port);
      }
    }
    addUnfinished(kept.path("moving"), moved);
    Identity identity =
        new Identity(
            ports,
            moved,
            kept.path("accessKeyId").asText(random("LKIA")),
            kept.path("secretAccessKey").asText(random("")));
    identity.write(home, moved);
    return identity;
  }

  /** What an earlier start was to move and did not finish, since somebody killed it. */
  private static void addUnfinished(JsonNode moving, Map<String, Integer> moved) {
    moving
        .properties()
        .forEach(
            each -> {
              int then = each.getValue().asInt();
              moved.putIfAbsent(each.getKey(), moved.getOrDefault(String.valueOf(then), then));
            });
  }

  private static int choose(String part, int wanted, boolean insist, Set<Integer> spokenFor) {
    if (wanted == 0) {
      return part.equals("api") && Ports.isFree(USUAL_PORT) ? USUAL_PORT : another(spokenFor);
    }
    if (Ports.isFree(wanted)) {
      return wanted;
    }
    String holder = PortHolder.describe(wanted);
    if (insist) {
      throw new IllegalStateException(
          "port %d is taken by %s: stop it, or name another port".formatted(wanted, holder));
    }
    int other = another(spokenFor);
    LOG.warn("port {} ({}) is taken by {}; using {} instead", wanted, part, holder, other);
    return other;
  }

  /** A port that is free, and not just because the part that it belongs to does not run yet. */
  private static int another(Set<Integer> spokenFor) {
    int port = Ports.any();
    while (spokenFor.contains(port)) {
      port = Ports.any();
    }
    return port;
  }

  int port(String part) {
    return ports.getOrDefault(part, 0);
  }

  Map<String, Integer> ports() {
    return Map.copyOf(ports);
  }

  /** Ports that had to change since addresses were settled: the old one, in digits, to the new. */
  Map<String, Integer> moved() {
    return Map.copyOf(moved);
  }

  /** Says that every kept address has the new ports by now; until then each start moves them. */
  void settled(Home home) {
    write(home, Map.of());
  }

  String accessKeyId() {
    return accessKeyId;
  }

  String secretAccessKey() {
    return secretAccessKey;
  }

  private static JsonNode read(Home home) {
    try {
      return Files.exists(home.identityFile())
          ? Json.MAPPER.readTree(home.identityFile().toFile())
          : Json.MAPPER.createObjectNode();
    } catch (IOException e) {
      LOG.warn("{} cannot be read and is made anew: {}", home.identityFile(), e.getMessage());
      return Json.MAPPER.createObjectNode();
    }
  }

  private void write(Home home, Map<String, Integer> moving) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("accessKeyId", accessKeyId).put("secretAccessKey", secretAccessKey);
    json.set("ports", Json.MAPPER.valueToTree(ports));
    if (!moving.isEmpty()) {
      json.set("moving", Json.MAPPER.valueToTree(moving));
    }
    Json.write(home.identityFile(), json);
  }

  /** An access key's usual shape: twenty capitals and digits after a prefix; forty for a secret. */
  private static String random(String prefix) {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    String text = Base64.getEncoder().encodeToString(bytes).replaceAll("[+/=]", "x");
    return prefix.isEmpty() ? text : prefix + text.substring(0, 16).toUpperCase(Locale.ROOT);
  }
}
