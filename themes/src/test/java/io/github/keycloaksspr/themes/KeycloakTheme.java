package io.github.keycloaksspr.themes;

import freemarker.cache.URLTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A theme put together as the server does it: the theme, its ancestors, then what the JAR gives to
 * every theme.
 */
final class KeycloakTheme {

  private static final String FOR_EVERY_THEME = "theme-resources/";

  private final String name;
  private final String type;
  private final List<String> folders = new ArrayList<>();
  private final Properties properties = new Properties();
  private final Configuration freemarker = freemarker();

  private KeycloakTheme(String name, String type) {
    this.name = name;
    this.type = type;
    for (String ancestor = name; ancestor != null; ) {
      String folder = "theme/" + ancestor + "/" + type + "/";
      Properties own = Resources.properties(folder + "theme.properties");
      own.forEach(properties::putIfAbsent);
      folders.add(folder);
      ancestor = own.getProperty("parent");
    }
  }

  static KeycloakTheme login(String name) {
    return new KeycloakTheme(name, "login");
  }

  static KeycloakTheme email(String name) {
    return new KeycloakTheme(name, "email");
  }

  String name() {
    return name;
  }

  Properties properties() {
    return properties;
  }

  Properties messages(Locale locale) {
    Properties messages = new Properties();
    String file = "messages/messages_" + locale + ".properties";
    messages.putAll(Resources.properties(FOR_EVERY_THEME + file));
    for (int i = folders.size(); i-- > 0; ) {
      messages.putAll(Resources.propertiesIfAny(folders.get(i) + file));
    }
    return messages;
  }

  String render(String template, Map<String, Object> model) {
    StringWriter out = new StringWriter();
    try {
      freemarker.getTemplate(template, "UTF-8").process(model, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(template + " in theme " + name, e);
    }
    return out.toString();
  }

  private Configuration freemarker() {
    Configuration freemarker = new Configuration(Configuration.VERSION_2_3_32);
    freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
    freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    freemarker.setLogTemplateExceptions(false);
    freemarker.setTemplateLoader(
        new URLTemplateLoader() {
          @Override
          protected URL getURL(String file) {
            return find(file);
          }
        });
    return freemarker;
  }

  private URL find(String template) {
    for (String folder : folders) {
      URL found = Resources.url(folder + template);
      if (found != null) {
        return found;
      }
    }
    return Resources.url(FOR_EVERY_THEME + "templates/" + template);
  }

  boolean hasResource(String path) {
    return folders.stream().anyMatch(folder -> Resources.url(folder + "resources/" + path) != null);
  }

  @Override
  public String toString() {
    return type + " theme " + name;
  }
}
