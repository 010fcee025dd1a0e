package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    ParameterComparison parameters = new ParameterComparison(old, now, findings);
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
        parameters.compare(path, method);
        operation(before, after);
        security.operation(before, after);
        groups(before, after, security.isOpenToAll(after));
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

  /** Without groups, nobody may call what asks for a token, and everybody what asks for nothing. */
  private void groups(Place old, Place now, boolean openToAll) {
    for (JsonNode group : old.node().path("x-groups")) {
      if (!openToAll && !texts(now.at("x-groups")).contains(group.asText())) {
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
    for (String name : names(old.at("headers"))) {
      header(old.at("headers").at(name).resolved(), now.at("headers").at(name).resolved());
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

  private void header(Place old, Place now) {
    if (now.node().isMissingNode()) {
      answer(now, "the header was removed", "keep sending it");
      return;
    }
    answers.compare(old.at("schema"), now.at("schema"));
    if (old.node().path("required").asBoolean() && !now.node().path("required").asBoolean()) {
      answer(now, "the header was always there, may be missing now", "keep sending it");
    }
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
