/** Figures of the running server, in Prometheus's text format (version 0.0.4). */
export class Metrics {
  readonly #counters = new Map<string, Map<string, number>>();
  readonly #gauges: { name: string; help: string; read: () => number }[] = [];

  /** One up, or several: `count("retorno_events_refused_total", { reason: "unknown_site" })`. */
  count(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
      .join(",");
    const series = this.#counters.get(name) ?? new Map<string, number>();
    this.#counters.set(name, series);
    series.set(key, (series.get(key) ?? 0) + by);
  }

  /** A figure that is read when somebody asks. */
  gauge(name: string, help: string, read: () => number): void {
    this.#gauges.push({ name, help, read });
  }

  text(): string {
    const counters = [...this.#counters].map(([name, series]) => {
      const lines = [...series].map(([labels, value]) => `${name}${labels === "" ? "" : `{${labels}}`} ${value}\n`);
      return `# TYPE ${name} counter\n${lines.join("")}`;
    });
    const gauges = this.#gauges.map(
      ({ name, help, read }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${read()}\n`,
    );
    return [...counters, ...gauges].join("");
  }
}
