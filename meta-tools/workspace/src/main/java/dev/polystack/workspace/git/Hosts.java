package dev.polystack.workspace.git;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits how many connections there are to one host at a time. */
final class Hosts {

  private static final Pattern URL =
      Pattern.compile("(?:[a-z][a-z0-9+.-]*)://(?:[^@/]*@)?([^/]*)/?.*");
  private static final Pattern SCP_LIKE = Pattern.compile("(?:[^@/:]*@)?([^/:]+):(?!//).*");

  private final int width;
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

  Hosts(int width) {
    this.width = width;
  }

  /** The limit of a URL's host. Whatever lies on this machine has one together. */
  Semaphore of(String url) {
    return hosts.computeIfAbsent(host(url), any -> new Semaphore(width));
  }

  /** The host and port of a URL in any of git's forms; empty for a path. */
  static String host(String url) {
    for (Pattern form : new Pattern[] {URL, SCP_LIKE}) {
      Matcher matcher = form.matcher(url);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    return "";
  }
}
