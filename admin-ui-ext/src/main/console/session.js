/*
 * The access token of whoever is signed in to the admin console. The console keeps its own to itself, so this asks for
 * another one of the same client, without a page: authorization code with PKCE, prompt=none, in a hidden frame.
 */

const PATIENCE_MILLIS = 10_000;
const RENEW_BEFORE_MILLIS = 10_000;

/** There is no session any more, or the browser does not tell a frame about it. */
export class SignedOut extends Error {}

export class Session {
  #realmUrl;
  #clientId;
  #redirectUri;
  #tokens = null;
  #pending = null;

  /** @param environment what Keycloak writes into the console's page */
  constructor(environment) {
    this.#realmUrl = `${environment.serverBaseUrl}/realms/${encodeURIComponent(environment.realm)}/protocol/openid-connect`;
    this.#clientId = environment.clientId;
    // a small document under the client's only redirect address; the console itself would start in the frame
    this.#redirectUri = new URL("messages.json", new URL(withSlash(environment.consoleBaseUrl), location.href)).href;
  }

  /** Returns a token that holds for some seconds; requests at the same time share one renewal. */
  async accessToken() {
    if (!this.#tokens || this.#tokens.renewAt <= Date.now()) {
      this.#pending ??= this.#renewed().finally(() => (this.#pending = null));
      await this.#pending;
    }
    return this.#tokens.access;
  }

  async #renewed() {
    const refresh = this.#tokens?.refresh;
    this.#tokens = (refresh && (await this.#granted({ grant_type: "refresh_token", refresh_token: refresh }))) || null;
    this.#tokens ??= await this.#signedIn();
  }

  async #signedIn() {
    const verifier = random(64);
    const state = random(32);
    const answer = await framed(await this.#authorizationUrl(verifier, state), this.#redirectUri);
    if (answer.get("state") !== state || !answer.get("code")) {
      throw new SignedOut(answer.get("error") ?? "no code");
    }
    const tokens = await this.#granted({
      grant_type: "authorization_code",
      code: answer.get("code"),
      redirect_uri: this.#redirectUri,
      code_verifier: verifier,
    });
    if (!tokens) {
      throw new SignedOut("no token");
    }
    return tokens;
  }

  async #authorizationUrl(verifier, state) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    const query = new URLSearchParams({
      client_id: this.#clientId,
      redirect_uri: this.#redirectUri,
      response_type: "code",
      response_mode: "fragment",
      scope: "openid",
      prompt: "none",
      state,
      code_challenge: base64Url(new Uint8Array(digest)),
      code_challenge_method: "S256",
    });
    return `${this.#realmUrl}/auth?${query}`;
  }

  /** Returns tokens, or null when the server does not grant them. */
  async #granted(grant) {
    const response = await fetch(`${this.#realmUrl}/token`, {
      method: "POST",
      credentials: "omit",
      body: new URLSearchParams({ client_id: this.#clientId, ...grant }),
    });
    if (!response.ok) {
      return null;
    }
    const tokens = await response.json();
    return {
      access: tokens.access_token,
      refresh: tokens.refresh_token,
      renewAt: Date.now() + tokens.expires_in * 1000 - RENEW_BEFORE_MILLIS,
    };
  }
}

/** Opens an address in a hidden frame and returns the parameters that it comes back with. */
function framed(address, redirectUri) {
  return new Promise((resolve, reject) => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "sspr";
    frame.src = address;
    const timer = setTimeout(() => end(() => reject(new SignedOut("no answer"))), PATIENCE_MILLIS);
    const end = (settle) => {
      clearTimeout(timer);
      settle();
      frame.remove();
    };
    frame.addEventListener("load", () => end(() => settle(frame, redirectUri, resolve, reject)));
    document.body.append(frame);
  });
}

function settle(frame, redirectUri, resolve, reject) {
  let address;
  try {
    address = frame.contentWindow.location.href;
  } catch {
    // somebody else's page, which the browser does not let us read
    reject(new SignedOut("another origin"));
    return;
  }
  if (address.startsWith(redirectUri)) {
    resolve(new URLSearchParams(new URL(address).hash.slice(1)));
  } else {
    reject(new SignedOut("another page"));
  }
}

function random(length) {
  return base64Url(crypto.getRandomValues(new Uint8Array(length))).slice(0, length);
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function withSlash(address) {
  return address.endsWith("/") ? address : `${address}/`;
}
