package io.github.keycloaksspr.demo;

import io.github.keycloaksspr.demo.setup.Person;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the demo prints when it is ready: where to look, and what will happen. */
final class Guide {
  private Guide() {}

  static String of(Places places, String admin, String adminPassword) {
    return """

        Open
          Sample application   %s
          Reset, direct link   %s
          Inbox                %s
          Admin console        %s  (%s / %s)
          Authenticator app    %s  (emil's codes)

        People (everybody's password is %s)
        %s

        Try it: sign in, follow "Can't access your account?", type anna, then anna@private.example.
        Stop with Ctrl-C. Nothing is kept: the next start sets everything up anew.
        """
        .formatted(
            places.app(),
            places.reset(),
            places.inbox(),
            places.adminConsole(),
            admin,
            adminPassword,
            places.authenticator(),
            Person.PASSWORD,
            Arrays.stream(Person.values())
                .map(person -> "  " + person.username() + "  " + person.outcome())
                .collect(Collectors.joining("\n")));
  }
}
