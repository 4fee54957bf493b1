import { expect, it } from "vitest";
import { pageHead } from "./page-head.ts";

const head = (html: string | Buffer, type = "text/html") =>
  pageHead(Buffer.from(html as string), type, "https://shop.example/a/b");

it.each([
  ["<title>Wool &amp; silk&#33; &#x1F9F6;</title>", "Wool & silk! 🧶"],
  ["<TITLE data-x='1'>\n  two\n lines </TITLE>", "two lines"],
  ["<title>plain</title><meta property='og:title' content='Said to networks'>", "Said to networks"],
  ['<meta content="the other way round" property="og:title">', "the other way round"],
  ["<title></title>", null],
  ["<p>no title</p>", null],
  ["<title>bell\u0007 and &bogus; &#x110000;", "bell and &bogus; &#x110000;"],
])("%s is titled %s", (html, title) => expect(head(html).title).toBe(title));

it.each([
  ['<meta property="og:image" content="/i.png?a=1&amp;b=2">', "https://shop.example/i.png?a=1&b=2"],
  ["<meta name=twitter:image content=//cdn.example/i.png>", "https://cdn.example/i.png"],
  ["<meta property='og:image' content='javascript:alert(1)'>", null],
  ["<meta property='og:image' content='data:image/png;base64,x'>", null],
])("%s shows %s", (html, image) => expect(head(html).image).toBe(image));

it("reads other charsets, and nothing that is no page", () => {
  const latin = Buffer.from("<meta charset=iso-8859-1><title>Caf\u00e9</title>", "latin1");
  expect(pageHead(latin, "text/html", "https://a.example/").title).toBe("Café");
  expect(pageHead(latin, "text/html; charset=no-such", "https://a.example/").title).toBe("Caf\ufffd");
  expect(head("<title>x</title>", "application/pdf")).toEqual({ title: null, image: null });
});

it.each(["<title", "<meta ", "<meta a=", `<meta ${"a".repeat(900)}>`, "<meta content=' ", "&#", "<title>"])(
  "is quick with a page of nothing but %s",
  (part) => {
    const page = Buffer.from(part.repeat(Math.ceil(1_048_576 / part.length)));
    const started = performance.now();
    head(page);
    expect(performance.now() - started).toBeLessThan(500);
  },
);
