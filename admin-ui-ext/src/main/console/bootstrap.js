/*
 * Brings our pages into Keycloak's own admin console: an item of its navigation, a link beside the tabs of a user, and the
 * element <sspr-admin> where the address says so. Only in realms that have a policy. If anything is not as expected,
 * nothing is done: the console never depends on this.
 */

import { Rest } from "./rest.js";
import { Session } from "./session.js";
import { Texts } from "./texts.js";

/** Items of the console's navigation, which it shows by rights; ours stands in the list of the first that is there. */
const NEIGHBOURS = ["nav-item-realm-settings", "nav-item-events", "nav-item-users"];
const ITEM = "nav-item-sspr";
const TAB = "sspr-tab";

class Console {
  #environment;
  #session;
  #texts = null;
  /** What the administrator may do, by realm: a promise's result once it is known. */
  #rights = new Map();
  #scheduled = false;
  #observer = new MutationObserver(() => this.#soon());

  constructor(environment) {
    this.#environment = environment;
    this.#session = new Session(environment);
  }

  watch() {
    this.#observer.observe(document.getElementById("app"), { childList: true, subtree: true });
    addEventListener("hashchange", () => this.#soon());
    addEventListener("popstate", () => this.#soon());
    this.#soon();
  }

  /** The console changes its page in many small steps. */
  #soon() {
    if (!this.#scheduled) {
      this.#scheduled = true;
      requestAnimationFrame(() => {
        this.#scheduled = false;
        this.#look();
      });
    }
  }

  #look() {
    const neighbour = NEIGHBOURS.map((id) => document.getElementById(id)).find(Boolean);
    const place = placeOf(location.hash);
    if (!neighbour || !place) {
      return;
    }
    const rights = this.#rightsIn(place.realm);
    if (rights?.policy) {
      this.#offerItem(neighbour, place, rights);
      this.#offerTab(place);
      this.#showPage(place, rights);
    } else {
      this.#withdraw();
    }
  }

  /** Returns what is known; asks once for each realm that is entered, and looks again when the answer is there. */
  #rightsIn(realm) {
    if (!this.#rights.has(realm)) {
      this.#rights.clear();
      this.#rights.set(realm, null);
      this.#ask(realm)
        .then((rights) => this.#rights.has(realm) && this.#rights.set(realm, rights))
        .then(() => this.#soon())
        .catch(() => {});
    }
    return this.#rights.get(realm);
  }

  async #ask(realm) {
    const token = () => this.#session.accessToken();
    const rights = await new Rest(this.#url(`admin/realms/${encodeURIComponent(realm)}/sspr`), token).get("whoami");
    if (rights.policy) {
      this.#texts ??= await this.#ownTexts(realm, token);
    }
    return rights;
  }

  /** The console is in the language of whoever is signed in, and tells only itself. */
  async #ownTexts(realm, token) {
    const login = encodeURIComponent(this.#environment.realm);
    const own = new Rest(this.#url(`admin/${login}/console`), token);
    const { locale } = await own.get(`whoami?${new URLSearchParams({ currentRealm: realm })}`);
    return Texts.of(this.#environment.adminBaseUrl, this.#environment.realm, locale ?? "en");
  }

  #url(path) {
    return `${this.#environment.adminBaseUrl}/${path}`;
  }

  #withdraw() {
    document.getElementById(ITEM)?.closest("li").remove();
    document.getElementById(TAB)?.closest("li").remove();
    this.#leave();
  }

  #offerItem(neighbour, place, rights) {
    if (!rights.viewRealm && !rights.queryUsers) {
      return;
    }
    const item = document.getElementById(ITEM) ?? this.#added(neighbour);
    const here = place.ours && place.user === null;
    setAttribute(item, "href", `#/${place.segment}/sspr`);
    setAttribute(item, "class", classOf(neighbour, here));
    setAttribute(item, "aria-current", here ? "page" : null);
  }

  #added(neighbour) {
    const entry = neighbour.closest("li");
    const li = document.createElement("li");
    li.className = entry.className;
    const item = document.createElement("a");
    item.id = ITEM;
    item.textContent = this.#texts.text("ssprAdminTitle");
    li.append(item);
    entry.parentElement.append(li);
    return item;
  }

  /** After the tab of the credentials; at the end of the tabs it would be out of sight. */
  #offerTab({ segment, shownUser }) {
    const link = shownUser && document.querySelector(`#app main a[href$="/users/${CSS.escape(shownUser)}/credentials"]`);
    if (!link || document.getElementById(TAB)) {
      return;
    }
    const entry = link.closest("li");
    const li = document.createElement("li");
    li.className = withoutCurrent(entry.className);
    const tab = document.createElement("a");
    tab.id = TAB;
    tab.className = withoutCurrent(link.className);
    tab.href = `#/${segment}/sspr/users/${shownUser}`;
    const text = document.createElement("span");
    text.className = link.querySelector("span")?.className ?? "";
    text.textContent = this.#texts.text("ssprAdminTitle");
    tab.append(text);
    li.append(tab);
    entry.after(li);
  }

  #showPage(place, rights) {
    const main = document.querySelector("#app main");
    const shown = document.querySelector("sspr-admin");
    if (!place.ours || !main) {
      this.#leave();
    } else if (shown?.dataset.place !== location.hash) {
      this.#leave();
      this.#enter(main, place, rights);
    }
    if (place.ours && main) {
      hideNotFound(main);
    }
  }

  #enter(main, place, rights) {
    const page = document.createElement("sspr-admin");
    page.dataset.place = location.hash;
    if (place.user !== null) {
      page.setAttribute("user", place.user);
    }
    page.context = {
      realm: place.realm,
      realmRepresentation: { realm: place.realm },
      adminBaseUrl: this.#environment.adminBaseUrl,
      serverBaseUrl: this.#environment.serverBaseUrl,
      authServerUrl: this.#environment.authServerUrl,
      getAccessToken: () => this.#session.accessToken(),
      texts: this.#texts,
      rights,
    };
    main.dataset.sspr = "";
    main.append(page);
    import("./sspr-admin.js").catch(() => this.#giveUp());
  }

  #giveUp() {
    this.#observer.disconnect();
    this.#withdraw();
  }

  #leave() {
    document.querySelectorAll("sspr-admin").forEach((page) => page.remove());
    const main = document.querySelector("main[data-sspr]");
    if (main) {
      delete main.dataset.sspr;
    }
  }
}

/**
 * Returns where an address of the console leads.
 *
 * @return realm; segment, the same as in the address; ours, whether the page is ours; user, whose; shownUser, the user of
 *     a page of the console's own, as in the address
 */
function placeOf(hash) {
  const [, segment, page, first, second] = hash.split("?")[0].split("/");
  if (!segment) {
    return null;
  }
  try {
    return {
      realm: decodeURIComponent(segment),
      segment,
      ours: page === "sspr" && (first === undefined || first === "users"),
      user: page === "sspr" && first === "users" && second ? decodeURIComponent(second) : null,
      shownUser: page === "users" && first && second ? first : null,
    };
  } catch {
    return null;
  }
}

/** The console says of an address that it does not know: page not found. Its nodes are its own, so they are only hidden. */
function hideNotFound(main) {
  for (const node of main.childNodes) {
    if (node.nodeType === Node.TEXT_NODE && node.nodeValue) {
      node.nodeValue = "";
    }
  }
}

function classOf(neighbour, current) {
  return withoutCurrent(neighbour.className) + (current ? " pf-m-current" : "");
}

function withoutCurrent(classes) {
  return classes.replace(/\s*\bpf-m-current\b/, "");
}

/** Sets only what differs, for each change is looked at again. */
function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) {
    if (value === null) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value);
    }
  }
}

const environment = document.getElementById("environment");
if (environment) {
  new Console(JSON.parse(environment.textContent)).watch();
}
