// Says how hard a new password is to guess, while somebody types. It is advice: the server judges, and nothing is sent.
// The estimator is large, so it is loaded only when somebody begins to type.
const strength = document.getElementById("sspr-strength");
const meter = document.getElementById("sspr-strength-meter");
const word = document.getElementById("sspr-strength-word");
const next = document.getElementById("password-new");
const current = document.getElementById("password");

// the estimate takes more than proportionally longer for long passwords, which are strong by then
const JUDGED = 72;
const PAUSE = 250;

let estimator;
let pending;

// it is no module and leaves its function at the window
const load = () => (estimator ??= import(strength.dataset.estimator).then(() => window.zxcvbn));

function known() {
  const names = strength.dataset.names.split(/\s+/);
  return [...names, ...names.flatMap((name) => name.split(/[^\p{L}\p{Nd}]+/u)), current.value].filter((text) => text !== "");
}

function show(score) {
  meter.setAttribute("aria-valuenow", score);
  const text = strength.dataset["word" + score];
  meter.setAttribute("aria-valuetext", text);
  word.textContent = text;
  strength.hidden = false;
}

async function judge() {
  const estimate = await load();
  if (next.value === "") {
    strength.hidden = true;
  } else {
    show(estimate(next.value.slice(0, JUDGED), known()).score);
  }
}

function later() {
  clearTimeout(pending);
  // without an estimator there is no meter
  pending = setTimeout(() => judge().catch(() => (strength.hidden = true)), PAUSE);
}

next.addEventListener("input", later);
current.addEventListener("input", later);
