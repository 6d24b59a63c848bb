/* A card: fetches what it shows, does one thing at a time, and says what came of it. */

import { nothing } from "./lit-html.js";
import { alert, button, card, live, problem, waiting } from "./parts.js";
import { Refused } from "./rest.js";

export class Card {
  /** @param page has texts, rest and changed() */
  constructor(page) {
    this.page = page;
    this.texts = page.texts;
    this.rest = page.rest;
    this.data = null;
    this.busy = false;
    this.notice = null;
  }

  t(key, ...values) {
    return this.texts.text(key, ...values);
  }

  /** Fetches anew; what was shown stays until the answer is there. */
  async load() {
    try {
      this.data = await this.fetched();
    } catch (e) {
      this.data = null;
      this.notice = this.#told(e);
    }
    this.page.changed();
  }

  /** Does something that changes the server's state; whatever comes of it is said, and shown as the server has it. */
  async act(action) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.notice = null;
    this.page.changed();
    try {
      this.notice = await action();
    } catch (e) {
      this.notice = this.#told(e);
    }
    this.busy = false;
    this.page.changed();
  }

  done(key, ...values) {
    return alert("success", this.t(key, ...values));
  }

  #told(e) {
    if (!(e instanceof Refused)) {
      throw e;
    }
    return problem(this.texts, e);
  }

  template() {
    return card(this.t(this.title), this.data === null && !this.notice ? waiting(this.texts) : this.#content(), live(this.notice));
  }

  #content() {
    return this.data === null
      ? button("link", this.t("ssprAdminTryAgain"), () => this.#again(), { busy: this.busy })
      : this.content(this.data);
  }

  #again() {
    this.notice = null;
    this.page.changed();
    this.load();
  }

  content() {
    return nothing;
  }
}
