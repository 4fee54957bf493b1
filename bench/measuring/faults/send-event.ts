import { type Agent, request } from "node:http";

const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Sends one event as the tracker does; answers the status and its milliseconds, null where no answer came. */
export function sendEvent(
  { port, site, agent }: { port: number; site: string; agent?: Agent },
  id: string,
): Promise<{ status: number | null; retryAfter: boolean; ms: number }> {
  const since = performance.now();
  const body = JSON.stringify({ site, id, url: "https://shop.example/" });
  return new Promise((resolve) => {
    const done = (status: number | null, retryAfter = false) =>
      resolve({ status, retryAfter, ms: performance.now() - since });
    const asked = request(
      {
        port,
        host: "127.0.0.1",
        method: "POST",
        path: "/e",
        headers: { "content-type": "text/plain", "user-agent": browser },
        timeout: 15_000,
        ...(agent === undefined ? {} : { agent }),
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => done(answer.statusCode ?? null, answer.headers["retry-after"] !== undefined));
      },
    );
    asked.once("timeout", () => asked.destroy());
    asked.once("error", () => done(null));
    asked.end(body);
  });
}

export const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How many milliseconds it takes until an event is taken again. */
export async function untilTaken(to: { port: number; site: string }): Promise<number> {
  const since = performance.now();
  for (let tries = 0; ; tries++) {
    if ((await sendEvent(to, `again-${tries}`)).status === 202) return performance.now() - since;
    if (performance.now() - since > 30_000) throw new Error("nothing is taken again");
    await passed(50);
  }
}
