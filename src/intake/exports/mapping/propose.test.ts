import { describe, expect, it } from "vitest";
import { propose, tableIn } from "./propose.ts";

const table = (text: string) => {
  const rows = text
    .trim()
    .split("\n")
    .map((line, index) => ({ cells: line.split(";"), line: index + 1 }));
  return tableIn(rows);
};

const found = (text: string) => {
  const sample = table(text);
  const proposal = sample === null ? null : propose(sample);
  return (
    proposal && {
      reads: proposal.target.name,
      columns: Object.fromEntries(proposal.columns.map(({ field, header }) => [field, header])),
      missing: proposal.missing,
    }
  );
};

describe("a table of somebody else's", () => {
  it("is read as orders by a Norwegian till", () => {
    expect(
      found(`Bilagsnr;Dato;Kunde e-post;Sum inkl. mva;MVA;Betalingsmåte
10012;03.03.2026;kari@example.com;1 234,50;246,90;Kort
10013;04.03.2026;;99,00;19,80;Vipps
10014;04.03.2026;per@example.com;250,00;50,00;Kort`),
    ).toEqual({
      reads: "orders",
      columns: { id: "Bilagsnr", at: "Dato", person: "Kunde e-post", total: "Sum inkl. mva", tax: "MVA" },
      missing: [],
    });
  });

  it("is read as orders by a Polish shop", () => {
    expect(
      found(`Numer zamówienia;Data zamówienia;E-mail;Wartość zamówienia;Waluta;Stan
ZA/1;2026-03-01 10:15;ala@example.pl;199,99 zł;PLN;opłacone
ZA/2;2026-03-02 11:15;ola@example.pl;59,00 zł;PLN;opłacone`),
    ).toMatchObject({
      reads: "orders",
      columns: { id: "Numer zamówienia", total: "Wartość zamówienia", currency: "Waluta" },
      missing: [],
    });
  });

  it("is read as orders by an Italian till, and not as visits of its buyers", () => {
    expect(
      found(`Negozio;Scontrino n.;Data;Ora;Operatore;Totale lordo;di cui IVA;Sconto;Pagamento;Cliente
Centro;2000;01/09/2026;10.00;Luca;100,00;18,00;0,00;Carta;a@example.it
Centro;2001;02/09/2026;10.01;Luca;100,10;18,02;0,00;Carta;b@example.it`),
    ).toMatchObject({
      reads: "orders",
      columns: { id: "Scontrino n.", at: "Data", person: "Cliente", total: "Totale lordo", tax: "di cui IVA" },
      missing: [],
    });
  });

  it("is no list of visits where it holds money, in whatever language", () => {
    expect(found("Xx;Data;Cliente;Yy\n1;01/09/2026;a@example.it;10,00\n2;02/09/2026;b@example.it;9,50")?.reads).toBe(
      "orders",
    );
  });

  it("is read as deals by a German CRM, opened and closed in this order", () => {
    expect(
      found(`Opportunity-Name;Phase;Betrag;Schlusstermin;Erstelldatum;Opportunity-ID
Berg;Angebot;1.234,50;15.10.2026;01.09.2026;006A
Dal;Angebot;99,00;16.10.2026;02.09.2026;006B`),
    ).toMatchObject({
      reads: "deals",
      columns: { created_at: "Erstelldatum", closed_at: "Schlusstermin" },
      missing: [],
    });
  });

  it("is read as leads by a CRM", () => {
    expect(
      found(`Lead ID;Created;Contact email;Lead source;Lead status;Company
1;2026-01-02;a@example.com;LinkedIn;New;Berg
2;2026-01-03;b@example.com;Trade fair;Qualified;Dal
3;2026-01-03;c@example.com;LinkedIn;New;Fjell`),
    ).toMatchObject({ reads: "leads", columns: { id: "Lead ID", at: "Created", source: "Lead source" }, missing: [] });
  });

  it("is read as ads by a platform we do not know", () => {
    expect(
      found(`Date;Site;Campaign;Cost;Clicks;Impr.
2026-03-01;taboola;Spring;12.50;30;4000
2026-03-02;taboola;Spring;11.00;28;3900`),
    ).toMatchObject({ reads: "ads", columns: { day: "Date", network: "Site", spend: "Cost" }, missing: [] });
  });

  it("is read as posts by a tool that posts", () => {
    expect(
      found(`Lenke;Publisert;Rekkevidde;Likerklikk;Kommentarer
https://www.instagram.com/p/C1abcDEF/;2026-03-01 10:00;1200;45;3
https://www.facebook.com/shop/posts/123456;2026-03-02 10:00;800;12;0`),
    ).toMatchObject({
      reads: "posts",
      columns: { permalink: "Lenke", at: "Publisert", reach: "Rekkevidde" },
      missing: [],
    });
  });

  it("has its missing columns named", () => {
    const proposal = found("Ordrenr;Sum\n1;10,00\n2;20,00");
    expect(proposal).toMatchObject({ reads: "orders", missing: ["at"] });
  });

  it("is not taken by a name whose values are something else", () => {
    expect(found("Order ID;Total;Date\nx1;yes;2026-01-01\nx2;no;2026-01-02")?.columns).not.toHaveProperty("total");
  });
});

describe("the header", () => {
  it("is found below a title and blank lines", () => {
    expect(table("Salgsrapport\n\nNr;Dato;Sum\n1;2026-01-01;10")?.header).toEqual(["Nr", "Dato", "Sum"]);
  });

  it("is none in a file of one column", () => {
    expect(table("a\nb\nc")).toBeNull();
  });
});
