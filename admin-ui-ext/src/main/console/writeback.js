/* How writeback to the directories stands. */

import { html, nothing } from "./lit-html.js";
import { Card } from "./card.js";
import { alert, button, pf, state, table } from "./parts.js";

export class Writeback extends Card {
  title = "ssprAdminWriteback";

  constructor(page, rights) {
    super(page);
    this.rights = rights;
  }

  fetched() {
    return this.rest.get("writeback");
  }

  content(status) {
    return html`
      <p>${state(this.texts, status.state)} ${status.message ?? nothing}</p>
      ${status.directories.map((directory) => this.#directory(directory))}
      ${this.rights.manageRealm && status.directories.length
        ? html`<div>${button("secondary", this.t("ssprAdminCheck"), () => this.act(() => this.#checked()), { busy: this.busy })}</div>`
        : nothing}
    `;
  }

  #directory({ name, state: id, message, controllers }) {
    const heads = ["ssprAdminController", "ssprAdminStanding", "ssprAdminCheckedAt", "ssprAdminLastSuccess"].map((key) => this.t(key));
    return html`
      <h3 class="sspr-heading">${name} ${state(this.texts, id)}</h3>
      ${message ? html`<p>${message}</p>` : nothing}
      ${controllers.length ? table(name, heads, controllers.map((each) => this.#controller(each))) : nothing}
      ${controllers.filter(({ problems }) => problems.length).map((each) => this.#problems(each))}
    `;
  }

  #controller({ address, state: id, checkedAt, lastSuccess }) {
    return [
      html`<bdi>${address}</bdi>`,
      state(this.texts, id),
      this.texts.time(checkedAt),
      lastSuccess ? this.texts.time(lastSuccess) : "–",
    ];
  }

  #problems({ address, problems }) {
    return alert(
      "warning",
      html`<bdi>${address}</bdi>`,
      html`<ul class=${pf("list")}>
        ${problems.map(({ reason, message }) => html`<li>${message ?? reason}</li>`)}
      </ul>`,
    );
  }

  async #checked() {
    this.data = await this.rest.post("writeback/check");
    return this.done("ssprAdminChecked");
  }
}
