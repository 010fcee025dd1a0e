package dev.polystack.engine.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.UsageError;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.build.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Begins a function of a stack, with what calls it. */
public final class NewFunction {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A file of sample data that holds nothing yet. */
  private static final List<String> ADDRESSES =
      List.of(
          "# What `meta up` puts into the environment on this machine, and the addresses it tells.",
          "# Every value of the form service/stack/name is a published parameter.",
          "urls:");

  private final Checkout checkout;

  /** Begins functions in a workspace. */
  public NewFunction(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Writes the function and adds it to its stack.
   *
   * @param id {@code service/stack/function}
   * @param trigger what calls it
   * @return what was written or changed, relative to the workspace
   * @throws UserError if a name cannot be one, the function exists, or an event is not known or not
   *     for this stack
   */
  public List<Path> create(String id, Trigger trigger) throws InterruptedException {
    House house = House.of(checkout);
    int slash = id.lastIndexOf('/');
    if (slash < 0) {
      throw new UserError(
          "'%s' names no function: write service/stack/function, such as orders/intake/place-order"
              .formatted(id));
    }
    StackPlace place = StackPlace.of(house, id.substring(0, slash));
    Name function = Name.of("function", id.substring(slash + 1));
    if (!Files.exists(place.source())) {
      throw new UserError(
          "The service %s has no stack '%s' (no %s). Begin it: meta new stack %s"
              .formatted(
                  place.service().text(),
                  place.stack().text(),
                  checkout.root().relativize(place.source()),
                  id.substring(0, slash)));
    }
    trigger.checkFits(place);
    Map<String, Object> values = place.values();
    values.put("function", function.text());
    values.put("Function", function.type());
    values.put("FUNCTION", function.constant());
    values.put("member", function.member());
    values.put("words", function.words());
    values.putAll(trigger.values());
    trigger.event().ifPresent(event -> values.putAll(eventValues(house, EventName.of(event))));
    Template template = new Template(trigger.template());
    List<Path> written = new ArrayList<>();
    template
        .writeTo(place.folder(), values)
        .forEach(file -> written.add(checkout.root().relativize(place.folder().resolve(file))));
    addToStack(place, function, template, values);
    written.add(checkout.root().relativize(place.source()));
    if (trigger instanceof Trigger.Http) {
      Path addresses = place.repository().resolve("sample-data.yaml");
      SourceText.readOrBegin(addresses, ADDRESSES)
          .afterFirst(
              "line 'urls:'",
              line -> line.equals("urls:"),
              lines(template, "address", values).toArray(String[]::new))
          .write();
      written.add(checkout.root().relativize(addresses));
    }
    if (trigger.event().isPresent()) {
      addContracts(house, place);
      written.add(checkout.root().relativize(place.folder().resolve("pom.xml")));
    }
    JavaFormat.apply(checkout.root(), written, checkout.log("format"));
    return written;
  }

  private static void addToStack(
      StackPlace place, Name function, Template template, Map<String, Object> values) {
    SourceText source = SourceText.read(place.source());
    lines(template, "imports", values).forEach(source::withImport);
    source
        .beforeAfter(
            "constructor",
            line -> line.contains("super(app"),
            line -> line.equals("  }"),
            "    %s();".formatted(function.member()))
        .beforeLast(
            "end of the class",
            line -> line.equals("}"),
            lines(template, "method", values).toArray(String[]::new));
    List<String> field = lines(template, "field", values).toList();
    if (!field.isEmpty()) {
      source.beforeAfter(
          "class",
          line -> line.startsWith("public final class "),
          line -> true,
          field.toArray(String[]::new));
    }
    source.write();
  }

  private static Stream<String> lines(Template template, String file, Map<String, Object> values) {
    return template.text(file, values).lines();
  }

  private static Map<String, Object> eventValues(House house, EventName event) {
    Path schema =
        house
            .contractFiles()
            .resolve("events/%s/v1/%s.json".formatted(event.service().text(), event.type()));
    if (!Files.exists(schema)) {
      throw new UsageError(
          "There is no event %s.v1 of the service %s (no %s). Begin it: meta new event %s/%s"
              .formatted(
                  event.type(),
                  event.service().text(),
                  house.checkout().root().relativize(schema),
                  event.service().text(),
                  event.type()));
    }
    return Map.of(
        "Event",
        event.type(),
        "eventOwner",
        event.service().text(),
        "eventPackage",
        "%s.contracts.events.%s.v1".formatted(house.group(), event.service().segment()),
        "example",
        example(schema));
  }

  private static String example(Path schema) {
    try {
      JsonNode example = JSON.readTree(schema.toFile()).path("examples").path(0);
      return JSON.writeValueAsString(example);
    } catch (IOException e) {
      throw new UserError("%s is not JSON: %s".formatted(schema, e.getMessage()), e);
    }
  }

  private static void addContracts(House house, StackPlace place) {
    Module contracts = house.contracts().orElseThrow();
    PomText.of(place.folder())
        .withDependency(
            contracts.coordinate().groupId(),
            contracts.coordinate().artifactId(),
            "${contracts.version}")
        .write();
  }
}
