import type { FastifyReply, FastifyRequest } from "fastify";
import { pageHeaders } from "./limits.ts";

/** What is no page shows nothing, wherever it is opened. */
const noPage = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Nothing of ours asks for any of these; passkeys are left to our own pages, as browsers have it. */
const permissionsPolicy = [
  ...["accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media"],
  ...["fullscreen", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "magnetometer"],
  ...[
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
  ],
]
  .map((name) => `${name}=()`)
  .join(", ");

const always: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": permissionsPolicy,
  "cache-control": "no-store",
};

/** Two years, once somebody came by https. */
const onlyEncrypted = "max-age=63072000";

/** What browsers are told beside every answer of pages and the API, but for what the route itself has said. */
export function guardAnswer({ protocol }: FastifyRequest, reply: FastifyReply): void {
  const isPage = String(reply.getHeader("content-type")).startsWith("text/html");
  const wanted = { ...always, "content-security-policy": noPage, ...(isPage ? pageHeaders : {}) };
  for (const [name, value] of Object.entries(wanted)) if (!reply.hasHeader(name)) reply.header(name, value);
  if (protocol === "https") reply.header("strict-transport-security", onlyEncrypted);
}
