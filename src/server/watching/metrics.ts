type Labels = Readonly<Record<string, string>>;

/** So many series a figure may have; what comes then is counted under "other", so that no sender can fill the memory. */
const mostSeries = 300;

/** Upper bounds in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What the figures mean that others count. */
const helps: Readonly<Record<string, string>> = {
  retorno_events_dropped_total: "Tracked events that were answered 202 and not stored, by reason.",
  retorno_values_refused_total: "Values of tracked events that could not be and were left out, by field.",
  retorno_webhook_events_refused_total: "Events in signed webhook calls that could not be read or kept, by product.",
  retorno_clicks_lost_total: "Clicks of links whose visitors were sent on, and that could not be stored.",
  retorno_sign_ins_total: "Passwords and codes that were shown at the door, by what came of it.",
  retorno_http_requests_total: "Requests answered, by route, method and status.",
  retorno_connections_closed_total: "Connections closed to keep under the ceiling, or for what they sent.",
};

/** Figures of the running server, in Prometheus's text format (version 0.0.4). */
export class Metrics {
  readonly #counters = new Map<string, Map<string, Counter>>();
  readonly #histograms = new Map<string, Map<string, Histogram>>();
  readonly #read: { name: string; help: string; type: "gauge" | "counter"; read: () => Reading }[] = [];

  /** One up, or several: `count("retorno_events_dropped_total", { reason: "unknown_site" })`. */
  count(name: string, labels: Labels = {}, by = 1): void {
    this.counter(name, labels).value += by;
  }

  /** The counter itself, for whoever counts often. */
  counter(name: string, labels: Labels = {}): Counter {
    return standingIn(seriesOf(this.#counters, name), labels, () => ({ value: 0 }));
  }

  /** Of how long something takes. */
  histogram(name: string, labels: Labels = {}): Histogram {
    return standingIn(seriesOf(this.#histograms, name), labels, () => new Histogram());
  }

  /** A figure that is read when somebody asks; several, each with its labels; or none at the moment. */
  gauge(name: string, help: string, read: () => Reading): void {
    this.#read.push({ name, help, type: "gauge", read });
  }

  /** A sum since the start that somebody else keeps. */
  total(name: string, help: string, read: () => Reading): void {
    this.#read.push({ name, help, type: "counter", read });
  }

  text(): string {
    const counters = [...this.#counters].map(
      ([name, series]) =>
        headOf(name, helps[name], "counter") +
        [...series].map(([labels, { value }]) => line(name, labels, value)).join(""),
    );
    const histograms = [...this.#histograms].map(
      ([name, series]) =>
        headOf(name, helps[name], "histogram") +
        [...series].map(([labels, histogram]) => histogram.text(name, labels)).join(""),
    );
    const read = this.#read.map(({ name, help, type, read }) => headOf(name, help, type) + readingText(name, read()));
    return [...counters, ...histograms, ...read].join("");
  }
}

/** A number, or several with their labels; null where there is none. */
export type Reading = number | null | readonly { readonly labels: Labels; readonly value: number }[];

export interface Counter {
  value: number;
}

export class Histogram {
  readonly #counts = new Array<number>(buckets.length + 1).fill(0);
  #sum = 0;

  add(seconds: number): void {
    let at = 0;
    while (at < buckets.length && seconds > (buckets[at] ?? 0)) at++;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.#sum += seconds;
  }

  text(name: string, labels: string): string {
    let upTo = 0;
    const lines = this.#counts.map((count, at) => {
      upTo += count;
      const bound = `le="${buckets[at] ?? "+Inf"}"`;
      return line(`${name}_bucket`, labels === "" ? bound : `${labels},${bound}`, upTo);
    });
    return lines.join("") + line(`${name}_sum`, labels, this.#sum) + line(`${name}_count`, labels, upTo);
  }
}

function seriesOf<T>(figures: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const known = figures.get(name);
  if (known !== undefined) return known;
  const made = new Map<string, T>();
  figures.set(name, made);
  return made;
}

function standingIn<T>(series: Map<string, T>, labels: Labels, make: () => T): T {
  const wanted = keyOf(labels);
  const isNewAndTooMany = !series.has(wanted) && series.size >= mostSeries;
  const key = isNewAndTooMany ? keyOf(Object.fromEntries(Object.keys(labels).map((one) => [one, "other"]))) : wanted;
  const known = series.get(key);
  if (known !== undefined) return known;
  const made = make();
  series.set(key, made);
  return made;
}

const keyOf = (labels: Labels): string =>
  Object.entries(labels)
    .map(([label, value]) => `${label}="${escaped(value)}"`)
    .join(",");

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

const line = (name: string, labels: string, value: number): string =>
  `${name}${labels === "" ? "" : `{${labels}}`} ${value}\n`;

const headOf = (name: string, help: string | undefined, type: string): string =>
  `${help === undefined ? "" : `# HELP ${name} ${help}\n`}# TYPE ${name} ${type}\n`;

function readingText(name: string, reading: Reading): string {
  if (reading === null) return "";
  if (typeof reading === "number") return line(name, "", reading);
  return reading.map(({ labels, value }) => line(name, keyOf(labels), value)).join("");
}
