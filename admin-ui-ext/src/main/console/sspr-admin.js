/*
 * The element <sspr-admin>: our pages of the admin console. Its context has the names that Keycloak plans for elements of
 * its own console: realm, realmRepresentation, adminBaseUrl, serverBaseUrl, authServerUrl, getAccessToken(); besides
 * texts and rights. It is given before the element's class is known, so the class has no field of that name. The attribute
 * user makes it the page of one user.
 */

import { html, nothing, render } from "./lit-html.js";
import { Expiry } from "./expiry.js";
import { Locks } from "./locks.js";
import { Methods } from "./methods.js";
import { NeverExpires } from "./never-expires.js";
import { live, pf, problem, waiting } from "./parts.js";
import { ResetPassword } from "./reset-password.js";
import { Refused, Rest } from "./rest.js";
import { Writeback } from "./writeback.js";

export class SsprAdmin extends HTMLElement {
  #cards = null;
  #user = null;
  #problem = null;
  #title = "";

  connectedCallback() {
    const { realm, adminBaseUrl, getAccessToken, texts } = this.context;
    this.texts = texts;
    this.rest = new Rest(`${adminBaseUrl}/admin/realms/${encodeURIComponent(realm)}/sspr`, getAccessToken);
    this.#title = document.title;
    document.title = `${texts.text("ssprAdminTitle")} – ${this.#title}`;
    this.#start();
  }

  disconnectedCallback() {
    document.title = this.#title;
    // a password that was shown is not kept anywhere
    this.#cards = null;
    render(nothing, this);
  }

  changed() {
    if (this.isConnected) {
      render(this.#template(), this);
    }
  }

  /** After one card has changed the user, the others may show what holds no longer. */
  reloadOthers(card) {
    this.#cards?.filter((each) => each !== card).forEach((each) => each.load());
  }

  async #start() {
    this.changed();
    this.querySelector("h1").focus({ preventScroll: true });
    try {
      this.#cards = await this.#chosen();
    } catch (e) {
      if (!(e instanceof Refused)) {
        throw e;
      }
      this.#problem = e;
    }
    this.changed();
    this.#cards?.forEach((each) => each.load());
  }

  async #chosen() {
    const id = this.getAttribute("user");
    return id === null ? this.#ofTheRealm() : this.#ofUser(id);
  }

  #ofTheRealm() {
    const { rights } = this.context;
    return [
      rights.viewRealm && new Writeback(this, rights),
      rights.queryUsers && new NeverExpires(this, rights, (id) => `#/${this.#realm()}/sspr/users/${encodeURIComponent(id)}`),
    ].filter(Boolean);
  }

  async #ofUser(id) {
    const path = `users/${encodeURIComponent(id)}`;
    this.#user = { ...(await this.rest.get(path)), path };
    return [
      this.#user.resetPassword && new ResetPassword(this, this.#user),
      new Locks(this, this.#user),
      new Methods(this, this.#user),
      new Expiry(this, this.#user),
    ].filter(Boolean);
  }

  #realm() {
    return encodeURIComponent(this.context.realm);
  }

  #template() {
    return html`
      <section class="${pf("page__main-section", "light")} sspr-head">
        ${this.getAttribute("user") === null ? nothing : this.#breadcrumb()}
        <h1 class=${pf("title", "2xl")} tabindex="-1">
          ${this.texts.text("ssprAdminTitle")}${this.#user ? html` – <bdi>${this.#user.username}</bdi>` : nothing}
        </h1>
      </section>
      <section class="${pf("page__main-section")} sspr-cards">
        ${this.#cards ? this.#cards.map((each) => each.template()) : nothing}
        ${this.#cards || this.#problem ? nothing : waiting(this.texts)}
        ${live(this.#problem && problem(this.texts, this.#problem))}
      </section>
    `;
  }

  #breadcrumb() {
    const users = `#/${this.#realm()}/users`;
    const item = (href, text) => html`<li class=${pf("breadcrumb__item")}><a class=${pf("breadcrumb__link")} href=${href}>${text}</a></li>`;
    return html`
      <nav class=${pf("breadcrumb")} aria-label=${this.texts.text("ssprAdminBreadcrumb")}>
        <ol class="${pf("breadcrumb__list")} sspr-breadcrumb">
          ${item(users, this.texts.text("ssprAdminUsers"))}
          ${item(`${users}/${encodeURIComponent(this.getAttribute("user"))}/settings`, this.texts.text("ssprAdminUserDetails"))}
        </ol>
      </nav>
    `;
  }
}

customElements.define("sspr-admin", SsprAdmin);
