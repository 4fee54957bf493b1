import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = new URL("../../../../../", import.meta.url);

it.each(["events.ndjson", "intraday.parquet"])("credits the sessions of %s with the purchases", (name) => {
  const file = fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
  const period = ["--from", "2026-03-01", "--to", "2026-04-01", "--currency", "NOK"];
  const asked = ["roi", file, "--by", "channel", "--format", "json", ...period];
  const withRates = [...asked, fileURLToPath(new URL("../fx-rates/fixtures/rates.csv", import.meta.url))];
  const said = execFileSync(process.execPath, ["src/main.ts", ...withRates], { cwd: root, encoding: "utf8" });
  const { rows, unattributed, all } = JSON.parse(said);
  const byChannel = Object.fromEntries(
    rows.map(({ key, ...row }: Row) => [key.channel, [row.return, row.conversions]]),
  );
  expect(byChannel).toMatchObject({
    "Paid Social": ["1299.50", 1],
    "Organic Search": ["480.00", 1],
    Email: ["99.90", 1],
  });
  expect(unattributed).toMatchObject({ return: "75.00", conversions: 1 });
  expect(all.conversions).toBe(5);
});

type Row = { key: { channel: string }; return: string; conversions: number };
