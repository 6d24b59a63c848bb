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

/** Makes the place of a hint out of the theme's own look of an error. */
function hintOf(answer) {
  const id = `sspr-hint-${answer.name}`;
  const there = document.getElementById(id);
  if (there) {
    return there;
  }
  const problem = document.getElementById("sspr-live-problem").content.firstElementChild.cloneNode(true);
  problem.querySelector("[id]")?.removeAttribute("id");
  let hint = problem;
  while (hint.firstElementChild) {
    hint = hint.firstElementChild;
  }
  hint.id = id;
  hint.textContent = "";
  (frameOf(answer) ?? answer).after(problem);
  return hint;
}

function frameOf(answer) {
  return answer.closest(".pf-v5-c-form-control");
}

/** What the server said of an earlier answer holds no longer. */
function forgetErrorOf(answer) {
  document.getElementById(`input-error-${answer.name}`)?.remove();
  frameOf(answer)?.querySelector(".pf-v5-c-form-control__utils")?.remove();
}

function tell(answer, index) {
  const fault = faultOf(answer, index);
  const hint = hintOf(answer);
  forgetErrorOf(answer);
  hint.textContent = fault;
  frameOf(answer)?.classList.toggle("pf-m-error", fault !== "");
  answer.setAttribute("aria-invalid", String(fault !== ""));
  answer.setAttribute("aria-describedby", hint.id);
}

for (const select of selects) {
  select.addEventListener("change", offerEachQuestionOnce);
}
answers.forEach((answer, index) => {
  answer.addEventListener("change", () => tell(answer, index));
  selects[index].addEventListener("change", () => tell(answer, index));
});
offerEachQuestionOnce();
