package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two versions of an OpenAPI document: what callers may send, and what they get. */
final class OpenApiComparison {

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch");

  private final Retired retired;
  private final Findings findings;
  private final SchemaComparison requests;
  private final SchemaComparison answers;

  /**
   * A comparison that knows what may be gone.
   *
   * @param retired the operations that some release had as deprecated
   */
  OpenApiComparison(Retired retired, Findings findings) {
    this.retired = retired;
    this.findings = findings;
    this.requests = new SchemaComparison(Direction.BACKWARD, findings);
    this.answers = new SchemaComparison(Direction.FORWARD, findings);
  }

  /** Remembers the operations that a released document has as deprecated. */
  static void retire(Place released, Retired retired) {
    for (Place operation : operations(released)) {
      if (operation.node().path("deprecated").asBoolean()) {
        retired.add(operation.file().toString(), operation.pointer());
      }
    }
  }

  /** Whether every operation of a released document may be gone. */
  static boolean isRetired(Place released, Retired retired) {
    return operations(released).stream()
        .allMatch(each -> retired.has(each.file().toString(), each.pointer()));
  }

  private static List<Place> operations(Place document) {
    List<Place> operations = new ArrayList<>();
    for (String path : names(document.at("paths"))) {
      for (String method : METHODS) {
        Place operation = document.at("paths").at(path).at(method);
        if (!operation.node().isMissingNode()) {
          operations.add(operation);
        }
      }
    }
    return operations;
  }

  void compare(Place old, Place now) {
    SecurityComparison security = new SecurityComparison(old, now, findings);
    for (String path : names(old.at("paths"))) {
      for (String method : METHODS) {
        Place before = old.at("paths").at(path).at(method);
        Place after = now.at("paths").at(path).at(method);
        if (before.node().isMissingNode()) {
          continue;
        }
        if (after.node().isMissingNode()) {
          if (!retired.has(after.file().toString(), after.pointer())) {
            request(
                after,
                "the operation was removed",
                "keep it; release it as deprecated once before it goes");
          }
          continue;
        }
        parameters(old.at("paths").at(path), now.at("paths").at(path), after);
        parameters(before, after, after);
        operation(before, after);
        security.operation(before, after);
      }
    }
  }

  private void operation(Place old, Place now) {
    if (!old.text("operationId").equals(now.text("operationId"))) {
      request(
          now.at("operationId"),
          "was %s, is %s".formatted(old.text("operationId"), now.text("operationId")),
          "keep the name: generated clients call it");
    }
    groups(old, now);
    body(old.at("requestBody").resolved(), now.at("requestBody").resolved());
    for (String status : names(old.at("responses"))) {
      Place before = old.at("responses").at(status).resolved();
      Place after = now.at("responses").at(status).resolved();
      if (!after.node().isMissingNode()) {
        answer(before, after);
      } else if (!status.startsWith("5")) { // What fails inside is no promise.
        answer(after, "the answer was removed", "keep answering so");
      }
    }
  }

  private void groups(Place old, Place now) {
    if (!old.has("x-groups") && now.has("x-groups")) {
      request(
          now.at("x-groups"),
          "only %s may call it now".formatted(String.join(", ", texts(now.at("x-groups")))),
          "let everybody call it, or make another operation");
    }
    for (JsonNode group : old.node().path("x-groups")) {
      if (!texts(now.at("x-groups")).contains(group.asText())) {
        request(
            now.at("x-groups"),
            "the group %s may no longer call it".formatted(group.asText()),
            "keep the group, or make another operation");
      }
    }
  }

  private void body(Place old, Place now) {
    if (now.node().path("required").asBoolean() && !old.node().path("required").asBoolean()) {
      request(now.at("required"), "a body is required now", "do without it when it is missing");
    }
    for (String mediaType : names(old.at("content"))) {
      Place after = now.at("content").at(mediaType);
      if (after.node().isMissingNode()) {
        request(after, "the media type is no longer accepted", "keep accepting it");
      } else {
        requests.compare(old.at("content").at(mediaType).at("schema"), after.at("schema"));
      }
    }
  }

  private void answer(Place old, Place now) {
    for (String header : names(old.at("headers"))) {
      if (now.at("headers").at(header).node().isMissingNode()) {
        answer(now.at("headers").at(header), "the header was removed", "keep sending it");
      }
    }
    for (String mediaType : names(old.at("content"))) {
      Place after = now.at("content").at(mediaType);
      if (after.node().isMissingNode()) {
        answer(after, "the media type was removed", "keep answering with it");
      } else {
        answers.compare(old.at("content").at(mediaType).at("schema"), after.at("schema"));
      }
    }
  }

  private void parameters(Place old, Place now, Place operation) {
    Map<String, Place> before = byName(old);
    Map<String, Place> after = byName(now);
    before.forEach(
        (name, parameter) -> {
          Place same = after.get(name);
          if (same == null) {
            request(operation, "the %s was removed".formatted(name), "keep accepting it");
            return;
          }
          requests.compare(parameter.at("schema"), same.at("schema"));
          if (isRequired(same) && !isRequired(parameter)) {
            request(operation, "the %s is required now".formatted(name), "keep it optional");
          }
        });
    after.forEach(
        (name, parameter) -> {
          if (isRequired(parameter) && !before.containsKey(name)) {
            request(operation, "the %s is new and required".formatted(name), "make it optional");
          }
        });
  }

  private static boolean isRequired(Place parameter) {
    return parameter.node().path("required").asBoolean();
  }

  private static Map<String, Place> byName(Place owner) {
    Map<String, Place> parameters = new TreeMap<>();
    for (int i = 0; i < owner.at("parameters").node().size(); i++) {
      Place parameter = owner.at("parameters").at(Integer.toString(i)).resolved();
      parameters.put(
          "%s parameter %s".formatted(parameter.text("in"), parameter.text("name")), parameter);
    }
    return parameters;
  }

  private static Set<String> names(Place place) {
    Set<String> names = new TreeSet<>();
    place.node().fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> texts(Place array) {
    Set<String> texts = new TreeSet<>();
    array.node().forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private void request(Place where, String change, String instead) {
    findings.add(where, Direction.BACKWARD, change, instead);
  }

  private void answer(Place where, String change, String instead) {
    findings.add(where, Direction.FORWARD, change, instead);
  }
}
