package dev.polystack.engine.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A synthesized service {@code store} with stacks that each publish {@code x}, and all but the
 * first consume that of the first. In CloudFormation they have the same names as in the service.
 */
record StandInAssembly(Path folder, List<String> stacks) {

  static StandInAssembly of(Path folder, String... stacks) throws IOException {
    Files.createDirectories(folder);
    StandInAssembly assembly = new StandInAssembly(folder, List.of(stacks));
    List<String> artifacts = new ArrayList<>();
    List<String> records = new ArrayList<>();
    for (String stack : stacks) {
      assembly.change(stack, "{}");
      artifacts.add(
          """
          "%1$s": {"type": "aws:cloudformation:stack", "properties": {
            "templateFile": "%1$s.template.json"}}
          """
              .formatted(stack));
      records.add(
          """
          {"name": "%1$s", "stackName": "%1$s", "template": "%1$s.template.json", "mock": false,
           "folder": "stacks/%1$s", "description": "", "functions": [], "code": [],
           "publishes": [{"name": "%2$s/%1$s/x", "visibility": "SERVICE"}], "consumes": [%3$s]}
          """
              .formatted(
                  stack,
                  "/shop/dev-me/store",
                  stack.equals(stacks[0])
                      ? ""
                      : "{\"name\": \"/shop/dev-me/store/%s/x\"}".formatted(stacks[0])));
    }
    Files.writeString(
        folder.resolve("manifest.json"),
        "{\"version\": \"48.0.0\", \"artifacts\": {" + String.join(",", artifacts) + "}}");
    Files.writeString(
        folder.resolve("polystack.json"),
        """
        {"project": "shop", "service": "store", "environment": "dev-me", "production": false,
         "stacks": [%s]}
        """
            .formatted(String.join(",", records)));
    return assembly;
  }

  /** The first stack consumes these of other services. */
  void consume(String... parameters) throws IOException {
    Path record = folder.resolve("polystack.json");
    String consumed =
        Stream.of(parameters)
            .map("{\"name\": \"%s\"}"::formatted)
            .collect(Collectors.joining(", ", "\"consumes\": [", "]"));
    Files.writeString(record, Files.readString(record).replace("\"consumes\": []", consumed));
  }

  /** Its environment is production. */
  void isForProduction() throws IOException {
    Path record = folder.resolve("polystack.json");
    Files.writeString(
        record, Files.readString(record).replace("\"production\": false", "\"production\": true"));
  }

  /** A stack's parameter is for every service. */
  void offers(String stack) throws IOException {
    Path record = folder.resolve("polystack.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replace(
                "/store/%s/x\", \"visibility\": \"SERVICE\"".formatted(stack),
                "/store/%s/x\", \"visibility\": \"PUBLISHED\"".formatted(stack)));
  }

  /** A stack consumes nothing. */
  void consumesNothing(String stack) throws IOException {
    Path record = folder.resolve("polystack.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replaceFirst(
                "(/store/%s/x\", \"visibility\": \"SERVICE\"}], \"consumes\": )\\[.*?]"
                    .formatted(stack),
                "$1[]"));
  }

  /** The CDK library that it is written by has this version. */
  void isMadeBy(String version) throws IOException {
    Files.writeString(
        folder.resolve("tree.json"),
        """
        {"version": "tree-0.1", "tree": {"id": "App", "path": "",
         "constructInfo": {"fqn": "aws-cdk-lib.App", "version": "%s"}}}
        """
            .formatted(version));
  }

  /** Another template, so that the stack has to be deployed. */
  void change(String stack, String template) throws IOException {
    Files.writeString(folder.resolve(stack + ".template.json"), template);
  }
}
