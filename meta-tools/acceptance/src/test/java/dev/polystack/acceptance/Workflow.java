package dev.polystack.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A workflow of GitHub Actions, and our own rules about it, which no linter knows.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/secure-use">Secure use</a>
 */
record Workflow(Path file, JsonNode root) {

  private static final Pattern PINNED =
      Pattern.compile("uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern MAVEN = Pattern.compile("mvn((?: -\\S+| \\.mvn/\\S+| [a-z:-]+)+)");

  /** What a newcomer can run here as well: phases, and goals of plugins with a prefix of ours. */
  private static final Set<String> GOALS = Set.of("verify", "deploy", "polystack:synth");

  /** The most that a job may ask for. */
  private static final Map<String, String> PERMISSIONS =
      Map.of("contents", "read", "id-token", "write");

  /** Of an account in AWS, which would have to be kept somewhere. */
  private static final Set<String> KEYS =
      Set.of("aws-access-key-id", "aws_access_key_id", "aws-secret-access-key", "aws_secret");

  /** Whatever runs for a pull request can see them, and may not change anything by them. */
  private static final Set<String> READING =
      Set.of("MAVEN_REPOSITORY_READ_USER", "MAVEN_REPOSITORY_READ_PASSWORD");

  /** Also where they are handed over all at once. */
  private static final Pattern SECRET = Pattern.compile("\\bsecrets\\b(?:\\.(\\w+))?");

  static List<Workflow> of(Path repository) throws IOException {
    Path folder = repository.resolve(".github/workflows");
    List<Workflow> workflows = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          workflows.add(new Workflow(file, new YAMLMapper().readTree(file.toFile())));
        }
      }
    }
    return workflows;
  }

  /** Everything that breaks a rule. */
  List<String> violations() throws IOException {
    List<String> violations = new ArrayList<>();
    Files.readAllLines(file).stream()
        .filter(line -> line.contains("uses:") && !PINNED.matcher(line).find())
        .forEach(
            line -> violations.add("not pinned to a commit with its version: " + line.strip()));
    JsonNode triggers = root.path("on");
    if (!triggers.has("pull_request")
        || !triggers.path("push").path("branches").toString().equals("[\"main\"]")) {
      violations.add("runs for something else than pull requests and pushes to main");
    }
    if (!root.path("permissions").isObject() || !root.path("permissions").isEmpty()) {
      violations.add("the workflow itself has to say 'permissions: {}'");
    }
    if (root.path("concurrency").path("group").asText().isEmpty()) {
      violations.add("no concurrency group");
    }
    if (SECRET.matcher(root.path("env").toString()).find()) {
      violations.add("the workflow itself gives every job a secret");
    }
    root.path("jobs").properties().forEach(job -> check(job.getKey(), job.getValue(), violations));
    return violations;
  }

  /** Whether pull requests see, without an account, what production would get. */
  boolean synthesizesForProductionOnPullRequests() {
    return root.path("jobs").properties().stream()
        .map(Map.Entry::getValue)
        .filter(job -> job.path("if").asText().equals("github.event_name == 'pull_request'"))
        .filter(job -> !job.path("permissions").has("id-token"))
        .flatMap(job -> job.path("steps").valueStream())
        .map(step -> step.path("run").asText())
        .anyMatch(run -> run.endsWith(" polystack:synth -Denv=prod"));
  }

  private static void check(String name, JsonNode job, List<String> violations) {
    if (!job.has("timeout-minutes")) {
      violations.add("the job %s has no timeout".formatted(name));
    }
    job.path("permissions")
        .properties()
        .forEach(
            asked -> {
              if (!asked.getValue().asText().equals(PERMISSIONS.get(asked.getKey()))) {
                violations.add(
                    "the job %s asks for %s: %s"
                        .formatted(name, asked.getKey(), asked.getValue().asText()));
              }
            });
    checkSecrets(name, job, violations);
    boolean becomesARole = false;
    for (JsonNode step : job.path("steps")) {
      becomesARole |= step.path("with").has("role-to-assume");
      String text = step.toString().toLowerCase(Locale.ROOT);
      if (KEYS.stream().anyMatch(text::contains)) {
        violations.add("the job %s uses keys of an account instead of a role".formatted(name));
      }
      if (step.has("run") && !isMaven(step.path("run").asText())) {
        violations.add("not Maven alone: " + step.path("run").asText());
      }
    }
    if (job.path("permissions").has("id-token") != becomesARole) {
      violations.add(
          "the job %s needs id-token: write for a role in AWS, and only then".formatted(name));
    }
  }

  /** What may publish belongs to an environment, which decides who gets it. */
  private static void checkSecrets(String name, JsonNode job, List<String> violations) {
    boolean guarded =
        job.path("if").asText().equals("github.event_name == 'push'") && job.has("environment");
    SECRET
        .matcher(job.toString())
        .results()
        .map(secret -> secret.group(1) == null ? "all secrets" : secret.group(1))
        .filter(secret -> !guarded && !READING.contains(secret))
        .distinct()
        .forEach(
            secret ->
                violations.add(
                    "the job %s gives %s to pull requests, or without an environment"
                        .formatted(name, secret)));
  }

  private static boolean isMaven(String command) {
    Matcher maven = MAVEN.matcher(command.strip());
    if (!maven.matches()) {
      return false;
    }
    List<String> goals =
        Stream.of(maven.group(1).strip().split(" "))
            .filter(word -> !word.startsWith("-") && !word.startsWith(".mvn/"))
            .toList();
    return !goals.isEmpty() && GOALS.containsAll(goals);
  }
}
