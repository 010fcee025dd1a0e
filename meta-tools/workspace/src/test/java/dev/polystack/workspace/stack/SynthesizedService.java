package dev.polystack.workspace.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes assemblies as the stack kit and the CDK do. */
final class SynthesizedService {

  private final Path folder;
  private final String service;
  private final String environment;
  private final List<String> records = new ArrayList<>();
  private final List<String> artifacts = new ArrayList<>();
  private boolean production;

  private SynthesizedService(Path folder, String service, String environment) {
    this.folder = folder;
    this.service = service;
    this.environment = environment;
  }

  static SynthesizedService in(Path folder, String service) {
    return new SynthesizedService(folder.resolve(service), service, "local");
  }

  /** Marks the environment as production. */
  SynthesizedService production() {
    production = true;
    return this;
  }

  SynthesizedService environment(String other) {
    return new SynthesizedService(folder, service, other);
  }

  /**
   * Adds a stack.
   *
   * @param links {@code >/path} for a parameter published to everybody, {@code )/path} for one
   *     within the service, {@code </path} for one consumed, {@code =name} for a direct reference
   */
  SynthesizedService stack(String name, String... links) {
    records.add(
        """
        {"name": "%1$s", "stackName": "%2$s", "template": "%2$s.template.json", "mock": false,
         "folder": "stacks/%1$s", "description": "", "publishes": [%3$s], "consumes": [%4$s],
         "functions": [{"id": "f", "functionName": "%2$s-f", "logicalId": "F1"}], "code": []}
        """
            .formatted(
                name,
                stackName(name),
                Stream.concat(published(links, ">", "PUBLISHED"), published(links, ")", "SERVICE"))
                    .collect(Collectors.joining(", ")),
                of(links, "<")
                    .map("{\"name\": \"%s\"}"::formatted)
                    .collect(Collectors.joining(", "))));
    artifacts.add(
        """
        "%1$s": {"type": "aws:cloudformation:stack",
                 "properties": {"templateFile": "%1$s.template.json", "tags": {"team": "one"}},
                 "dependencies": ["%1$s.assets"%2$s]},
        "%1$s.assets": {"type": "cdk:asset-manifest", "properties": {"file": "%1$s.assets.json"}}
        """
            .formatted(
                stackName(name),
                of(links, "=")
                    .map(other -> ", \"%s\"".formatted(stackName(other)))
                    .collect(Collectors.joining())));
    return this;
  }

  Assembly read() {
    return Assembly.read(write());
  }

  Path write() {
    file(
        "polystack.json",
        """
        {"project": "shop", "service": "%s", "environment": "%s", "production": %s,
         "stacks": [%s]}
        """
            .formatted(service, environment, production, String.join(",\n", records)));
    file("manifest.json", "{\"artifacts\": {%s}}".formatted(String.join(",\n", artifacts)));
    return folder;
  }

  void file(String name, String content) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String stackName(String name) {
    return "shop-%s-%s-%s".formatted(environment, service, name);
  }

  private static Stream<String> published(String[] links, String mark, String visibility) {
    return of(links, mark)
        .map(name -> "{\"name\": \"%s\", \"visibility\": \"%s\"}".formatted(name, visibility));
  }

  private static Stream<String> of(String[] links, String mark) {
    return Stream.of(links).filter(link -> link.startsWith(mark)).map(link -> link.substring(1));
  }
}
