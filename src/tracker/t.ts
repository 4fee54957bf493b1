// The script on the business's pages. It goes out minified and has to stay under 1,400 bytes gzipped, so what can be worked
// out by the server is left to it, and what stands here is what only a browser can see. docs/tracking.md tells of each part.

type Call = [name: string, said?: unknown];

interface Retorno {
  (...call: Call): void;
  /** Calls made before the script was there. */
  q?: Call[];
  /** Set by the script, so that a page that has it twice counts once. */
  consent?(agrees: unknown): void;
}

declare global {
  interface Window {
    retorno?: Retorno;
    dataLayer?: Overheard[];
  }
  interface Document {
    readonly prerendering?: boolean;
  }
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
  }
}

const {
  src,
  dataset: { site, api = src.replace(/[^/]*$/, "e"), off, hosts, domain = "", whole, gtag },
} = document.currentScript as HTMLScriptElement;
const optOut = navigator.globalPrivacyControl || navigator.doNotTrack === "1";

let url = location.href;
let { referrer } = document;
/** Since when the page has been in sight; 0 while it is not. */
let since = 0;
let depth = 0;

/** Nothing that goes wrong here may be felt by the page. */
const safely =
  <A extends unknown[]>(work: (...args: A) => unknown) =>
  (...args: A): void => {
    try {
      work(...args);
    } catch {}
  };

const listen = (type: string, work: (event: Event) => unknown) => addEventListener(type, safely(work), true);

const isOff = (name: string) => off?.includes(name);

const newId = () => `${Math.random()}`.slice(2) + Date.now();

const cookie = () => document.cookie.match(/\b_rt=(\w+)/)?.[1];

const send = (name: string, data?: unknown) => {
  if (isOff(name)) return;
  const body = JSON.stringify({ site, name, url, referrer, id: newId(), visitor: cookie(), optOut, data });
  const post = (again?: unknown) => {
    const retry = () => again && setTimeout(post, 4e3);
    fetch(api, { method: "POST", body, keepalive: true }).then((answer) => answer.ok || retry(), retry);
  };
  // Only a beacon outlives the page in every browser.
  (document.hidden && navigator.sendBeacon(api, body)) || post(1);
};

const consent = (agrees: unknown) => {
  if (agrees && (optOut || cookie())) return;
  const age = agrees ? 34e6 : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: older browsers know no other way
  document.cookie = `_rt=${newId()};path=/;max-age=${age};domain=${domain};samesite=lax${isSecureContext ? ";secure" : ""}`;
  if (agrees) send("consent_given");
};

const begin = () => {
  depth = 0;
  send("page_view");
  look();
};

const look = () => {
  since = document.hidden ? 0 : Date.now();
};

const scrolled = () => {
  depth = Math.max(depth, ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100) | 0;
};

const leave = () => {
  scrolled();
  if (since)
    send("user_engagement", {
      engagement_time_msec: Date.now() - since,
      percent_scrolled: isOff("scroll") ? undefined : depth,
    });
};

const pageOf = (address: string) => address.replace(whole == null ? /[?#].*/ : "", "");

const moved = safely(() => {
  if (pageOf(location.href) === pageOf(url)) return;
  leave();
  referrer = url;
  url = location.href;
  begin();
});

const clicked = ({ target }: Event) => {
  const link = (target as Element).closest("a") as HTMLAnchorElement;
  const { hostname, pathname } = link;
  const visitor = cookie();
  const data = { link_url: link.origin + pathname };
  if (/\.(pdf|docx?|xlsx?|pptx?|csv|txt|zip|rar|7z|gz|dmg|exe|apk|mp[34]|epub)$/i.test(pathname))
    send("file_download", data);
  else if (hostname && hostname !== location.hostname) {
    if (!hosts?.split(" ").includes(hostname)) send("click", data);
    else if (visitor) link.search += `&rtv=${visitor}.${Date.now()}`;
  }
};

interface Overheard {
  readonly 0?: string;
  readonly 1?: string;
  readonly 2?: { readonly analytics_storage?: string };
  readonly event?: string;
  readonly ecommerce?: unknown;
}

/** What a site says to Google's tag: arguments of gtag(), or an object with `event`. */
const overhear = safely((said: Overheard) => {
  const { 0: command, 1: what, 2: more, event, ecommerce } = said;
  const isEvent = command === "event";
  const name = isEvent ? what : event;
  if (name?.match(/^(?!page_v)\w+$/)) send(name, isEvent ? more : (ecommerce ?? said));
  const storage = command === "consent" && more?.analytics_storage;
  if (storage === "granted") consent(1);
  else if (storage && what === "update") consent(0);
});

const start = safely(() => {
  const waiting = self.retorno;
  if (waiting?.consent) return;
  const retorno: Retorno = safely((name, said) => (name === "consent" ? consent(said) : send(name, said)));
  retorno.consent = safely(consent);
  self.retorno = retorno;
  for (const call of waiting?.q ?? []) retorno(...call);
  begin();
  for (const name of ["pushState", "replaceState"] as const) {
    const was = history[name];
    history[name] = (...args) => {
      was.apply(history, args);
      moved();
    };
  }
  listen("popstate", moved);
  listen("visibilitychange", () => {
    leave();
    look();
  });
  listen("scroll", scrolled);
  listen("click", clicked);
  listen("auxclick", clicked);
  listen("submit", ({ target }) => {
    const { id, name } = target as HTMLFormElement;
    send("form_submit", { form_id: id, form_name: name });
  });
  if (gtag != null) {
    self.dataLayer ??= [];
    const layer = self.dataLayer;
    const push = layer.push;
    layer.forEach(overhear);
    layer.push = (...said) => {
      said.forEach(overhear);
      return push.apply(layer, said);
    };
  }
});

if (document.prerendering) document.addEventListener("prerenderingchange", start);
else start();

export {};
