package dev.polystack.kit;

import dev.polystack.parameters.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * The CDK app of one service: all of its stacks for one environment.
 *
 * <p>Read from the CDK context: {@code env} (the environment's name) and {@code project} (the
 * system's, which belongs into {@code cdk.json}), both required, and {@code environments}, an
 * object such as {@code {"prod": {"production": true}}}: only {@code local}, {@code test} and
 * {@code dev-*} need not be declared. Beside the templates, {@link #synth()} writes {@link
 * AssemblyRecord}: what every stack publishes and consumes.
 */
public final class ServiceApp {

  /** The tag that says to which project a resource belongs. */
  public static final String PROJECT_TAG = "polystack:project";

  /** The tag that says to which environment a resource belongs. */
  public static final String ENVIRONMENT_TAG = "polystack:env";

  /** The tag that says to which service a resource belongs; a role's tags are its bearer's too. */
  public static final String SERVICE_TAG = "polystack:service";

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
    this.project = given("project", "write \"context\": {\"project\": \"NAME\"} into cdk.json");
    this.environment =
        Environments.declared(context("environments"))
            .named(given("env", "pass it, for instance `cdk synth -c env=test`"));
    Tags.of(app).add(PROJECT_TAG, project);
    Tags.of(app).add(ENVIRONMENT_TAG, environment.name());
    Tags.of(app).add(SERVICE_TAG, service);
    PolicyChecks.addIfAsked(app);
    environment.alarmTopic().ifPresent(arn -> Aspects.of(app).add(new AlarmTopic(arn)));
  }

  /**
   * An app whose repository is the working directory, as the CDK CLI starts it.
   *
   * @throws IllegalStateException if the context names no project or no environment, or one that is
   *     not declared
   */
  public static ServiceApp of(String service) {
    return new ServiceApp(service, Path.of(""), new App());
  }

  /**
   * An app for a test: output in a directory of its own.
   *
   * @param root the repository, where {@code stacks/<name>/target} is found
   * @param context what stands in place of the repository's {@code cdk.json}, or beside it
   */
  public static ServiceApp forTest(String service, Path root, Map<String, Object> context) {
    Map<String, Object> all = new LinkedHashMap<>(CdkJson.context(root));
    all.putAll(context);
    return new ServiceApp(
        service, root, new App(AppProps.builder().context(all).outdir(null).build()));
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

  /**
   * Writes templates, assets and the record of what the stacks publish and consume.
   *
   * @throws IllegalStateException if a stack consumes a value of this service that none of its
   *     stacks publishes
   */
  public CloudAssembly synth() {
    checkOwnParameters();
    CloudAssembly assembly = app.synth();
    AssemblyRecord.of(this, stacks).write(Path.of(assembly.getDirectory()));
    return assembly;
  }

  /**
   * Whether the cloud that this app is for knows the resources of a service. No region of AWS
   * offers every service, and neither does another cloud with AWS's API: the CDK context {@code
   * lacks} lists what is missing. A stack may leave out what is good to have; what it cannot do
   * without it makes in any case, so that its deployment fails and says why.
   *
   * @param service the first two parts of CloudFormation's types, such as {@code AWS::EventSchemas}
   */
  public boolean offers(String service) {
    return !(context("lacks") instanceof List<?> lacks && lacks.contains(service));
  }

  /**
   * Adds a mock, except where this app is for production.
   *
   * @param mock makes it, for instance {@code PaymentsMockStack::new}
   */
  public void mock(Function<ServiceApp, ? extends MockStack> mock) {
    if (!environment.production()) {
      Objects.requireNonNull(mock.apply(this), "mock");
    }
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

  private String given(String key, String advice) {
    if (!(context(key) instanceof String value) || value.isBlank()) {
      throw new IllegalStateException(
          "the CDK context has no value '%s': %s".formatted(key, advice));
    }
    return value;
  }

  /**
   * Finds at once what would only show when everything is put together: a stack that needs a value
   * of its own service which no stack publishes here, such as a mock's in production.
   */
  private void checkOwnParameters() {
    Set<Parameter> published =
        stacks.stream().flatMap(s -> s.published().stream()).collect(Collectors.toSet());
    List<String> dangling = new ArrayList<>();
    for (ServiceStack stack : stacks) {
      stack.consumed().stream()
          .filter(parameter -> parameter.service().equals(service))
          .filter(parameter -> !published.contains(parameter))
          .map(
              parameter ->
                  "%s/%s consumes '%s' of %s/%s, %s"
                      .formatted(
                          service,
                          stack.stack(),
                          parameter.name(),
                          service,
                          parameter.stack(),
                          absence(parameter.stack())))
          .forEach(dangling::add);
    }
    if (!dangling.isEmpty()) {
      throw new IllegalStateException(String.join(System.lineSeparator(), dangling));
    }
  }

  private String absence(String stack) {
    return stacks.stream().anyMatch(each -> each.stack().equals(stack))
        ? "which does not publish it"
        : "which is no part of this app for %s%s"
            .formatted(
                environment.name(),
                environment.production() ? "; a mock never is: take the real one there" : "");
  }
}
