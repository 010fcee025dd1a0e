package dev.polystack.kit;

import dev.polystack.assets.FunctionCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.AssetHashType;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.AssetCode;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.constructs.Construct;

/**
 * A function in Java. Its own classes are the code, a few kilobytes; the libraries of its stack are
 * one layer which all functions of the stack share. So a changed line uploads a few kilobytes.
 *
 * <p>The role may write to the function's own log group and nothing else; grant what it needs.
 *
 * <pre>{@code
 * Function publisher =
 *     JavaFunction.in(this, "outbox-publisher", OutboxPublisher.class)
 *         .environment("BUS_NAME", busName)
 *         .build();
 * table.grantStreamRead(publisher);
 * }</pre>
 */
public final class JavaFunction {

  private static final String LAYER = "Libraries";
  private static final Suppression AS_BUILT =
      Suppression.of("AwsSolutions-L1", "the Java that the function is built for and tested with");

  private final ServiceStack stack;
  private final String id;
  private final Class<?> handler;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private int memoryMegabytes = 512;
  private Duration timeout = Duration.seconds(15);
  private Optional<Duration> longestWait = Optional.empty();

  private JavaFunction(ServiceStack stack, String id, Class<?> handler) {
    this.stack = stack;
    this.id = id;
    this.handler = handler;
  }

  /**
   * A function of a stack.
   *
   * @param id its name within the stack, in lower case with dashes
   * @param handler the class that Lambda calls
   */
  public static JavaFunction in(ServiceStack stack, String id, Class<?> handler) {
    return new JavaFunction(stack, id, handler);
  }

  /** Adds one environment variable. */
  public JavaFunction environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /** Sets the memory, which on AWS also decides the share of processor. Default 512. */
  public JavaFunction memoryMegabytes(int megabytes) {
    this.memoryMegabytes = megabytes;
    return this;
  }

  /** Sets after how long the function is stopped. Default 15 seconds. */
  public JavaFunction timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  /** Adds an alarm on records of a stream that wait for the function for longer than this. */
  public JavaFunction alarmOnWait(Duration longest) {
    this.longestWait = Optional.of(longest);
    return this;
  }

  /**
   * Creates role, log group and function; where the environment is not for development, also alarms
   * on errors and throttles.
   *
   * @throws IllegalStateException if the physical name is longer than Lambda allows
   */
  public Function build() {
    Construct scope = new Construct(stack, id);
    LogGroup logs = stack.logGroup(scope, "/aws/lambda/" + name());
    Function function =
        Function.Builder.create(scope, "Function")
            .functionName(name())
            .runtime(Runtime.JAVA_17)
            .architecture(Architecture.ARM_64)
            .handler(handler.getName())
            .code(classes())
            .layers(List.of(libraries()))
            .role(role(scope, logs))
            .logGroup(logs)
            .memorySize(memoryMegabytes)
            .timeout(timeout)
            .environment(environment)
            .build();
    AS_BUILT.on(function);
    Alarms alarms = new Alarms(stack, scope);
    alarms.onFaults(id, function);
    longestWait.ifPresent(age -> alarms.onIteratorAge(id, function, age));
    stack.register(this);
    return function;
  }

  String id() {
    return id;
  }

  String name() {
    return stack.physicalName(id, NameLimit.FUNCTION);
  }

  private AssetCode classes() {
    FunctionCode code = stack.code();
    return Code.fromAsset(
        code.folder().toString(),
        AssetOptions.builder()
            .exclude(code.excluded())
            .assetHashType(AssetHashType.CUSTOM)
            .assetHash(code.hash())
            .build());
  }

  private LayerVersion libraries() {
    return stack.getNode().tryFindChild(LAYER) instanceof LayerVersion existing
        ? existing
        : LayerVersion.Builder.create(stack, LAYER)
            .layerVersionName(stack.physicalName("libraries"))
            .code(Code.fromAsset(stack.target("layer").toString()))
            .compatibleRuntimes(List.of(Runtime.JAVA_17))
            .build();
  }

  private static Role role(Construct scope, LogGroup logs) {
    Role role =
        Role.Builder.create(scope, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(logs.getLogGroupArn()))
            .build());
    return role;
  }
}
