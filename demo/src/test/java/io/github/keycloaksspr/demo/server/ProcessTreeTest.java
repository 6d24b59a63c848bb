package io.github.keycloaksspr.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  @Test
  void childrenOfAScriptEndWithIt() throws IOException, InterruptedException {
    Process script = new ProcessBuilder("sh", "-c", "sleep 60 & echo started; wait").start();
    assertThat(script.inputReader().readLine()).isEqualTo("started");
    List<ProcessHandle> all = ProcessTree.of(script).processes();

    ProcessTree.of(script).end();

    assertThat(all).hasSize(2).noneMatch(ProcessHandle::isAlive);
  }
}
