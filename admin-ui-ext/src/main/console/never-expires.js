/* Whose password never expires, and how to end that for many at once. */

import { html, nothing } from "./lit-html.js";
import { Card } from "./card.js";
import { button, field, table } from "./parts.js";

const PART = 100;

export class NeverExpires extends Card {
  title = "ssprAdminExempt";
  #chosen = new Set();
  #filter = "";

  constructor(page, rights, userLink) {
    super(page);
    this.rights = rights;
    this.userLink = userLink;
  }

  fetched() {
    return this.#part("");
  }

  #part(after) {
    return this.rest.get(`password-expiry?${new URLSearchParams({ neverExpires: true, max: PART, after })}`);
  }

  content({ users, next }) {
    if (!users.length && !next) {
      return html`<p>${this.t("ssprAdminNobodyExempt")}</p>`;
    }
    const shown = users
      .filter(({ username }) => username.toLowerCase().includes(this.#filter))
      .sort((one, other) => one.username.localeCompare(other.username));
    return html`
      ${this.#filterField()}
      ${shown.length ? this.#table(shown) : html`<p>${this.t("ssprAdminNoneFound")}</p>`}
      <div class="sspr-action">
        ${this.#bulk()}
        ${next ? button("link", this.t("ssprAdminMore"), () => this.act(() => this.#more(users, next)), { busy: this.busy }) : nothing}
        <span>${this.t("ssprAdminListed", shown.length, users.length)}${next ? ` ${this.t("ssprAdminNotAll")}` : ""}</span>
      </div>
    `;
  }

  #filterField() {
    const input = html`<input id="sspr-filter" type="search" autocomplete="off" aria-describedby="sspr-filter-help" @input=${(event) => this.#narrow(event.target.value)} />`;
    return html`<div class="sspr-filter">${field("sspr-filter", this.t("ssprAdminFilter"), input)}</div>`;
  }

  #narrow(text) {
    this.#filter = text.trim().toLowerCase();
    this.page.changed();
  }

  #table(shown) {
    const user = this.t("ssprAdminUser");
    return this.rights.manageUsers
      ? table(this.t(this.title), [this.#all(shown), user], shown.map((each) => [this.#choice(each), this.#link(each)]))
      : table(this.t(this.title), [user], shown.map((each) => [this.#link(each)]));
  }

  #link({ id, username }) {
    return html`<a href=${this.userLink(id)}><bdi>${username}</bdi></a>`;
  }

  #all(shown) {
    const all = shown.every(({ id }) => this.#chosen.has(id));
    return this.#box(this.t("ssprAdminChooseAll"), all, (on) => shown.forEach(({ id }) => this.#choose(id, on)));
  }

  #choice({ id, username }) {
    return this.#box(this.t("ssprAdminChoose", username), this.#chosen.has(id), (on) => this.#choose(id, on));
  }

  #choose(id, on) {
    if (on) {
      this.#chosen.add(id);
    } else {
      this.#chosen.delete(id);
    }
  }

  #box(label, checked, set) {
    return html`<input
      type="checkbox"
      aria-label=${label}
      .checked=${checked}
      ?disabled=${this.busy}
      @change=${(event) => {
        set(event.target.checked);
        this.page.changed();
      }}
    />`;
  }

  #bulk() {
    return this.rights.manageUsers && this.#chosen.size
      ? button("secondary", this.t("ssprAdminEndExemption", this.#chosen.size), () => this.act(() => this.#ended()), { busy: this.busy })
      : nothing;
  }

  async #ended() {
    const { changed } = await this.rest.put("password-expiry", { users: [...this.#chosen], neverExpires: false });
    this.#chosen.clear();
    await this.load();
    return this.done("ssprAdminExemptionEnded", changed);
  }

  async #more(users, next) {
    const part = await this.#part(next);
    this.data = { users: [...users, ...part.users], next: part.next };
    return null;
  }
}
