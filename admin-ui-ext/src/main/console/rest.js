/* Keycloak's admin REST, and what it refuses. */

/** A request that did not do what it should. */
export class Refused extends Error {
  /**
   * @param status of HTTP; 0 when no answer came
   * @param message the server's sentence, or empty
   * @param fields what is wrong with which field of the request
   */
  constructor(status, message = "", fields = []) {
    super(message);
    this.status = status;
    this.fields = new Map(fields.filter((each) => each.field).map((each) => [each.field, each.error]));
  }
}

export class Rest {
  #base;
  #token;

  /**
   * @param base address that paths are below
   * @param token asked before each request
   */
  constructor(base, token) {
    this.#base = base;
    this.#token = token;
  }

  get(path) {
    return this.#send("GET", path);
  }

  post(path, body = {}) {
    return this.#send("POST", path, body);
  }

  put(path, body) {
    return this.#send("PUT", path, body);
  }

  delete(path) {
    return this.#send("DELETE", path);
  }

  /** Returns the answer's JSON, or null when it has none; throws {@link Refused}. */
  async #send(method, path, body) {
    const token = await this.#token().catch(() => {
      throw new Refused(401);
    });
    const response = await fetch(`${this.#base}/${path}`, {
      method,
      headers: {
        Accept: "application/json",
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch(() => {
      throw new Refused(0);
    });
    const answer = await json(response);
    if (!response.ok) {
      throw new Refused(response.status, answer?.errorMessage, answer?.errors);
    }
    return answer;
  }
}

async function json(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
