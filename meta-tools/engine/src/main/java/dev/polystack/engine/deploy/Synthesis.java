package dev.polystack.engine.deploy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.build.Build;
import dev.polystack.engine.cloud.Lacks;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import dev.polystack.workspace.schedule.Task.Result;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.CodeRefresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a repository's CDK app, as its {@code cdk.json} says. */
public final class Synthesis {

  /**
   * Whether templates are held against CloudFormation's rules and the kit's policies, which takes
   * seconds.
   */
  public enum Rules {
    /** What breaks a rule fails the synthesis. */
    CHECKED,
    /** Nobody looks. */
    LEFT_OUT
  }

  /** The CDK's own flags, see its {@code FEATURE_FLAGS.md}, and that of the kit's policy checks. */
  private static final List<String> RULES_AS_ERRORS =
      List.of(
          "@aws-cdk/core:validateAgainstDefaultRules",
          "@aws-cdk/core:annotationsInValidationReport",
          "policyChecks");

  /** Where the CDK's engine keeps the library that it has unpacked, which takes ten seconds. */
  private static final String UNPACKED = "JSII_RUNTIME_PACKAGE_CACHE_ROOT";

  private final WorkFolder work;
  private final String project;
  private final String environment;

  /** Synthesis for one environment. */
  public Synthesis(WorkFolder work, String project, String environment) {
    this.work = work;
    this.project = project;
    this.environment = environment;
  }

  /** Whether a repository has stacks at all. */
  public static boolean hasApp(Path repository) {
    return Files.exists(repository.resolve("cdk.json"));
  }

  /**
   * The project that a repository's stacks belong to, as its {@code cdk.json} says.
   *
   * @throws UserError if it does not say so
   */
  public static String project(Path repository) {
    return CdkJson.of(repository)
        .project()
        .orElseThrow(
            () ->
                new UserError(
                    "%s does not say which project the stacks belong to. Write it there: \"context\": {\"project\": \"NAME\"}"
                        .formatted(repository.resolve("cdk.json"))));
  }

  /** Where a repository's cloud assembly is. */
  public Path assembly(Path repository) {
    return work.made("assembly", environment, work.fileNameOf(repository));
  }

  /** Whether nothing was changed since the last synthesis of a repository. */
  public boolean isCurrent(Path repository, Build build) {
    return last(assembly(repository))
        .filter(last -> last.sources().equals(build.sources(repository)))
        .isPresent();
  }

  private static Optional<SynthesisRecord> last(Path assembly) {
    return Files.exists(assembly.resolve(Assembly.FILE))
        ? SynthesisRecord.read(madeFrom(assembly))
        : Optional.empty();
  }

  private static Path madeFrom(Path assembly) {
    return assembly.resolveSibling(assembly.getFileName() + ".made-from.json");
  }

  /**
   * Brings a repository's assembly up to date, by the shortest way there is: not at all if nothing
   * was built since the last time, by its functions' new code alone if nothing else has changed,
   * and otherwise by running its CDK app.
   *
   * @throws UserError if the app fails; its own words are in the message
   */
  public Result run(Path repository, Build build) throws InterruptedException {
    Path assembly = assembly(repository);
    Path file = madeFrom(assembly);
    String sources = build.sources(repository);
    Optional<SynthesisRecord> last = last(assembly);
    if (last.isPresent() && last.get().sources().equals(sources)) {
      return Result.UNCHANGED;
    }
    String sourcesButCode = build.sourcesButCode(repository);
    try {
      Files.deleteIfExists(file); // Whatever interrupts this, the next time begins anew.
      if (last.isPresent() && last.get().differsInCodeOnly(repository, sourcesButCode)) {
        CodeRefresh.run(assembly, repository);
        last.get().with(sources).write(file);
        return Result.DONE;
      }
      Path initialized = assembly.resolveSibling(assembly.getFileName() + ".initialized.log");
      Files.deleteIfExists(initialized);
      synthesize(repository, assembly, initialized, Rules.LEFT_OUT);
      SynthesisRecord.of(repository, sources, sourcesButCode, initialized).write(file);
      return Result.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write beside " + assembly, e);
    }
  }

  /**
   * Runs a repository's CDK app, whatever was there before.
   *
   * @param rules whether its templates are held against CloudFormation's rules, the kit's policies
   *     and the app's own
   * @return the assembly
   * @throws UserError if the app fails or a template breaks a rule; its own words are in the
   *     message
   */
  public Path anew(Path repository, Rules rules) throws InterruptedException {
    Path assembly = assembly(repository);
    Path record = madeFrom(assembly);
    Path initialized = assembly.resolveSibling(assembly.getFileName() + ".initialized.log");
    try {
      Files.deleteIfExists(record);
      Files.deleteIfExists(initialized);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write beside " + assembly, e);
    }
    synthesize(repository, assembly, initialized, rules);
    return assembly;
  }

  private void synthesize(Path repository, Path assembly, Path initialized, Rules rules)
      throws InterruptedException {
    CdkJson cdk = CdkJson.of(repository);
    Map<String, String> variables =
        Map.of(
            "CDK_OUTDIR",
            assembly.toString(),
            "CDK_CONTEXT_JSON",
            context(cdk, rules),
            "CDK_VALIDATION",
            String.valueOf(rules == Rules.CHECKED),
            // Node keeps the CDK library's cache of fingerprints in its home directory.
            "HOME",
            work.made("work", "cdk").toString(),
            "JDK_JAVA_OPTIONS",
            SynthesisRecord.logging(initialized),
            UNPACKED,
            System.getenv().getOrDefault(UNPACKED, work.made("work", "jsii").toString()),
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
            "1");
    Path log = work.log("synth", repository);
    ValidationReport.forget(assembly);
    Finished finished = Program.of("bash", "-c", cdk.app()).in(repository).with(variables).run(log);
    if (!finished.succeeded()) {
      throw new UserError(
          "%s does not synthesize:\n%s\n  Log: %s"
              .formatted(
                  work.nameOf(repository),
                  ValidationReport.of(assembly)
                      .map(ValidationReport::text)
                      .orElseGet(() -> finished.relevant(Synthesis::matters)),
                  log));
    }
  }

  private static boolean matters(String line) {
    return !line.startsWith("\tat ") && (line.contains("Exception") || line.contains("rror"));
  }

  private String context(CdkJson cdk, Rules rules) {
    ObjectNode context = cdk.context().deepCopy();
    if (rules == Rules.CHECKED) {
      RULES_AS_ERRORS.forEach(flag -> context.put(flag, true));
    }
    ArrayNode lacks = context.putArray("lacks");
    Lacks.of(environment).forEach(service -> lacks.add(service));
    return context.put("env", environment).put("project", project).toString();
  }
}
