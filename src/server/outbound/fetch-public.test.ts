import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { KnownError } from "../../model/errors.ts";
import { fetchPublic } from "./fetch-public.ts";
import { isPublicAddress } from "./public-address.ts";
import { type OutboundRules, publicInternet } from "./public-host.ts";

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A server at an address of this machine; answers its port. */
async function serve(answer: RequestListener, { host = "127.0.0.2", port = 0 } = {}): Promise<number> {
  const server = createServer(answer);
  open.push(server);
  await new Promise<void>((done) => server.listen(port, host, done));
  return (server.address() as AddressInfo).port;
}

/** An internet of which 127.0.0.2 is public, and 127.0.0.1 as private as ever. */
const internet = (port: number, rules: Partial<OutboundRules> = {}): OutboundRules => ({
  ...publicInternet,
  isPublic: (address) => address === "127.0.0.2" || isPublicAddress(address),
  ports: new Set([port]),
  lookUp: async () => ["127.0.0.2"],
  ...rules,
});

async function refusal(url: string, rules?: OutboundRules): Promise<string> {
  const fault = await fetchPublic(url, rules).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (fault instanceof KnownError) return `${fault.code}: ${fault.message}`;
  throw fault ?? new Error(`${url} was fetched`);
}

describe("addresses", () => {
  it.each([
    ..."0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254".split(" "),
    ..."172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255".split(" "),
    ..."198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255".split(" "),
    ...":: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:7f00:1 ::ffff:0:127.0.0.1".split(" "),
    ..."64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378::1 2001:db8::1".split(" "),
    ..."2002:7f00:1:: 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0".split(" "),
    ..."fec0::1 ff02::1 ff0e::1 8.8.8 localhost 2130706433".split(" "),
    "",
  ])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    ..."8.8.8.8 1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 169.253.255.255 172.15.255.255".split(" "),
    ..."172.32.0.0 192.167.255.255 198.17.255.255 198.20.0.0 223.255.255.255".split(" "),
    ..."2606:4700::1111 2a00:1450:4001::1 2001:4860:4860::8888 2003::1".split(" "),
  ])("%s is", (address) => expect(isPublicAddress(address)).toBe(true));
});

describe("what is never asked", () => {
  it.each([
    ..."http://127.0.0.1/ http://127.1/ http://2130706433/ http://0x7f000001/ http://0177.0.0.1/ http://0/".split(" "),
    ..."http://0x7f.0.0.0x1/ http://127.0.0.1./ http://①②⑦.0.0.1/ http://169.254.169.254/latest/meta-data/".split(" "),
    ..."http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[64:ff9b::7f00:1]/ http://[fe80::1]/".split(" "),
    ..."http://10.0.0.1/ https://192.168.1.1/ http://localhost/ http://LOCALHOST/".split(" "),
  ])("%s leads into a private network", async (url) => {
    expect(await refusal(url)).toBe("address_refused: the address is not asked: it leads into a private network");
  });

  it.each([
    ["http://public.example@127.0.0.1/", "user name or password"],
    ["http://user:secret@public.example/", "user name or password"],
    ["http://public.example:22/", "port 22"],
    ["http://public.example:6379/", "port 6379"],
    ["https://public.example:80443/", "no address"],
    ["ftp://public.example/", "a ftp: address"],
    ["file:///etc/passwd", "a file: address"],
    ["gopher://public.example:80/_x", "a gopher: address"],
    ["data:text/html,x", "a data: address"],
    ["javascript:alert(1)", "a javascript: address"],
    ["//public.example/", "no address"],
    ["", "no address"],
  ])("%s: %s", async (url, why) => {
    const lookUp = () => Promise.reject(new Error("a name was looked up"));
    const said = await refusal(url, { ...publicInternet, lookUp });
    expect([said.slice(0, 15), said.includes(why)]).toEqual(["address_refused", true]);
  });

  it("asks no host whose name leads into a private network, and of several addresses the public one alone", async () => {
    const port = await serve((_, reply) => reply.end("public"));
    const inside = await serve((_, reply) => reply.end("inside"), { host: "127.0.0.1", port });
    expect(inside).toBe(port);
    const named = (...addresses: string[]) => internet(port, { lookUp: async () => addresses });
    const url = `http://name.example:${port}/`;
    expect(await refusal(url, named("127.0.0.1", "10.0.0.1"))).toContain("private network");
    expect((await fetchPublic(url, named("127.0.0.1", "127.0.0.2"))).body.toString()).toBe("public");
    expect(await refusal(url, named())).toContain("address_unreachable: ");
  });
});

describe("what is asked", () => {
  it("is read with its status, its headers and where it was found in the end", async () => {
    const heard: unknown[] = [];
    const port = await serve((request, reply) => {
      heard.push([request.url, request.headers.cookie, request.headers.authorization, request.headers.host]);
      if (request.url === "/two?a=1") reply.writeHead(404, { "content-type": "text/plain" }).end("gone");
      else reply.writeHead(302, { location: "/two?a=1", "set-cookie": "a=b" }).end();
    });
    const answer = await fetchPublic(`http://shop.example:${port}/one#x`, internet(port));
    expect(answer).toMatchObject({ status: 404, url: `http://shop.example:${port}/two?a=1`, isWhole: true });
    expect(answer.body.toString()).toBe("gone");
    const host = `shop.example:${port}`;
    expect(heard).toEqual([
      ["/one", undefined, undefined, host],
      ["/two?a=1", undefined, undefined, host],
    ]);
  });

  it("stays with the address that was looked at, whatever the name answers next", async () => {
    const port = await serve((_, reply) => reply.end("public"));
    await serve((_, reply) => reply.end("inside"), { host: "127.0.0.1", port });
    let looks = 0;
    const lookUp = async () => (looks++ === 0 ? ["127.0.0.2"] : ["127.0.0.1"]);
    const rules = internet(port, { lookUp });
    expect((await fetchPublic(`http://rebound.example:${port}/`, rules)).body.toString()).toBe("public");
    expect(looks).toBe(1);
    expect(await refusal(`http://rebound.example:${port}/`, rules)).toContain("private network");
  });

  it.each([
    ["this machine", (port: number) => `http://127.0.0.1:${port}/`, "private network"],
    ["this machine by a number", (port: number) => `//2130706433:${port}/`, "private network"],
    ["a cloud's keys", (port: number) => `http://169.254.169.254:${port}/`, "private network"],
    ["another port", () => "http://shop.example:22/", "port 22"],
    ["a file", () => "file:///etc/passwd", "file: address"],
    ["somebody's name", (port: number) => `http://user:x@shop.example:${port}/`, "user name or password"],
  ])("follows no redirect to %s", async (_, location, why) => {
    let inside = 0;
    const port = await serve((_, reply) => reply.writeHead(307, { location: location(port) }).end());
    await serve((_, reply) => reply.end(String(inside++)), { host: "127.0.0.1", port });
    const said = await refusal(`http://shop.example:${port}/`, internet(port));
    expect([said.slice(0, 15), said.includes(why), inside]).toEqual(["address_refused", true, 0]);
  });

  it("follows five redirects and no sixth, each looked up anew", async () => {
    const looked: string[] = [];
    const port = await serve((request, reply) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) reply.end("there");
      else reply.writeHead(301, { location: `http://host${left}.example:${port}/${left - 1}` }).end();
    });
    const lookUp = async (host: string) => {
      looked.push(host);
      return ["127.0.0.2"];
    };
    const rules = internet(port, { lookUp });
    expect((await fetchPublic(`http://host.example:${port}/5`, rules)).body.toString()).toBe("there");
    expect(looked).toHaveLength(6);
    expect(await refusal(`http://host.example:${port}/6`, rules)).toContain("redirects more than 5 times");
  });

  it("reads no more than the limit, however much there is", async () => {
    let isOpen = true;
    const port = await serve((request, reply) => {
      request.socket.on("close", () => {
        isOpen = false;
      });
      const more = () => {
        while (isOpen && reply.write(Buffer.alloc(65_536, "x")));
        if (isOpen) reply.once("drain", more);
      };
      more();
    });
    const answer = await fetchPublic(`http://shop.example:${port}/`, internet(port));
    expect([answer.body.length, answer.isWhole]).toEqual([1_048_576, false]);
    await expect.poll(() => isOpen).toBe(false);
  });

  it.each([
    ["says nothing", () => undefined],
    [
      "sends a byte now and then",
      (reply: { write(text: string): void }) => void setInterval(() => reply.write("x"), 20).unref(),
    ],
  ])("waits no longer than it may for a server that %s", async (_, answer) => {
    const port = await serve((_, reply) => answer(reply));
    const started = performance.now();
    const said = await refusal(`http://shop.example:${port}/`, internet(port, { mostMs: 300 }));
    expect(said).toBe("address_unreachable: the address does not answer: it took longer than 0.3 seconds");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("waits no longer for a name server, nor for a chain of slow redirects", async () => {
    const never = internet(80, { mostMs: 100, lookUp: () => new Promise(() => undefined) });
    expect(await refusal("http://shop.example/", never)).toContain("longer than 0.1 seconds");
    const port = await serve((_, reply) => void setTimeout(() => reply.writeHead(302, { location: "/" }).end(), 150));
    const slow = internet(port, { mostMs: 400 });
    expect(await refusal(`http://shop.example:${port}/`, slow)).toContain("longer than 0.4 seconds");
  });

  it("says so where nothing answers, or nothing that speaks the web's language", async () => {
    const port = await serve((request) => request.socket.end("220 mail.example ESMTP\r\n"));
    expect(await refusal(`http://shop.example:${port}/`, internet(port))).toContain("nothing that speaks http");
    expect(await refusal(`https://shop.example:${port}/`, internet(port))).toContain("address_unreachable");
    expect(await refusal("http://shop.example:1/", internet(1))).toContain("nothing that speaks http");
  });
});
