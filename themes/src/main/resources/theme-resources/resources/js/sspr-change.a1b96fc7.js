// Ticks the rules while somebody types, as far as a browser can tell. The server judges in any case.
const rules = document.getElementById("sspr-live-rules");
const current = document.getElementById("password");
const next = document.getElementById("password-new");

const count = (text, kind) => text.match(kind)?.length ?? 0;
const same = (one, other) => one.toLowerCase() === other.toLowerCase();

const UPPER = /\p{Uppercase}/gu;
const LOWER = /\p{Lowercase}/gu;
const DIGIT = /\p{Nd}/gu;
const OTHER = /[^\p{L}\p{Nd}]/gu;

/** Each tells whether a password that is not empty keeps the rule. */
const kept = {
  length: (text, least) => text.length >= least,
  maxLength: (text, most) => text.length <= most,
  upperCase: (text, least) => count(text, UPPER) >= least,
  lowerCase: (text, least) => count(text, LOWER) >= least,
  digits: (text, least) => count(text, DIGIT) >= least,
  specialChars: (text, least) => count(text, OTHER) >= least,
  complexity: (text, least) => [UPPER, LOWER, DIGIT, OTHER].filter((kind) => count(text, kind) > 0).length >= least,
  notUsername: (text) => !same(text, rules.dataset.username),
  notContainsUsername: (text) => !text.toLowerCase().includes(rules.dataset.username.toLowerCase()),
  notEmail: (text) => !same(text, rules.dataset.email),
  different: (text) => current.value !== "" && text !== current.value,
};

function show(rule) {
  const met = next.value !== "" && kept[rule.dataset.rule](next.value, Number(rule.dataset.value));
  rule.className = met ? "sspr-rule-met" : "sspr-rule-open";
  rule.lastElementChild.textContent = met ? rules.dataset.met : rules.dataset.open;
}

if (rules) {
  const decidable = [...rules.children].filter((rule) => rule.dataset.rule in kept);
  for (const rule of decidable) {
    const state = document.createElement("span");
    state.className = "sspr-rule-state";
    rule.append(state);
  }
  const all = () => decidable.forEach(show);
  current.addEventListener("input", all);
  next.addEventListener("input", all);
  all();
}
