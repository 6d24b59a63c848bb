// Has the browser sign the server's challenge with a passkey and posts what it gives. Which passkey is up to the user: the page
// names none. Where there is no script or no WebAuthn, the form goes empty and the server says what is missing.

const PARTS = ["clientDataJSON", "authenticatorData", "signature", "userHandle"];

const field = document.querySelector("input[data-relying-party]");

if (field?.form && globalThis.PublicKeyCredential && navigator.credentials) {
  accompany(field.form);
}

function accompany(form) {
  const status = addStatus(form);
  let asking = false;
  let signed = false;

  form.addEventListener("submit", async (event) => {
    if (event.submitter?.name || signed) {
      signed = false;
      return;
    }
    event.preventDefault();
    if (asking) {
      return;
    }
    asking = true;
    status.textContent = "";
    try {
      fill(form, await ask(field.dataset));
      signed = true;
    } catch (error) {
      console.warn("No passkey:", error);
      status.className = "instruction pf-v5-u-mt-md";
      status.textContent = field.dataset.failed;
    }
    asking = false;
    if (signed) {
      form.requestSubmit();
    }
  });
}

function ask({ challenge, relyingParty, timeout }) {
  const publicKey = { challenge: decode(challenge), rpId: relyingParty, allowCredentials: [], userVerification: "required" };
  if (Number(timeout) > 0) {
    publicKey.timeout = Number(timeout) * 1000;
  }
  return navigator.credentials.get({ publicKey });
}

function fill(form, credential) {
  field.value = credential.id;
  for (const part of PARTS) {
    const bytes = credential.response[part];
    form.elements[part].value = bytes ? encode(bytes) : "";
  }
}

// Screen readers speak what changes in a region that was there before.
function addStatus(form) {
  const status = document.createElement("div");
  status.id = "sspr-passkey-status";
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  form.after(status);
  return status;
}

function decode(base64url) {
  const characters = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

function encode(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
