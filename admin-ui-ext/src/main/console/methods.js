/* What a user has registered to reset with, masked. */

import { html, nothing } from "./lit-html.js";
import { Card } from "./card.js";
import { button, pf, table } from "./parts.js";

const ADDRESSES = new Set(["sspr-email", "sspr-mobile-phone", "sspr-office-phone"]);

export class Methods extends Card {
  title = "ssprAdminMethods";
  /** The type about which somebody is being asked. */
  #asked = null;

  constructor(page, user) {
    super(page);
    this.user = user;
  }

  fetched() {
    return this.rest.get(`${this.user.path}/methods`);
  }

  content(methods) {
    return methods.length ? html`${this.#table(methods)}${this.#dialog()}` : html`<p>${this.t("ssprAdminNoMethods")}</p>`;
  }

  #table(methods) {
    const heads = ["ssprAdminMethod", "ssprAdminValue", "ssprAdminSource", "ssprAdminSince"].map((key) => this.t(key));
    const removes = this.user.manage ? [this.t("ssprAdminActions")] : [];
    return table(
      this.t(this.title),
      [...heads, ...removes],
      methods.map((each) => [...this.#row(each), ...(this.user.manage ? [this.#remove(each.type)] : [])]),
    );
  }

  #row({ type, value, source, registeredAt }) {
    return [
      this.#name(type),
      ADDRESSES.has(type) ? html`<bdi>${value}</bdi>` : this.t("ssprAdminCount", value),
      this.texts.named("ssprAdminFrom", source),
      registeredAt ? this.texts.time(registeredAt) : "–",
    ];
  }

  #name(type) {
    return this.texts.named("ssprAdminType", type);
  }

  /** What users set up in Keycloak itself is removed where Keycloak lists it. */
  #remove(type) {
    return type.startsWith("sspr-")
      ? button("link pf-m-inline pf-m-danger", this.t("ssprAdminRemove"), (event) => this.#ask(type, event.currentTarget), {
          busy: this.busy,
          name: this.t("ssprAdminRemoveOf", this.#name(type)),
        })
      : nothing;
  }

  #ask(type, opener) {
    this.#asked = type;
    this.page.changed();
    const dialog = opener.closest(".sspr-body").querySelector("dialog");
    dialog.addEventListener("close", () => opener.isConnected && opener.focus(), { once: true });
    dialog.showModal();
  }

  #dialog() {
    const name = this.#asked ? this.#name(this.#asked) : "";
    return html`
      <dialog class="sspr-dialog" aria-labelledby="sspr-ask">
        <form method="dialog">
          <h2 id="sspr-ask">${this.t("ssprAdminRemoveAsk", name)}</h2>
          <p>${this.t("ssprAdminRemoveHelp")}</p>
          <div class="sspr-action">
            ${button("danger", this.t("ssprAdminRemove"), () => this.act(() => this.#removed(this.#asked)), { type: "submit" })}
            ${button("link", this.t("ssprAdminKeep"), null, { type: "submit", first: true })}
          </div>
        </form>
      </dialog>
    `;
  }

  async #removed(type) {
    await this.rest.delete(`${this.user.path}/methods/${encodeURIComponent(type)}`);
    await this.load();
    return this.done("ssprAdminRemoved", this.#name(type));
  }
}
