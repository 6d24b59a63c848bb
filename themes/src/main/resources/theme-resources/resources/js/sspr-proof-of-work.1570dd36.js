// Finds the number that the server asks for while the user types, and fills it in: the SHA-256 hash of
// "challenge.number" has to begin with enough zero bits. Where it cannot (no script, or no crypto.subtle because the page
// came over plain http), the field stays empty and the server asks for a short wait instead.

const BATCH = 128;

const field = document.querySelector("input[data-challenge]");

if (field?.form && globalThis.crypto?.subtle) {
  accompany(field.form);
}

function accompany(form) {
  const status = addStatus(form);
  let finished = false;
  let held = false;
  let button = null;

  form.addEventListener("submit", (event) => {
    if (finished) {
      return;
    }
    event.preventDefault();
    held = true;
    button = event.submitter;
    status.className = "instruction pf-v5-u-mt-md";
    status.textContent = field.dataset.moment;
  });

  solve(field.dataset.challenge, Number(field.dataset.bits))
    .then((number) => {
      field.value = number;
    })
    .catch((error) => console.warn("No proof of work:", error))
    .then(() => {
      finished = true;
      if (held) {
        form.requestSubmit(button);
      }
    });
}

// Screen readers speak what changes in a region that was there before.
function addStatus(form) {
  const status = document.createElement("div");
  status.id = "sspr-proof-status";
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  form.after(status);
  return status;
}

async function solve(challenge, bits) {
  for (let first = 0; ; first += BATCH) {
    const found = await firstSolution(challenge, bits, first);
    if (found >= 0) {
      return String(first + found);
    }
    await othersHadTheirTurn();
  }
}

async function firstSolution(challenge, bits, first) {
  const hashes = await Promise.all(Array.from({ length: BATCH }, (_, i) => hash(`${challenge}.${first + i}`)));
  return hashes.findIndex((bytes) => Math.clz32(new DataView(bytes).getUint32(0)) >= bits);
}

function hash(text) {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
}

// Awaiting hashes alone lets no key press and no frame through until the end. A timer would, but waits 4 ms each time.
function othersHadTheirTurn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
