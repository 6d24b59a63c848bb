package io.github.keycloaksspr.themes;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the server hands to a template, as far as the layouts and our templates look at it. */
final class Model {

  private Model() {}

  static Map<String, Object> page(
      KeycloakTheme theme, Locale locale, Map<String, Object> sspr, Map<String, String> errors) {
    Map<String, Object> model = common(theme, locale);
    model.put("sspr", sspr);
    model.put("lang", locale.toLanguageTag());
    model.put("pageId", "sspr");
    model.put("darkMode", true);
    model.put("title", "the title of the server");
    model.put(
        "realm",
        Map.of(
            "displayName", "Contoso",
            "displayNameHtml", "Contoso",
            "internationalizationEnabled", true,
            "loginWithEmailAllowed", true,
            "registrationEmailAsUsername", false));
    model.put(
        "locale",
        Map.of(
            "rtl",
            false,
            "current",
            "English",
            "currentLanguageTag",
            "en",
            "supported",
            List.of(
                Map.of("label", "English", "languageTag", "en", "url", "?kc_locale=en"),
                Map.of("label", "Deutsch", "languageTag", "de", "url", "?kc_locale=de"))));
    model.put(
        "url",
        Map.of(
            "resourcesPath", "/resources/login/" + theme.name(),
            "resourcesCommonPath", "/resources/common/keycloak",
            "loginAction", "/action?session_code=a&execution=b",
            "loginUrl", "/login",
            "loginRestartFlowUrl", "/restart",
            "ssoLoginInOtherTabsUrl", "/other-tabs"));
    model.put("messagesPerField", new MessagesPerField(errors));
    if (!errors.isEmpty()) {
      model.put("message", Map.of("type", "error", "summary", String.join(" ", errors.values())));
    }
    return model;
  }

  static Map<String, Object> mail(
      KeycloakTheme theme, Locale locale, Map<String, Object> attributes) {
    Map<String, Object> model = common(theme, locale);
    model.putAll(attributes);
    model.put("locale", locale);
    model.put("ltr", true);
    model.put("realmName", "Contoso");
    model.put("subject", "the subject");
    return model;
  }

  private static Map<String, Object> common(KeycloakTheme theme, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    model.put("properties", theme.properties());
    model.put("msg", new Message(theme.messages(locale), locale));
    model.put("kcSanitize", (TemplateMethodModelEx) arguments -> arguments.get(0).toString());
    return model;
  }

  /** The errors of a page, asked as templates ask the bean of the server. */
  public record MessagesPerField(Map<String, String> errors) {

    public boolean existsError(String... fields) {
      return List.of(fields).stream().anyMatch(errors::containsKey);
    }

    public String get(String field) {
      return errors.getOrDefault(field, "");
    }
  }

  private record Message(Properties texts, Locale locale) implements TemplateMethodModelEx {

    @Override
    @SuppressWarnings("rawtypes")
    public Object exec(List arguments) throws TemplateModelException {
      String key = arguments.get(0).toString();
      if (key.startsWith("sspr") && !texts.containsKey(key)) {
        throw new TemplateModelException("no text " + key + " in " + locale);
      }
      String pattern = texts.getProperty(key, key);
      Object[] values = new Object[arguments.size() - 1];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(arguments.get(i + 1));
      }
      return new MessageFormat(pattern, locale).format(values);
    }

    private static Object value(Object argument) throws TemplateModelException {
      if (argument instanceof TemplateNumberModel number) {
        return number.getAsNumber();
      }
      return argument.toString();
    }
  }
}
