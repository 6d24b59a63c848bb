// Tells while somebody types what the server would refuse later. The server judges in any case.
const rules = document.getElementById("sspr-live-rules");
const form = document.getElementById("sspr-register-questions-form");
const selects = [...form.querySelectorAll("select")];
const answers = [...form.querySelectorAll("input[name^=answer]")];

const normal = (text) => text.normalize("NFKC").toLowerCase().trim().replace(/\s+/gu, " ");
const words = (text) => normal(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A question that is chosen in one place cannot be chosen in another. */
function offerEachQuestionOnce() {
  const chosen = new Set(selects.map((select) => select.value).filter(Boolean));
  for (const select of selects) {
    for (const option of select.options) {
      option.disabled = option.value !== select.value && chosen.has(option.value);
    }
  }
}

function faultOf(answer, index) {
  const text = normal(answer.value);
  const length = [...text].length;
  if (length === 0) {
    return "";
  }
  if (length < Number(rules.dataset.shortest)) {
    return rules.dataset.tooShort;
  }
  if (length > Number(rules.dataset.longest)) {
    return rules.dataset.tooLong;
  }
  if (answers.some((other, place) => place < index && normal(other.value) === text)) {
    return rules.dataset.twice;
  }
  const question = new Set(words(selects[index].selectedOptions[0]?.textContent ?? ""));
  const own = words(answer.value);
  return selects[index].value && own.length > 0 && own.every((word) => question.has(word))
    ? rules.dataset.inQuestion
    : "";
}

function hintOf(answer) {
  const id = `sspr-hint-${answer.name}`;
  let hint = document.getElementById(id);
  if (!hint) {
    hint = document.createElement("p");
    hint.id = id;
    hint.className = "sspr-hint";
    hint.setAttribute("role", "status");
    (answer.closest(".pf-v5-c-form-control") ?? answer).after(hint);
  }
  return hint;
}

function tell(answer, index) {
  const fault = faultOf(answer, index);
  const hint = hintOf(answer);
  hint.textContent = fault;
  answer.toggleAttribute("aria-invalid", fault !== "");
}

for (const select of selects) {
  select.addEventListener("change", offerEachQuestionOnce);
}
answers.forEach((answer, index) => {
  answer.addEventListener("change", () => tell(answer, index));
  selects[index].addEventListener("change", () => tell(answer, index));
});
offerEachQuestionOnce();
