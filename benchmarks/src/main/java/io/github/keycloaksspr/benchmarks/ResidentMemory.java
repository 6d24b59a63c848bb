package io.github.keycloaksspr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory that processes hold in RAM, as Linux tells it. */
final class ResidentMemory {
  private static final Pattern LINE = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  private ResidentMemory() {}

  /** Returns the megabytes of all these processes, 0 on systems that do not tell. */
  static long megabytes(List<ProcessHandle> processes) {
    return processes.stream().mapToLong(ResidentMemory::kilobytes).sum() / 1024;
  }

  private static long kilobytes(ProcessHandle process) {
    try {
      return kilobytes(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    } catch (IOException noSuchProcessOrSystem) {
      return 0;
    }
  }

  static long kilobytes(String status) {
    Matcher line = LINE.matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) : 0;
  }
}
