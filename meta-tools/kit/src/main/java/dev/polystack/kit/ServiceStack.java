package dev.polystack.kit;

import dev.polystack.assets.FunctionCode;
import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * A unit of deployment. What it offers to other stacks it {@link #publish publishes}; what it needs
 * of them it {@link #consume consumes}. The order of deployment follows from both.
 */
public abstract class ServiceStack extends Stack {

  /** The tag by which a service that is deployed alone sees what others keep to themselves. */
  private static final String VISIBILITY = "polystack:visibility";

  private final ServiceApp app;
  private final String name;
  private final List<Parameter> published = new ArrayList<>();
  private final Map<Parameter, String> consumed = new LinkedHashMap<>();
  private final List<JavaFunction> functions = new ArrayList<>();

  /**
   * Adds a stack to its service.
   *
   * @param name the stack's name within the service, also its folder under {@code stacks/}
   * @param description what it is for, in one sentence
   */
  protected ServiceStack(ServiceApp app, String name, String description) {
    super(
        app.scope(),
        String.join("-", app.project(), app.environment().name(), app.service(), name),
        StackProps.builder().description(description).build());
    this.app = app;
    this.name = name;
    Tags.of(this).add("polystack:stack", name);
    app.register(this);
  }

  /** Where this stack is deployed to. Not {@code getEnvironment}, which is CDK's account/region. */
  public Environment target() {
    return app.environment();
  }

  /**
   * Gives a value to other stacks.
   *
   * @throws IllegalArgumentException if the parameter belongs to another stack
   */
  protected void publish(Parameter parameter, String value) {
    if (!parameter.service().equals(app.service()) || !parameter.stack().equals(name)) {
      throw new IllegalArgumentException(
          "%s/%s cannot publish '%s', which belongs to %s/%s"
              .formatted(
                  app.service(), name, parameter.name(), parameter.service(), parameter.stack()));
    }
    StringParameter stored =
        StringParameter.Builder.create(this, "Published-" + parameter.name())
            .parameterName(path(parameter))
            .stringValue(value)
            .allowedPattern(parameter.type().pattern())
            .build();
    Tags.of(stored).add(VISIBILITY, parameter.visibility().name());
    published.add(parameter);
  }

  /**
   * The value that another stack publishes, known at deployment.
   *
   * @throws IllegalArgumentException if the parameter is internal to another service
   */
  protected String consume(Parameter parameter) {
    if (parameter.visibility() == Visibility.SERVICE
        && !parameter.service().equals(app.service())) {
      throw new IllegalArgumentException(
          "%s/%s cannot consume '%s': it is internal to the service %s; ask its owners to publish it"
              .formatted(app.service(), name, parameter.name(), parameter.service()));
    }
    return consumed.computeIfAbsent(
        parameter, p -> StringParameter.valueForStringParameter(this, path(p)));
  }

  /**
   * A physical name that is unique to project, environment, service and stack, for a resource whose
   * name may have 255 characters.
   */
  protected String physicalName(String suffix) {
    return getStackName() + "-" + suffix;
  }

  /**
   * A physical name that is unique to project, environment, service and stack.
   *
   * @throws IllegalStateException if it is longer than its kind of resource allows
   */
  protected String physicalName(String suffix, NameLimit limit) {
    return limit.checked(physicalName(suffix));
  }

  /**
   * A log group with the retention of the environment. In production logs outlive what writes them,
   * so the name is CloudFormation's there: a fixed one would be taken when something that was
   * removed comes back.
   *
   * @param scope what writes the logs
   * @param group the group's name elsewhere
   */
  protected LogGroup logGroup(Construct scope, String group) {
    LogGroup.Builder logs =
        LogGroup.Builder.create(scope, "Logs")
            .retention(target().logRetention())
            .removalPolicy(target().removalPolicy());
    return target().production() ? logs.build() : logs.logGroupName(group).build();
  }

  String stack() {
    return name;
  }

  ServiceApp app() {
    return app;
  }

  List<Parameter> published() {
    return Collections.unmodifiableList(published);
  }

  List<Parameter> consumed() {
    return List.copyOf(consumed.keySet());
  }

  List<JavaFunction> functions() {
    return Collections.unmodifiableList(functions);
  }

  void register(JavaFunction function) {
    functions.add(function);
  }

  /** What the build of this stack's module made. */
  Path target(String name) {
    return app.folder(this.name).resolve("target").resolve(name);
  }

  FunctionCode code() {
    return new FunctionCode(target("classes"));
  }

  String path(Parameter parameter) {
    return parameter.path(app.project(), app.environment().name());
  }
}
