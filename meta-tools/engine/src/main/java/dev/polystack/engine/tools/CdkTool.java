package dev.polystack.engine.tools;

import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.schedule.Task.Result;
import java.nio.file.Path;

/** The CDK's own command. */
public final class CdkTool {

  private static final String VERSION = NpmTool.version("cdk", "aws-cdk");

  private final NpmTool packages;

  /** The CDK command of a work folder. */
  public CdkTool(WorkFolder work) {
    this.packages = new NpmTool(work, "cdk", "the CDK command");
  }

  /** The version that is installed, such as {@code 2.1148.1}. */
  public static String version() {
    return VERSION;
  }

  /** Its JavaScript file, for Node; there once it is installed. */
  public Path command() {
    return packages.module("aws-cdk/bin/cdk");
  }

  /** Whether it stands. */
  public boolean isInstalled() {
    return packages.isInstalled();
  }

  /** Installs it, unless it stands. */
  public Result install() throws InterruptedException {
    return packages.install();
  }
}
