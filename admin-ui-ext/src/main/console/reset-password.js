/* Resets a user's password: to one that is made, to one that is typed, or by a link with which the user chooses one. */

import { html, nothing } from "./lit-html.js";
import { Card } from "./card.js";
import { alert, button, facts, field, option, pf } from "./parts.js";
import { Refused } from "./rest.js";

const KINDS = ["generated", "typed", "link"];

const PASSWORD_TEXTS = ["ssprAdminNewPassword", "ssprAdminNewPasswordHelp", "ssprAdminPassword"];
const LINK_TEXTS = ["ssprAdminNewLink", "ssprAdminNewLinkHelp", "ssprAdminLink"];

export class ResetPassword extends Card {
  title = "ssprAdminReset";
  #kind = "generated";
  #logout = true;
  #send = true;
  #readable = false;
  #errors = new Map();
  /** What is told once: a password or a link. Nothing else holds it, and leaving the page forgets it. */
  #secret = null;

  constructor(page, user) {
    super(page);
    this.user = user;
    this.data = user;
  }

  async load() {}

  content() {
    return this.#secret ? this.#told() : this.#form();
  }

  #form() {
    return html`
      <form class=${pf("form")} novalidate @submit=${(event) => this.#submit(event)}>
        <fieldset class="sspr-kinds">
          <legend class="sspr-visually-hidden">${this.t("ssprAdminHow")}</legend>
          ${KINDS.map((kind) =>
            option("radio", {
              id: `sspr-kind-${kind}`,
              name: "sspr-kind",
              value: kind,
              checked: this.#kind === kind,
              label: this.texts.named("ssprAdminKind", kind),
              help: this.texts.named("ssprAdminKindHelp", kind),
              busy: this.busy,
              onChange: () => this.#choose(kind),
            }),
          )}
        </fieldset>
        ${this.#kind === "typed" ? this.#passwords() : nothing}
        ${this.#kind === "link" ? this.#check("send", "ssprAdminSend", this.#send, (on) => (this.#send = on)) : nothing}
        ${this.#kind === "link" ? nothing : this.#check("logout", "ssprAdminLogout", this.#logout, (on) => (this.#logout = on))}
        <div>${button("primary", this.t("ssprAdminResetNow"), null, { type: "submit", busy: this.busy })}</div>
      </form>
    `;
  }

  #passwords() {
    return html`
      ${this.#password("password", "ssprAdminPassword")} ${this.#password("confirm", "ssprAdminConfirm")}
      ${this.#check("readable", "ssprAdminReadable", this.#readable, (on) => (this.#readable = on))}
    `;
  }

  #password(name, label) {
    const id = `sspr-${name}`;
    const error = this.#errors.get(name);
    const input = html`<input
      id=${id}
      name=${name}
      type=${this.#readable ? "text" : "password"}
      autocomplete="new-password"
      spellcheck="false"
      dir="ltr"
      required
      aria-invalid=${error ? "true" : "false"}
      aria-describedby="${id}-help"
    />`;
    return field(id, this.t(label), input, error);
  }

  #check(name, label, checked, set) {
    const onChange = (event) => {
      set(event.target.checked);
      this.page.changed();
    };
    return option("check", { id: `sspr-${name}`, checked, label: this.t(label), busy: this.busy, onChange });
  }

  #choose(kind) {
    this.#kind = kind;
    this.#errors.clear();
    this.notice = null;
    this.page.changed();
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    this.#errors = this.#kind === "typed" ? this.#wrong(form) : new Map();
    if (this.#errors.size === 0) {
      await this.act(() => this.#reset(form));
    } else {
      this.notice = null;
      this.page.changed();
    }
    (document.getElementById("sspr-secret") ?? form.querySelector("[aria-invalid=true]"))?.focus();
  }

  #wrong(form) {
    const errors = new Map();
    if (!form.password.value) {
      errors.set("password", this.t("ssprAdminPasswordMissing"));
    } else if (form.password.value !== form.confirm.value) {
      errors.set("confirm", this.t("ssprAdminPasswordsDiffer"));
    }
    return errors;
  }

  async #reset(form) {
    try {
      const answer = await this.rest.post(`${this.user.path}/reset-password`, this.#body(form));
      form.reset();
      this.page.reloadOthers(this);
      return this.#success(answer);
    } catch (e) {
      if (e instanceof Refused && e.fields.has("password") && this.#kind === "typed") {
        this.#errors.set("password", e.fields.get("password"));
        return null;
      }
      throw e;
    }
  }

  #body(form) {
    switch (this.#kind) {
      case "typed":
        return { kind: "typed", password: form.password.value, logoutSessions: this.#logout };
      case "link":
        return { kind: "link", send: this.#send };
      default:
        return { kind: "generated", logoutSessions: this.#logout };
    }
  }

  #success(answer) {
    if (answer.password || answer.link) {
      this.#secret = answer;
      this.#readable = false;
      return null;
    }
    const until = answer.expires ? this.t("ssprAdminUntil", this.texts.time(answer.expires)) : nothing;
    return alert("success", this.t(answer.kind === "link" ? "ssprAdminLinkSent" : "ssprAdminResetDone"), until);
  }

  #told() {
    const { password, link, expires, sessionsEnded } = this.#secret;
    const [title, help, name] = password ? PASSWORD_TEXTS : LINK_TEXTS;
    return html`
      <div aria-live="polite">${alert("success", this.t(title, this.user.username), this.t(help))}</div>
      <div class="sspr-secret">
        <code id="sspr-secret" dir="ltr" tabindex="0" role="textbox" aria-readonly="true" aria-label=${this.t(name)}>${password ?? link}</code>
        ${button("secondary", this.t("ssprAdminCopy"), () => this.#copy(password ?? link))}
      </div>
      ${facts(
        expires && [this.t("ssprAdminValidUntil"), this.texts.time(expires)],
        sessionsEnded > 0 && [this.t("ssprAdminSessionsEnded"), sessionsEnded],
      )}
      <div>${button("primary", this.t("ssprAdminDone"), () => this.#forget())}</div>
    `;
  }

  async #copy(secret) {
    try {
      await navigator.clipboard.writeText(secret);
      this.notice = this.done("ssprAdminCopied");
    } catch {
      // not without HTTPS, or the browser was told not to
      getSelection().selectAllChildren(document.getElementById("sspr-secret"));
      this.notice = alert("info", this.t("ssprAdminCopyByHand"));
    }
    this.page.changed();
  }

  #forget() {
    this.#secret = null;
    this.notice = null;
    this.page.changed();
    document.getElementById(`sspr-kind-${this.#kind}`)?.focus();
  }
}
