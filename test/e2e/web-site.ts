import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a host answers for a path: HTML, and headers of its own. */
export type Page = string | { readonly html: string; readonly headers: Readonly<Record<string, string>> };
type Pages = Readonly<Record<string, (url: URL) => Page>>;

/** A web server on loopback that answers for several hosts, by path; `port` goes with every host. */
export interface WebSite {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `hosts[host][path]`, or `hosts[host]["*"]` for any other path. */
export async function serveSite(hosts: Readonly<Record<string, Pages>>): Promise<WebSite> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const pages = hosts[url.hostname];
    const page = (pages?.[url.pathname] ?? pages?.["*"])?.(url);
    if (page === undefined) return void response.writeHead(404).end();
    const { html, headers } = typeof page === "string" ? { html: page, headers: {} } : page;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
