/* Lifts the locks of Keycloak and of the directory, and a block by our own limits. */

import { html, nothing } from "./lit-html.js";
import { Card } from "./card.js";
import { alert, button, field, pf } from "./parts.js";

export class Locks extends Card {
  title = "ssprAdminLocks";

  constructor(page, user) {
    super(page);
    this.user = user;
  }

  fetched() {
    return this.rest.get(`${this.user.path}/block`);
  }

  content(block) {
    return html`
      ${block.blocked ? this.#blocked(block) : html`<p>${this.t("ssprAdminNotBlocked")}</p>`}
      ${this.user.manage ? this.#unlock() : nothing}
    `;
  }

  #unlock() {
    return html`
      <div class="sspr-action">
        ${button("secondary", this.t("ssprAdminUnlock"), () => this.act(() => this.#unlocked()), { busy: this.busy })}
        <span>${this.t("ssprAdminUnlockHelp")}</span>
      </div>
    `;
  }

  async #unlocked() {
    const { unlocked } = await this.rest.post(`${this.user.path}/unlock`);
    return unlocked.length
      ? this.done("ssprAdminUnlocked", unlocked.map((each) => this.texts.named("ssprAdminLock", each)).join(", "))
      : alert("info", this.t("ssprAdminNotLocked"));
  }

  #blocked(block) {
    return html`
      ${alert(
        "warning",
        this.t("ssprAdminBlocked"),
        html`<ul class=${pf("list")}>
          ${block.limits.map(
            ({ limit, until }) =>
              html`<li>${this.t("ssprAdminBlockedUntil", this.texts.named("ssprAdminLimit", limit), this.texts.time(until))}</li>`,
          )}
        </ul>`,
      )}
      ${this.user.manage ? this.#lift() : nothing}
    `;
  }

  #lift() {
    const input = html`<input id="sspr-reason" name="reason" maxlength="500" autocomplete="off" required aria-describedby="sspr-reason-help" />`;
    return html`
      <form class=${pf("form")} novalidate @submit=${(event) => this.#submit(event)}>
        ${field("sspr-reason", this.t("ssprAdminReason"), input, this.missing && this.t("ssprAdminReasonMissing"), this.t("ssprAdminReasonHelp"))}
        <div>${button("secondary", this.t("ssprAdminLift"), null, { type: "submit", busy: this.busy })}</div>
      </form>
    `;
  }

  async #submit(event) {
    event.preventDefault();
    const reason = event.currentTarget.reason;
    this.missing = !reason.value.trim();
    if (this.missing) {
      this.page.changed();
      reason.focus();
      return;
    }
    await this.act(() => this.#lifted(reason.value));
  }

  async #lifted(reason) {
    await this.rest.delete(`${this.user.path}/block?${new URLSearchParams({ reason })}`);
    await this.load();
    return this.done("ssprAdminLifted");
  }
}
