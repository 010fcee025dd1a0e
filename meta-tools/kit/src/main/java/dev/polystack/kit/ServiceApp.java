package dev.polystack.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * The CDK app of one service: all of its stacks for one environment.
 *
 * <p>Read from the CDK context: {@code env} (the environment's name, required), {@code project}
 * (default {@code shop}), and {@code environments}, an object such as {@code {"prod":
 * {"production": true}}}. Beside the templates, {@link #synth()} writes {@link AssemblyRecord}:
 * what every stack publishes and consumes.
 */
public final class ServiceApp {

  private final App app;
  private final Path root;
  private final String project;
  private final String service;
  private final Environment environment;
  private final List<ServiceStack> stacks = new ArrayList<>();

  private ServiceApp(String service, Path root, App app) {
    this.app = app;
    this.root = root;
    this.service = service;
    this.project = context("project") instanceof String given ? given : "shop";
    this.environment = environment(app);
    Tags.of(app).add("polystack:project", project);
    Tags.of(app).add("polystack:env", environment.name());
    Tags.of(app).add("polystack:service", service);
  }

  /**
   * An app whose repository is the working directory, as the CDK CLI starts it.
   *
   * @throws IllegalStateException if the context names no environment
   */
  public static ServiceApp of(String service) {
    return new ServiceApp(service, Path.of(""), new App());
  }

  /**
   * An app for a test: context given, output in a directory of its own.
   *
   * @param root the repository, where {@code stacks/<name>/target} is found
   */
  public static ServiceApp forTest(String service, Path root, Map<String, Object> context) {
    return new ServiceApp(
        service, root, new App(AppProps.builder().context(context).outdir(null).build()));
  }

  /** Where this app is deployed to. */
  public Environment environment() {
    return environment;
  }

  /** The service's name, part of every physical name. */
  public String service() {
    return service;
  }

  /** The project's name, part of every physical name. */
  public String project() {
    return project;
  }

  /** Writes templates, assets and the record of what the stacks publish and consume. */
  public CloudAssembly synth() {
    CloudAssembly assembly = app.synth();
    AssemblyRecord.of(this, stacks).write(Path.of(assembly.getDirectory()));
    return assembly;
  }

  App scope() {
    return app;
  }

  Path folder(String stack) {
    return root.resolve("stacks").resolve(stack);
  }

  void register(ServiceStack stack) {
    stacks.add(stack);
  }

  private @Nullable Object context(String key) {
    return app.getNode().tryGetContext(key);
  }

  private Environment environment(App app) {
    if (!(context("env") instanceof String name)) {
      throw new IllegalStateException(
          "no environment given: pass the context value env, for instance `cdk synth -c env=test`");
    }
    boolean production =
        context("environments") instanceof Map<?, ?> all
            && all.get(name) instanceof Map<?, ?> one
            && Boolean.TRUE.equals(one.get("production"));
    return new Environment(name, production);
  }
}
