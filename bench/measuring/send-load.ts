import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Load, LoadResult } from "./load.ts";
import { idMark } from "./ready-request.ts";

const generator = fileURLToPath(new URL("./load.ts", import.meta.url));

/** Puts a server under load from a process of its own. */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const child = spawn(process.execPath, [generator], { stdio: ["pipe", "pipe", "inherit"], timeout: 60_000 });
  child.stdin.end(JSON.stringify(load));
  return JSON.parse(await text(child.stdout));
}

export const browser =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/** A request as it goes over the wire, from a browser. */
export function request(method: "GET" | "POST", path: string, more: { body?: string; key?: string } = {}): string {
  const { body, key } = more;
  const headers = [
    `${method} ${path} HTTP/1.1`,
    "host: shop.example",
    `user-agent: ${browser}`,
    "accept: */*",
    ...(key === undefined ? [] : [`authorization: Bearer ${key}`]),
    ...(body === undefined
      ? []
      : [
          `content-type: ${key === undefined ? "text/plain;charset=UTF-8" : "application/json"}`,
          `content-length: ${Buffer.byteLength(body)}`,
        ]),
  ];
  return `${headers.join("\r\n")}\r\n\r\n${body ?? ""}`;
}

/** A page view as the tracker sends it. */
export const pageView = (site: string) => ({
  site,
  name: "page_view",
  url: "https://shop.example/spring/jackets?utm_source=instagram&utm_medium=social&utm_campaign=spring",
  referrer: "https://l.instagram.com/",
  id: idMark,
});
