package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks what an event or a message says about itself beside its data. */
final class ToldCheck {

  private static final Set<String> KEYWORDS =
      Set.of("x-owner", "x-version", "x-guarantees", "x-idempotency-key", "x-replaced-by");

  private final ContractFiles files;
  private final Path file;
  private final JsonNode schema;
  private final List<Mistake> mistakes;

  private ToldCheck(ContractFiles files, Path file, JsonNode schema, List<Mistake> mistakes) {
    this.files = files;
    this.file = file;
    this.schema = schema;
    this.mistakes = mistakes;
  }

  /** Adds everything that is wrong; what only events or messages say is wrong in other files. */
  static void check(ContractFiles files, Path file, JsonNode schema, List<Mistake> mistakes) {
    ToldCheck check = new ToldCheck(files, file, schema, mistakes);
    Kind.of(file).ifPresentOrElse(check::all, check::nothing);
  }

  /** Whether only events or messages may say this. */
  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name) || Kind.MESSAGE.keywords().contains(name);
  }

  private void all(Kind.Place place) {
    String owner = schema.path("x-owner").asText();
    if (!owner.equals(place.service())) {
      add(
          Fault.WRONG_OWNER,
          "/x-owner",
          "is '%s', has to be '%s'".formatted(owner, place.service()));
    }
    String version = schema.path("x-version").asText();
    if (!version.matches(place.major() + "\\.[0-9]+")) {
      add(
          Fault.WRONG_NAME,
          "/x-version",
          "is '%s', has to be %d.<minor> in this folder".formatted(version, place.major()));
    }
    for (String guarantee : List.of("ordering", "duplicates", "retention")) {
      if (schema.path("x-guarantees").path(guarantee).asText().isBlank()) {
        add(
            Fault.MISSING,
            "/x-guarantees/" + guarantee,
            "is missing: say what a consumer may count on");
      }
    }
    idempotencyKey();
    replacement();
    if (place.kind() == Kind.MESSAGE) {
      message();
    } else {
      refuse(Kind.MESSAGE.keywords(), "is for messages alone");
    }
  }

  private void idempotencyKey() {
    if (schema.path("x-idempotency-key").isEmpty()) {
      add(
          Fault.MISSING,
          "/x-idempotency-key",
          "is missing: list the properties by which a consumer knows that it did this before");
    }
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    int index = 0;
    for (JsonNode name : schema.path("x-idempotency-key")) {
      if (!required.contains(name.asText())) {
        add(
            Fault.UNKNOWN_PROPERTY,
            "/x-idempotency-key/" + index,
            "names '%s', which is no required property".formatted(name.asText()));
      }
      index++;
    }
  }

  private void replacement() {
    if (!schema.has("x-replaced-by")) {
      return;
    }
    if (!schema.path("deprecated").asBoolean()) {
      add(Fault.SENSELESS_RULE, "/x-replaced-by", "is for what is deprecated: say that too");
    }
    EventNames.of(files)
        .require(file, "/x-replaced-by", schema.path("x-replaced-by").asText(), mistakes);
  }

  private void message() {
    if (schema.path("x-queue").asText().isBlank()) {
      add(Fault.MISSING, "/x-queue", "is missing: say which of the owner's queues takes it");
    }
    EventNames.of(files).requireAll(file, "/x-causes", schema.path("x-causes"), mistakes);
  }

  private void nothing() {
    refuse(KEYWORDS, "is for events and messages alone");
    refuse(Kind.MESSAGE.keywords(), "is for messages alone");
  }

  private void refuse(Set<String> keywords, String why) {
    keywords.stream()
        .filter(schema::has)
        .sorted()
        .forEach(keyword -> add(Fault.NO_JAVA_TYPE, "/" + keyword, why));
  }

  private void add(Fault fault, String pointer, String message) {
    mistakes.add(new Mistake(fault, file, pointer, message));
  }
}
