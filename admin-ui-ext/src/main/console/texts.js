/* What administrators read, in the language of their console. */

const OURS = "ssprAdmin";

export class Texts {
  #texts;
  #locale;

  constructor(texts, locale) {
    this.#texts = texts;
    this.#locale = locale;
  }

  /** Fetches the texts of a language, where the realm's own changes to them are among; the server fills gaps. */
  static async of(adminBaseUrl, loginRealm, locale) {
    const response = await fetch(`${adminBaseUrl}/resources/${encodeURIComponent(loginRealm)}/admin/${encodeURIComponent(locale)}`);
    const all = response.ok ? await response.json() : [];
    return new Texts(new Map(all.filter(({ key }) => key.startsWith(OURS)).map(({ key, value }) => [key, value])), locale);
  }

  /** Returns a text with its placeholders filled. */
  text(key, ...values) {
    const text = this.#texts.get(key) ?? key;
    return text.replaceAll("''", "’").replace(/\{(\d)\}/g, (_, index) => values[index] ?? "");
  }

  /** Returns the text of something that the server names, or the name where this version knows no text. */
  named(prefix, name) {
    return this.#texts.get(`${prefix}.${name}`) ?? name;
  }

  /** Returns a time as people of this language write it. */
  time(instant) {
    return this.#formatted(new Date(instant));
  }

  #formatted(date) {
    try {
      return new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium", timeStyle: "short" }).format(date);
    } catch {
      // a language that the browser does not know
      return date.toLocaleString();
    }
  }
}
