package io.github.keycloaksspr.demo;

import io.github.keycloaksspr.demo.domain.Member;
import io.github.keycloaksspr.demo.setup.Gates;
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
          Inbox                %s
          Authenticator apps   %s  (codes of emil and ida)
          Active Directory     %s  (how writeback stands)
          Admin console        %s  (%s / %s)
          Reset, direct link   %s
                   two gates   %s

        People (everybody's password is %s)
        %s

        People of the Active Directory domain, in realm corp (the same password; codes go to
        <name>@private.example)
        %s

        Try it: sign in, follow "Can't access your account?", type anna, then anna@private.example.
        Registration: sign in as bert, who has nothing registered, and look at the reason that kira
        and lars are given. "Password reset data" on the application's page shows it at any time.
        With two gates: on the sample application's page choose "Two gates" and reset ida's
        password by any two methods. The people are the same; who has one method only gets nowhere
        with a reset, and is asked for another at the sign-in, which may be put off twice.
        Passkeys are made in your browser: sign in, then "Set up a passkey".
        Stop with Ctrl-C. Nothing is kept: the next start sets everything up anew.
        """
        .formatted(
            places.app(Gates.ONE),
            places.inbox(),
            places.authenticator(),
            places.directory(),
            places.adminConsole(),
            admin,
            adminPassword,
            places.reset(Gates.ONE),
            places.reset(Gates.TWO),
            Person.PASSWORD,
            Arrays.stream(Person.values())
                .map(person -> "  " + person.username() + "  " + person.outcome())
                .collect(Collectors.joining("\n")),
            Arrays.stream(Member.values())
                .map(member -> "  " + member.username() + "  " + member.outcome())
                .collect(Collectors.joining("\n")));
  }
}
