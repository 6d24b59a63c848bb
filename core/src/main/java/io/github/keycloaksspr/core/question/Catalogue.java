package io.github.keycloaksspr.core.question;

import java.util.List;

/**
 * The predefined questions (spec P5). Ids are kept with what users register, so none is ever
 * changed or taken away; the texts are the messages {@value #MESSAGE_PREFIX}{@code <id>}.
 */
public final class Catalogue {

  /** What the message key of a question's text starts with. */
  public static final String MESSAGE_PREFIX = "ssprQuestion.";

  private static final List<String> IDS =
      List.of(
          "first-pet",
          "first-school",
          "first-job",
          "first-job-town",
          "first-vehicle",
          "first-home-street",
          "first-love",
          "birth-hospital",
          "childhood-friend",
          "childhood-nickname",
          "childhood-hero",
          "childhood-toy",
          "childhood-dream-job",
          "childhood-phone",
          "primary-teacher",
          "secondary-teacher",
          "sixth-year-school",
          "school-sport",
          "college-missed",
          "mother-birth-town",
          "mother-middle-name",
          "mothers-mother",
          "father-birth-town",
          "father-middle-name",
          "fathers-father",
          "parents-meeting-town",
          "oldest-sibling-birthday",
          "oldest-sibling-middle-name",
          "youngest-sibling-middle-name",
          "nearest-sibling-town",
          "partner-meeting-town",
          "wedding-party",
          "millennium-night",
          "famous-person",
          "favourite-food");

  private Catalogue() {}

  /** Returns the ids of all predefined questions, in the order in which they are offered. */
  public static List<String> ids() {
    return IDS;
  }

  /** Tells whether there is a predefined question of this id. */
  public static boolean contains(String id) {
    return IDS.contains(id);
  }
}
