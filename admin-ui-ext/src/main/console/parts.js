/* Pieces that all pages are made of, with the classes of the console's own PatternFly. */

import { html, nothing } from "./lit-html.js";

const PREFIX =
  document.querySelector("[class*='-c-page']")?.className.match?.(/\b(pf-v\d+)-c-page/)?.[1] ?? "pf-v5";

/** Returns the classes of a PatternFly component, such as {@code pf-v5-c-button pf-m-primary}. */
export function pf(component, ...modifiers) {
  return [`${PREFIX}-c-${component}`, ...modifiers.filter(Boolean).map((each) => `pf-m-${each}`)].join(" ");
}

export const card = (title, ...content) => html`
  <section class="${pf("card")} sspr-card" aria-label=${title}>
    <div class=${pf("card__title")}><h2 class=${pf("card__title-text")}>${title}</h2></div>
    <div class="${pf("card__body")} sspr-body">${content}</div>
  </section>
`;

/** A place that screen readers read out whenever something new stands there. */
export const live = (content) => html`<div aria-live="polite">${content ?? nothing}</div>`;

export const alert = (severity, title, ...content) => html`
  <div class=${pf("alert", "inline", severity)} data-severity=${severity}>
    <div class=${pf("alert__icon")} aria-hidden="true">${SIGNS[severity]}</div>
    <p class=${pf("alert__title")}>${title}</p>
    ${content.length ? html`<div class=${pf("alert__description")}>${content}</div>` : nothing}
  </div>
`;

const SIGNS = { success: "✓", info: "i", warning: "!", danger: "!" };

/** The server's sentence, or ours where it sent none. */
export function problem(texts, refused) {
  return alert("danger", refused.message || texts.text(reason(refused.status)));
}

function reason(status) {
  switch (status) {
    case 0:
      return "ssprAdminNoAnswer";
    case 401:
      return "ssprAdminSignedOut";
    case 403:
      return "ssprAdminForbidden";
    case 404:
      return "ssprAdminNotFound";
    default:
      return "ssprAdminFailed";
  }
}

export const button = (kind, label, onClick, { busy = false, type = "button", name = label, first = false } = {}) => html`
  <button ?autofocus=${first} type=${type} class=${pf("button", kind, busy && "in-progress")} ?disabled=${busy} aria-label=${name === label ? nothing : name} @click=${onClick ?? nothing}>
    ${label}
  </button>
`;

/** A field with its label, and what is wrong with it beside it. */
export const field = (id, label, input, error, help) => html`
  <div class=${pf("form__group")}>
    <div class=${pf("form__group-label")}>
      <label class=${pf("form__label")} for=${id}><span class=${pf("form__label-text")}>${label}</span></label>
    </div>
    <div class=${pf("form__group-control")}>
      <span class=${pf("form-control", error && "error")}>${input}</span>
      <div class=${pf("form__helper-text")} id="${id}-help" aria-live="polite">
        ${error || help
          ? html`<div class=${pf("helper-text")}>
              <div class=${pf("helper-text__item", error && "error")}>
                <span class=${pf("helper-text__item-text")}>${error || help}</span>
              </div>
            </div>`
          : nothing}
      </div>
    </div>
  </div>
`;

export const option = (kind, { id, name, value, checked, label, help, onChange, busy = false }) => html`
  <div class=${pf(kind)}>
    <input
      class=${pf(`${kind}__input`)}
      type=${kind === "check" ? "checkbox" : "radio"}
      id=${id}
      name=${name ?? id}
      value=${value ?? "on"}
      .checked=${checked}
      ?disabled=${busy}
      aria-describedby=${help ? `${id}-help` : nothing}
      @change=${onChange}
    />
    <label class=${pf(`${kind}__label`)} for=${id}>${label}</label>
    ${help ? html`<span class=${pf(`${kind}__description`)} id="${id}-help">${help}</span>` : nothing}
  </div>
`;

/** What is known, by name. */
export const facts = (...pairs) => html`
  <dl class="sspr-facts">
    ${pairs.filter(Boolean).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>
`;

export const table = (caption, heads, rows) => html`
  <table class=${pf("table", "compact", "grid-md")} aria-label=${caption}>
    <thead class=${pf("table__thead")}>
      <tr class=${pf("table__tr")}>
        ${heads.map((head) => html`<th class=${pf("table__th")} scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody class=${pf("table__tbody")}>
      ${rows.map(
        (cells) => html`<tr class=${pf("table__tr")}>
          ${cells.map((cell, index) => html`<td class=${pf("table__td")} data-label=${typeof heads[index] === "string" ? heads[index] : ""}>${cell}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>
`;

const COLOURS = {
  up: "green",
  degraded: "gold",
  down: "red",
  misconfigured: "red",
  off: "",
};

/** The state of writeback in a word. */
export const state = (texts, id) => html`
  <span class=${pf("label", COLOURS[id])}>
    <span class=${pf("label__content")}><span class=${pf("label__text")}>${texts.named("ssprAdminState", id)}</span></span>
  </span>
`;

export const waiting = (texts) => html`<p class="sspr-waiting">${texts.text("ssprAdminLoading")}</p>`;
