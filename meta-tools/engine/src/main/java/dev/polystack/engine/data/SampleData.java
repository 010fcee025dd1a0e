package dev.polystack.engine.data;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.data.SampleFile.Call;
import dev.polystack.engine.data.SampleFile.Person;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills an environment with what the repositories' sample data say, through the front door. */
public final class SampleData {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Checkout checkout;
  private final Console console;
  private final Target target;
  private final Map<String, String> parameters;
  private final Map<Path, SampleFile> files = new LinkedHashMap<>();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** The sample data of every repository of a checkout. */
  public SampleData(Checkout checkout, Console console, Target target) {
    this.checkout = checkout;
    this.console = console;
    this.target = target;
    this.parameters = new DeployedStacks(target).parameters();
    for (var repository : checkout.checkedOut()) {
      Path folder = checkout.folder(repository);
      SampleFile.of(folder).ifPresent(file -> files.put(folder, file));
    }
  }

  /** Loads what has not been loaded into this environment yet. */
  public void load() throws InterruptedException {
    for (Map.Entry<Path, SampleFile> each : files.entrySet()) {
      Path stamp =
          checkout
              .made("local", "state", "samples")
              .resolve(checkout.work().fileNameOf(each.getKey()));
      String content = fingerprint(each.getKey());
      if (!content.equals(read(stamp))) {
        long start = System.nanoTime();
        load(each.getValue());
        write(stamp, content);
        console.task(
            Tone.GOOD,
            checkout.work().nameOf(each.getKey()),
            "sample data loaded",
            Duration.ofNanos(System.nanoTime() - start));
      }
    }
  }

  private void load(SampleFile file) throws InterruptedException {
    if (file.users() == null) {
      return;
    }
    SampleUsers users =
        new SampleUsers(target, value(file.users().pool()), value(file.users().client()));
    file.users().people().forEach(users::ensure);
    Map<String, String> tokens = new HashMap<>();
    for (Call call : file.requests()) {
      Person person =
          file.users().people().stream()
              .filter(each -> each.username().equals(call.user()))
              .findFirst()
              .orElseThrow(() -> new UserError("sample data: there is no user " + call.user()));
      send(call, tokens.computeIfAbsent(call.user(), any -> users.signIn(person)));
    }
  }

  private void send(Call call, String token) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(value(call.url()) + call.path()))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                call.method(),
                call.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body().toString()));
    if (call.headers() != null) {
      call.headers().forEach(request::header);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean there = response.statusCode() == 409; // An earlier run was interrupted.
      if (response.statusCode() >= 300 && !there) {
        throw new UserError(
            "Sample data: %s %s answered %d: %s"
                .formatted(
                    call.method(), request.build().uri(), response.statusCode(), response.body()));
      }
    } catch (IOException e) {
      throw new UserError(
          "Sample data: %s does not answer (%s)".formatted(request.build().uri(), e), e);
    }
  }

  /** Prints addresses and users. */
  public void announce() {
    console.line("");
    for (SampleFile file : files.values()) {
      file.urls().forEach(address -> announce(address.name(), value(address.url())));
    }
    announce(
        "AWS APIs",
        target.variables().get("AWS_ENDPOINT_URL")
            + " (`meta exec -- COMMAND` has it in its variables)");
    console.line("");
    for (SampleFile file : files.values()) {
      if (file.users() != null) {
        file.users().people().forEach(this::announce);
        console.line("");
      }
    }
  }

  private void announce(String name, String address) {
    console.line("  %-24s %s".formatted(name, address));
  }

  private void announce(Person person) {
    console.line(
        "  %-24s password %-18s %s"
            .formatted(
                person.username(), person.password(), person.note() == null ? "" : person.note()));
  }

  private String value(String parameter) {
    String value = parameters.get(target.path(parameter));
    if (value == null) {
      throw new UserError("sample data: no stack publishes %s".formatted(target.path(parameter)));
    }
    return value;
  }

  private static String fingerprint(Path repository) {
    try {
      return Fingerprint.builder()
          .add("file", Files.readAllBytes(repository.resolve("sample-data.yaml")))
          .build()
          .value();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sample data of " + repository, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
