import { expect, it } from "vitest";
import { readExposition } from "../../../test/exposition.ts";
import { Metrics } from "./metrics.ts";

it("writes counters, gauges and histograms as Prometheus reads them", () => {
  const metrics = new Metrics();
  metrics.count("events_total", { reason: 'a "quoted"\\ line\nbreak' });
  metrics.count("events_total", { reason: "plain" }, 4);
  metrics.gauge("free_bytes", "Room.", () => 12.5);
  metrics.gauge("unknown_bytes", "Not known yet.", () => null);
  metrics.gauge("job_failures", "Failures.", () => [{ labels: { job: "backup" }, value: 2 }]);
  for (const seconds of [0.0005, 0.003, 0.003, 99]) metrics.histogram("request_seconds", { route: "/e" }).add(seconds);

  const read = readExposition(metrics.text());
  expect(read.get("events_total")).toMatchObject({
    type: "counter",
    samples: [
      { labels: { reason: 'a "quoted"\\ line\nbreak' }, value: 1 },
      { labels: { reason: "plain" }, value: 4 },
    ],
  });
  expect(read.get("free_bytes")).toMatchObject({ type: "gauge", help: "Room.", samples: [{ value: 12.5 }] });
  expect(read.get("unknown_bytes")?.samples).toEqual([]);
  expect(read.get("job_failures")?.samples).toEqual([{ name: "job_failures", labels: { job: "backup" }, value: 2 }]);
  const seconds = read.get("request_seconds")?.samples ?? [];
  const bucket = (le: string) => seconds.find(({ labels }) => labels.le === le)?.value;
  expect([bucket("0.001"), bucket("0.0025"), bucket("0.005"), bucket("30"), bucket("+Inf")]).toEqual([1, 1, 3, 3, 4]);
  expect(seconds.find(({ name }) => name === "request_seconds_count")?.value).toBe(4);
  expect(seconds.find(({ name }) => name === "request_seconds_sum")?.value).toBeCloseTo(99.0065);
});

it("keeps the series of a figure bounded, and loses no count", () => {
  const metrics = new Metrics();
  for (let sender = 0; sender < 5000; sender++) metrics.count("events_total", { reason: `made up ${sender}` });
  const samples = readExposition(metrics.text()).get("events_total")?.samples ?? [];
  expect(samples.length).toBeLessThan(400);
  expect(samples.reduce((sum, { value }) => sum + value, 0)).toBe(5000);
});
