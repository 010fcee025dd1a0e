package dev.polystack.workspace.git;

import java.util.regex.Pattern;

/**
 * What git, curl and ssh say when a connection fails, or the far side is busy, and the same may
 * succeed the next time.
 */
final class NetworkFaults {

  private static final Pattern WORDS =
      Pattern.compile(
          String.join(
              "|",
              "could not resolve host",
              "temporary failure in name resolution",
              "connection (refused|reset|timed out|closed|was closed)",
              "operation timed out",
              "network is (unreachable|down)",
              "no route to host",
              "unable to connect to",
              "failed to connect to",
              "couldn't connect to server",
              "early eof",
              "unexpected disconnect",
              "the remote end hung up",
              "rpc failed",
              "transfer closed with",
              "broken pipe",
              "kex_exchange_identification",
              "ssl_error_syscall",
              "gnutls_handshake",
              "gnutls recv error",
              "remote: error: cannot lock ref '[^']+': unable to create '[^']+': file exists",
              "the requested url returned error: (429|5\\d\\d)",
              GitProcess.SILENT),
          Pattern.CASE_INSENSITIVE);

  /** What git says last in any case; with no other word the far side has just hung up. */
  static final String NO_REASON = "Could not read from remote repository.";

  private static final Pattern FINAL =
      Pattern.compile(
          "denied|not found|does ?n.t (exist|appear)|not (appear|exported)|authentication|verification|no such",
          Pattern.CASE_INSENSITIVE);

  private NetworkFaults() {}

  static boolean mentionedIn(String words) {
    return WORDS.matcher(words).find() || words.contains(NO_REASON) && !FINAL.matcher(words).find();
  }
}
