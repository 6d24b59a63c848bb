/* Until when a user's password holds. */

import { html, nothing } from "./lit-html.js";
import { Card } from "./card.js";
import { alert, facts, option } from "./parts.js";

export class Expiry extends Card {
  title = "ssprAdminExpiry";

  constructor(page, user) {
    super(page);
    this.user = user;
  }

  fetched() {
    return this.rest.get(`${this.user.path}/password-expiry`);
  }

  content(expiry) {
    const directory = expiry.source === "directory";
    return html`
      ${facts(
        [this.t("ssprAdminPasswordSet"), expiry.passwordSet ? this.texts.time(expiry.passwordSet) : this.t("ssprAdminUnknown")],
        [this.t("ssprAdminExpires"), this.#expires(expiry)],
      )}
      ${expiry.expired ? alert("warning", this.t("ssprAdminExpired")) : nothing}
      ${directory ? html`<p>${this.t("ssprAdminInDirectory")}</p>` : nothing}
      ${!directory && this.user.manage ? this.#exempt(expiry) : nothing}
    `;
  }

  #expires({ neverExpires, expires }) {
    if (neverExpires === null) {
      return this.t("ssprAdminUnknown");
    }
    return neverExpires || !expires ? this.t("ssprAdminNever") : this.texts.time(expires);
  }

  #exempt({ neverExpires }) {
    return option("check", {
      id: "sspr-never",
      checked: neverExpires,
      label: this.t("ssprAdminNeverExpires"),
      help: this.t("ssprAdminNeverExpiresHelp"),
      busy: this.busy,
      onChange: (event) => this.act(() => this.#set(event.target)),
    });
  }

  async #set(box) {
    const wanted = box.checked;
    // it shows what the server has, and that only changes with its answer
    box.checked = !wanted;
    await this.rest.put(`${this.user.path}/password-expiry`, { neverExpires: wanted });
    await this.load();
    return this.done(wanted ? "ssprAdminNeverExpiresNow" : "ssprAdminExpiresAgain");
  }
}
