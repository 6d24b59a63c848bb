package io.github.keycloaksspr.demo.app;

/** The HTML of the sample application. */
final class AppPage {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s</title>
        <link rel="icon" href="data:,">
        <style>
          body { margin: 4rem auto; max-width: 28rem; padding: 0 1rem;
                 font: 1.125rem/1.5 system-ui, sans-serif; }
          a { display: inline-block; padding: .5rem 1.25rem; border-radius: .5rem;
              background: #0b5cad; color: #fff; text-decoration: none; }
          output { font-size: 3rem; letter-spacing: .1em; }
        </style>
      </head>
      <body>
        <main>
          <h1>%1$s</h1>
          %2$s
        </main>
      </body>
      </html>
      """;

  private AppPage() {}

  static String signedOut(String signInPath) {
    return portal("A sample application. You are not signed in.", "sign-in", signInPath, "Sign in");
  }

  static String signedIn(String username, String signOutPath) {
    return portal(
        "Signed in as <strong>" + escaped(username) + "</strong>",
        "sign-out",
        signOutPath,
        "Sign out");
  }

  static String failed(String reason, String signInPath) {
    return portal("Sign-in failed: " + escaped(reason), "sign-in", signInPath, "Sign in again");
  }

  static String code(String username, String code) {
    return FRAME.formatted(
        "Authenticator app of " + escaped(username),
        """
        <p><output id="code">%s</output></p>
          <p><a href="">Show the current code</a></p>
        """
            .formatted(code));
  }

  private static String portal(String state, String linkId, String linkPath, String link) {
    return FRAME.formatted(
        "Corp portal",
        """
        <p id="state">%s</p>
          <p><a id="%s" href="%s">%s</a></p>
        """
            .formatted(state, linkId, linkPath, link));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
