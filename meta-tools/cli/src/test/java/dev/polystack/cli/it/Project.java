package dev.polystack.cli.it;

import static org.awaitility.Awaitility.await;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A project of one stack, {@code prices/reader}, deployed by CloudFormation from a template of the
 * tests: a queue with a dead-letter queue, a function, a published parameter.
 */
final class Project implements AutoCloseable {

  static final String ENVIRONMENT = "it";

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name =
      "p" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
  private final Target target = new Target(name, ENVIRONMENT, null);
  private final CloudFormationClient cloudFormation =
      Aws.client(target, CloudFormationClient.builder());
  private final S3Client s3 = Aws.client(target, S3Client.builder().forcePathStyle(true));
  private final String bucket = name + "-code";

  /** Deploys it. */
  Project() {
    s3.createBucket(request -> request.bucket(bucket));
    s3.putObject(request -> request.bucket(bucket).key("code.zip"), RequestBody.fromBytes(code()));
    cloudFormation.createStack(
        request ->
            request
                .stackName(stackName())
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .templateBody(template()));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> status().endsWith("_COMPLETE"));
    if (!status().equals("CREATE_COMPLETE")) {
      throw new IllegalStateException(
          "the test's stack is %s: %s"
              .formatted(
                  status(),
                  cloudFormation
                      .describeStackEvents(request -> request.stackName(stackName()))
                      .stackEvents()));
    }
  }

  String name() {
    return name;
  }

  Target target() {
    return target;
  }

  String stackName() {
    return name + "-" + ENVIRONMENT + "-prices-reader";
  }

  /** A resource by its name in its service: an address of a queue, a path of a parameter. */
  String resource(String logicalId) {
    return Objects.requireNonNull(
        cloudFormation
            .describeStackResource(
                request -> request.stackName(stackName()).logicalResourceId(logicalId))
            .stackResourceDetail()
            .physicalResourceId());
  }

  private String status() {
    return cloudFormation
        .describeStacks(request -> request.stackName(stackName()))
        .stacks()
        .stream()
        .map(Stack::stackStatusAsString)
        .findFirst()
        .orElse("NONE");
  }

  private boolean isGone() {
    try {
      return status().equals("DELETE_COMPLETE");
    } catch (CloudFormationException e) {
      return true;
    }
  }

  private String template() {
    try (InputStream template =
        Objects.requireNonNull(Project.class.getResourceAsStream("prices-reader.template.json"))) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{project}", name)
          .replace("{environment}", ENVIRONMENT)
          .replace("{stackName}", stackName())
          .replace("{bucket}", bucket)
          .replace("{handler}", PriceReader.class.getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] code() {
    String file = PriceReader.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        InputStream code =
            Objects.requireNonNull(PriceReader.class.getClassLoader().getResourceAsStream(file))) {
      zip.putNextEntry(new ZipEntry(file));
      code.transferTo(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    cloudFormation.deleteStack(request -> request.stackName(stackName()));
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::isGone);
    s3.deleteObject(request -> request.bucket(bucket).key("code.zip"));
    s3.deleteBucket(request -> request.bucket(bucket));
    cloudFormation.close();
    s3.close();
  }
}
