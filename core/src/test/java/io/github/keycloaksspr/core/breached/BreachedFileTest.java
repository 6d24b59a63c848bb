package io.github.keycloaksspr.core.breached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of breached passwords and the tool that makes it. */
class BreachedFileTest {

  private static final int MANY = 100_000;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();
  private Path target;

  @BeforeEach
  void nameTheTarget() {
    target = folder.resolve("breached.bin");
  }

  private int tool(String... arguments) {
    return tool(InputStream.nullInputStream(), arguments);
  }

  private int tool(InputStream in, String... arguments) {
    return BreachedPasswordsTool.run(
        List.of(arguments), in, new PrintStream(out, true), new PrintStream(error, true));
  }

  private Path list(List<String> lines) throws IOException {
    return Files.write(folder.resolve("list.txt"), lines);
  }

  private static String line(PasswordHash hash, String password, int count) {
    return HexFormat.of().withUpperCase().formatHex(hash.of(password)) + ":" + count;
  }

  private static List<String> lines(PasswordHash hash) {
    return IntStream.range(0, MANY).mapToObj(i -> line(hash, "password-" + i, i + 1)).toList();
  }

  private void assertOnlyTheTargetIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("breached.bin", "list.txt");
    }
  }

  private void assertHoldsExactly(int from) throws IOException {
    BreachedFile file = new BreachedFile(target);
    assertThat(file.problem()).isEmpty();
    for (int i = 0; i < MANY; i += 97) {
      assertThat(file.contains("password-" + i)).as("password %d", i).isEqualTo(i >= from);
    }
    for (int i = MANY - 1; i < MANY + 500; i++) {
      assertThat(file.contains("password-" + i)).as("password %d", i).isEqualTo(i < MANY);
    }
  }

  @ParameterizedTest
  @EnumSource(PasswordHash.class)
  void manyHashesInAnyOrderAreFoundAndNoOther(PasswordHash hash) throws IOException {
    Path list = list(lines(hash));

    assertThat(tool(target.toString(), list.toString())).as(error.toString()).isZero();

    assertHoldsExactly(0);
    assertThat(Files.size(target)).isEqualTo(24 + (long) MANY * hash.bytes());
    assertThat(out.toString()).contains(MANY + " passwords");
    assertOnlyTheTargetIsLeft();
  }

  @Test
  void whatWasSeenSeldomCanBeLeftOut() throws IOException {
    Path list = list(lines(PasswordHash.SHA_1));

    assertThat(tool("--min-count=50001", target.toString(), list.toString())).isZero();

    assertHoldsExactly(50_000);
  }

  @Test
  void plainPasswordsAreHashedAsTheyAre() throws IOException {
    Path list = list(List.of("with blank ", "пароль", "twice", "twice", "a:b", ""));

    assertThat(tool("--plain", target.toString(), list.toString())).isZero();

    BreachedFile file = new BreachedFile(target);
    assertThat(List.of("with blank ", "пароль", "twice", "a:b"))
        .allSatisfy(password -> assertThat(file.contains(password)).isTrue());
    assertThat(file.contains("with blank")).isFalse();
    assertThat(out.toString()).contains("4 passwords");
  }

  @Test
  void severalListsAndTheStandardInputAreRead() throws IOException {
    String hashes =
        line(PasswordHash.SHA_1, "one", 3).toLowerCase(Locale.ROOT)
            + "\r\n\r\n"
            + line(PasswordHash.SHA_1, "two", 1).substring(0, 40)
            + "\n";

    assertThat(tool(input(hashes), target.toString())).as(error.toString()).isZero();

    assertThat(new BreachedFile(target).contains("one")).isTrue();
    assertThat(new BreachedFile(target).contains("two")).isTrue();

    Path first = list(List.of(line(PasswordHash.SHA_1, "three", 3)));
    Path second = Files.writeString(folder.resolve("second"), line(PasswordHash.SHA_1, "four", 1));
    assertThat(tool(target.toString(), first.toString(), second.toString())).isZero();

    assertThat(new BreachedFile(target).contains("one")).isFalse();
    assertThat(new BreachedFile(target).contains("three")).isTrue();
    assertThat(new BreachedFile(target).contains("four")).isTrue();
  }

  private static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whatever the order of the hashes and however few of them fit into memory. */
  @ParameterizedTest
  @CsvSource({"1, sorted", "7, sorted", "7, shuffled", "7, reversed", "2000, shuffled"})
  void runsAreMergedIntoOneAscendingFile(int inMemory, String order) throws IOException {
    List<byte[]> hashes = new ArrayList<>();
    IntStream.range(0, 300).forEach(i -> hashes.add(PasswordHash.SHA_1.of("p" + i % 250)));
    hashes.sort(Arrays::compareUnsigned);
    if (order.equals("shuffled")) {
      Collections.shuffle(hashes, new Random(5));
    } else if (order.equals("reversed")) {
      Collections.reverse(hashes);
    }

    try (BreachedFileBuilder builder =
        new BreachedFileBuilder(target, PasswordHash.SHA_1, inMemory)) {
      for (byte[] hash : hashes) {
        builder.add(hash);
      }
      assertThat(builder.finish()).isEqualTo(250);
    }

    byte[] file = Files.readAllBytes(target);
    assertThat(file).hasSize(24 + 250 * 20);
    for (int at = 24 + 20; at < file.length; at += 20) {
      assertThat(Arrays.compareUnsigned(file, at - 20, at, file, at, at + 20)).isNegative();
    }
  }

  @Nested
  class AFileThatCannotBeUsed {

    private void make() throws IOException {
      Path list = list(List.of(line(PasswordHash.SHA_1, "one", 1)));
      assertThat(tool(target.toString(), list.toString())).isZero();
    }

    private void assertProblem(String problem) {
      BreachedFile file = new BreachedFile(target);
      assertThat(file.problem()).hasValueSatisfying(text -> assertThat(text).contains(problem));
      assertThatThrownBy(() -> file.contains("one"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(problem);
    }

    @Test
    void isOneThatIsNotThere() {
      assertProblem("there is no such file");
    }

    @Test
    void isAFolder() throws IOException {
      Files.createDirectory(target);

      assertProblem("there is no such file");
    }

    @Test
    void isAListInTheFormInWhichItIsPublished() throws IOException {
      Files.write(target, List.of(line(PasswordHash.SHA_1, "one", 1)));

      assertProblem("it is no file of breached passwords");
    }

    @Test
    void isAnEmptyOne() throws IOException {
      Files.createFile(target);

      assertProblem("it ends too early");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 25, 43})
    void isATruncatedOne(int missing) throws IOException {
      make();
      byte[] whole = Files.readAllBytes(target);
      Files.write(target, Arrays.copyOf(whole, whole.length - missing));

      assertProblem("it is not whole");
    }

    @Test
    void isOneThatHasMoreThanItSays() throws IOException {
      make();
      byte[] whole = Files.readAllBytes(target);
      Files.write(target, Arrays.copyOf(whole, whole.length + 1));

      assertProblem("it is not whole");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 16, 23})
    void isOneWithAnImpossibleHeader(int at) throws IOException {
      make();
      byte[] bytes = Files.readAllBytes(target);
      bytes[at] ^= (byte) 0x81;
      Files.write(target, bytes);

      assertThat(new BreachedFile(target).problem()).isPresent();
    }

    @Test
    void canBePutRightWhileTheServerRuns() throws IOException {
      BreachedFile file = new BreachedFile(target);
      assertThat(file.problem()).isPresent();

      make();

      assertThat(file.contains("one")).isTrue();
    }
  }

  @Nested
  class WhatTheToolCannotUse {

    private void assertRefused(int status, String text, String... arguments) {
      assertThat(tool(arguments)).isEqualTo(status);
      assertThat(error.toString()).contains(text);
      assertThat(target).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "hunter2",
          "zz00000000000000000000000000000000000000",
          "8846F7EAEE8FB117AD06BDD830B7586C",
          "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:many",
          "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:"
        })
    void isALineThatIsNoHash(String line) throws IOException {
      Path list = list(List.of(line(PasswordHash.SHA_1, "one", 1), line));

      assertRefused(1, "line 2: ", target.toString(), list.toString());

      assertThat(error.toString()).doesNotContain(line);
    }

    @Test
    void isAListOfTwoKindsOfHashes() throws IOException {
      Path list =
          list(List.of(line(PasswordHash.SHA_1, "one", 1), line(PasswordHash.SHA_256, "two", 1)));

      assertRefused(1, "hashes of different kinds", target.toString(), list.toString());
    }

    @Test
    void isAListThatIsNotInUtf8() throws IOException {
      Path list = Files.write(folder.resolve("list.txt"), new byte[] {'a', '\n', (byte) 0xe4});

      assertRefused(1, "it is not in UTF-8", "--plain", target.toString(), list.toString());
    }

    @Test
    void isAnEmptyList() throws IOException {
      assertRefused(1, "no password in the lists", target.toString(), list(List.of("")).toString());
    }

    @Test
    void isAListThatIsNotThere() {
      assertRefused(1, "list.txt does not exist", target.toString(), folder + "/list.txt");
    }

    @Test
    void isAFolderThatIsNotThere() {
      assertRefused(1, "there is no folder for", folder + "/none/breached.bin");
    }

    @ParameterizedTest
    @CsvSource({
      "--plan, There is no option --plan",
      "--min-count=0, takes a whole number",
      "--plain, Name the file to make"
    })
    void isACommandLineThatSaysSomethingElse(String argument, String text) {
      assertRefused(2, text, argument);
    }

    @Test
    void leavesTheFormerFileInItsPlace() throws IOException {
      assertThat(tool(target.toString(), list(lines(PasswordHash.SHA_1)).toString())).isZero();
      Path broken = list(List.of(line(PasswordHash.SHA_1, "one", 1), "broken"));

      assertThat(tool(target.toString(), broken.toString())).isOne();

      assertHoldsExactly(0);
      assertOnlyTheTargetIsLeft();
    }
  }

  @Test
  void helpIsShown() {
    assertThat(tool("--help")).isZero();
    assertThat(out.toString())
        .contains("java -cp keycloak-sspr.jar " + BreachedPasswordsTool.class.getName());
  }
}
