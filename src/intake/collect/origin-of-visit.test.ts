import { describe, expect, it } from "vitest";
import { originOfVisit } from "./origin-of-visit.ts";

const safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Safari/604.1";
const instagram = `${safari} Instagram 350.0.0.28.90 (iPhone16,2; iOS 19_1)`;

const seen = (url: string, referrer = "", { userAgent = safari, ownHosts = ["faro-azul.example"] } = {}) => {
  const { origin, continues } = originOfVisit({ url, referrer, userAgent, ownHosts });
  const said = Object.entries(origin?.row ?? {}).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(said), ...(continues ? { continues } : {}) };
};

const shop = "https://faro-azul.example/";

describe("the origin of a visit", () => {
  it("is what the address is tagged with, and the referring host beside it", () => {
    const url = `${shop}?utm_source=instagram&utm_medium=social&utm_campaign=verano&fbclid=IwAR0`;
    expect(seen(url, "https://l.instagram.com/?u=x")).toEqual({
      utm_source: "instagram",
      utm_medium: "social",
      utm_campaign: "verano",
      click_ids: "fbclid",
      referrer: "l.instagram.com",
    });
  });

  it("is the app whose own browser it is, when nothing else says so", () => {
    expect(seen(shop, "", { userAgent: instagram })).toEqual({ in_app: "instagram" });
    expect(seen(shop, "https://www.google.com/", { userAgent: instagram })).toEqual({ referrer: "google.com" });
    expect(seen(`${shop}cart`, shop, { userAgent: instagram })).toEqual({ continues: true });
  });

  it("is nowhere for who typed the address", () => expect(seen(shop)).toEqual({}));

  it.each([
    "https://checkout.stripe.com/c/pay/cs_live_1",
    "https://www.paypal.com/checkoutnow?token=1",
    "https://pay.klarna.com/na/hpp/1",
    "https://checkout.vipps.no/pay",
    "https://sis.redsys.es/sis/realizarPago",
    "https://bizum.es/",
  ])("is not the payment page a visitor returns from: %s", (referrer) => {
    expect(seen(`${shop}thanks`, referrer)).toEqual({ continues: true });
    expect(seen(`${shop}thanks`, referrer, { userAgent: instagram })).toEqual({ continues: true });
  });

  it("is not a payment page the business named, nor another of its own hosts", () => {
    const ownHosts = ["faro-azul.example", "pago.banco.example"];
    expect(seen(`${shop}thanks`, "https://pago.banco.example/ok", { ownHosts })).toEqual({ continues: true });
    expect(seen("https://blog.faro-azul.example/a", shop)).toEqual({ continues: true });
    expect(seen(shop, "https://blog.faro-azul.example/a", { ownHosts: [] })).toEqual({ continues: true });
    expect(seen("https://caja.faro-azul.example/", "https://www.faro-azul.example/", { ownHosts: [] })).toEqual({
      continues: true,
    });
  });

  it("is a marketplace, whose name the shop's stands under", () => {
    const ownHosts = ["faroazul.etsy.com"];
    expect(seen("https://faroazul.etsy.com/", "https://www.etsy.com/search", { ownHosts })).toEqual({
      referrer: "etsy.com",
    });
  });

  it("is not a host that only ends alike", () => {
    expect(seen(shop, "https://notfaro-azul.example/")).toEqual({ referrer: "notfaro-azul.example" });
  });

  it("is not in tags that say so themselves, nor in an address somebody's mail tool put there", () => {
    expect(seen(`${shop}?utm_source=paypal&utm_nooverride=1`)).toEqual({});
    expect(seen(`${shop}?utm_source=news&utm_content=ana@example.org`)).toEqual({ utm_source: "news" });
  });
});
