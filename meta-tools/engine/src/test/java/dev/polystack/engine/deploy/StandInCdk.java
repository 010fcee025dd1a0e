package dev.polystack.engine.deploy;

import dev.polystack.engine.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The CDK command: it asks a cloud to deploy, and then again and again what has become of it. */
final class StandInCdk {

  private static final String COMMAND =
      """
      const http = require('http'), args = process.argv.slice(2);
      const tag = key => (args.find(each => each.startsWith(key + '=')) ?? '').split('=')[1] ?? '';
      const ask = (question, then) =>
        http.get('%s/cdk?' + question, answer => answer.resume().on('end', () => then(answer.statusCode)));
      const done = status => {
        if (status === 202) return setTimeout(() => ask('command=look&stack=' + args[3], done), 100);
        if (status === 429) console.log(args[3] + ': fail: Rate exceeded');
        if (status !== 200) console.error('❌  ' + args[3] + ' failed: Error: it was not deployed');
        process.exit(status === 200 ? 0 : 1);
      };
      ask(`command=${args[0]}&stack=${args[3]}&source=${tag('polystack:fingerprint')}&service=${tag('polystack:service')}`, done);
      """;

  private final StandInStacks stacks;
  private final List<String> commands = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Set<String> failing = new TreeSet<>();
  private String ending = "UPDATE_COMPLETE";
  private boolean losesTouch;
  private int throttled;

  /** Deploys these. */
  StandInCdk(StandInStacks stacks) {
    this.stacks = stacks;
  }

  /** Stands where the work folder has its CDK. */
  void install(WorkFolder work, String cloud) throws IOException {
    Path command = work.made("env", "cdk").resolve("node_modules/aws-cdk/bin/cdk");
    Files.createDirectories(command.resolveSibling("."));
    Files.writeString(command, COMMAND.formatted(cloud));
  }

  void endWith(String status) {
    ending = status;
  }

  void fail(String stack) {
    failing.add(stack);
  }

  void throttle(int times) {
    throttled = times;
  }

  void loseTouch() {
    losesTouch = true;
  }

  List<String> commands() {
    return List.copyOf(commands);
  }

  List<String> refused() {
    return List.copyOf(refused);
  }

  /** The status for the command: 202 while it has to ask again. */
  int asked(StandInQuery query) {
    String command = query.get("command");
    String name = query.get("stack");
    if ("look".equals(command)) {
      String status = stacks.look(name).orElse("UPDATE_IN_PROGRESS");
      return StandInStacks.isInProgress(status)
          ? 202
          : status.equals("UPDATE_COMPLETE") ? 200 : 400;
    }
    commands.add("bootstrap".equals(command) ? "bootstrap" : command + " " + name);
    if ("bootstrap".equals(command)) {
      stacks.put("CDKToolkit", "CREATE_COMPLETE");
      return 200;
    }
    if ("destroy".equals(command)) {
      stacks.remove(name);
      return 200;
    }
    if (throttled > 0) {
      throttled--;
      return 429;
    }
    String status = stacks.status(name).orElse("");
    if (StandInStacks.isInProgress(status)) {
      refused.add(name + " is in " + status + " state and can not be updated");
      return 400;
    }
    stacks.update(
        name,
        query.get("source"),
        query.get("service"),
        failing.contains(name) ? "UPDATE_ROLLBACK_COMPLETE" : ending);
    return losesTouch ? 500 : 202;
  }
}
