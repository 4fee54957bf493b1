import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";

const out = fileURLToPath(new URL("../out/", import.meta.url));

/** A csv of orders in our template, each with the visit that led to it, of about `rows` × 155 bytes; made once. */
export async function largeOrders(rows: number): Promise<{ file: string; bytes: number }> {
  const file = `${out}orders-${rows}.csv`;
  if (!existsSync(file)) {
    mkdirSync(out, { recursive: true });
    await write(`${file}.part`, rows);
    renameSync(`${file}.part`, file);
  }
  return { file, bytes: statSync(file).size };
}

/** A third of the orders name no source; a person orders three times on average; a few hundred campaigns. */
async function write(file: string, rows: number): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (
    select 1000000 + i as id,
      strftime(timestamp '2025-01-01' + to_seconds(i * 31536000 // ${rows}), '%Y-%m-%d %H:%M:%S') as at,
      'customer.' || hash(i * 7) % ${Math.ceil(rows / 3)} || '@example.com' as email,
      (100 + hash(i) % 99900) / 100.0 as total, (hash(i) % 2000) / 100.0 as tax, 4.90 as shipping,
      case when hash(i) % 50 = 0 then 10.00 else 0.00 end as refunded, 'EUR' as currency, 'paid' as status,
      case when hash(i) % 20 = 0 then 'SPRING10' end as code,
      case when hash(i) % 3 > 0 then ['facebook', 'instagram', 'google', 'tiktok'][cast(1 + hash(i + 1) % 4 as bigint)] end as utm_source,
      case when hash(i) % 3 > 0 then ['social', 'paid_social', 'cpc', 'video'][cast(1 + hash(i + 1) % 4 as bigint)] end as utm_medium,
      case when hash(i) % 3 > 0 then 'campaign-' || hash(i + 2) % 200 end as utm_campaign,
      case when hash(i) % 3 > 0 then 'l.example.com' end as referrer
    from range(${rows}) as t(i)
  ) to '${file}' (header)`);
  connection.closeSync();
  instance.closeSync();
}
