import { gzipSync } from "node:zlib";
import { zipOf } from "../../src/intake/exports/open/zip-fixture.ts";
import type { Mutation } from "./mutation.ts";

/** Damage to the bytes of a file of any kind, and ways to pack it. */
export const byteDamages: readonly Mutation[] = [
  {
    name: "cut off",
    make: ({ name, bytes }, random) => ({ name, bytes: bytes.subarray(0, random.below(bytes.length)) }),
  },
  {
    name: "the beginning gone",
    make: ({ name, bytes }, random) => ({ name, bytes: bytes.subarray(random.below(bytes.length)) }),
  },
  {
    name: "bytes changed",
    make({ name, bytes }, random) {
      const changed = Buffer.from(bytes);
      for (let times = 1 + random.below(20); times > 0; times--)
        changed[random.below(changed.length)] = random.below(256);
      return { name, bytes: changed };
    },
  },
  {
    name: "bits flipped",
    make({ name, bytes }, random) {
      const changed = Buffer.from(bytes);
      for (let times = 1 + random.below(3); times > 0; times--) {
        const at = random.below(changed.length);
        changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
      }
      return { name, bytes: changed };
    },
  },
  {
    name: "a part left out, or twice",
    make({ name, bytes }, random) {
      const [from, to] = [random.below(bytes.length), random.below(bytes.length)];
      return { name, bytes: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]) };
    },
  },
  {
    name: "under another name",
    make: ({ bytes }, random) => ({
      name: random.pick([
        "x.xlsx",
        "x.xls",
        "x.csv",
        "x.json",
        "x.ndjson",
        "x.parquet",
        "x.txt",
        "x",
        "x.ods",
        "x.xml",
        "x.pdf",
      ]),
      bytes,
    }),
  },
  {
    name: "in a zip",
    must: "same",
    make: ({ name, bytes }) => ({ name: `${name}.zip`, bytes: zipOf([{ name, content: bytes }]) }),
  },
  {
    name: "in a gzip",
    must: "same",
    make: ({ name, bytes }) => ({ name: `${name}.gz`, bytes: gzipSync(bytes) }),
  },
  {
    name: "in a zip in a zip",
    must: "nothing",
    make: ({ name, bytes }) => ({
      name: "outer.zip",
      bytes: zipOf([{ name: "inner.zip", content: zipOf([{ name, content: bytes }]) }]),
    }),
  },
  {
    name: "in a gzip in a gzip",
    must: "nothing",
    make: ({ name, bytes }) => ({ name: `${name}.gz.gz`, bytes: gzipSync(gzipSync(bytes)) }),
  },
  {
    name: "in a damaged zip",
    make({ name, bytes }, random) {
      const zip = zipOf([
        {
          name,
          content: bytes,
          ...random.pick([{ wrongCrc: true }, { encrypted: true }, { claimedBytes: 7 }, { zip64: true }]),
        },
      ]);
      for (let times = random.below(3); times > 0; times--) zip[random.below(zip.length)] = random.below(256);
      return { name: `${name}.zip`, bytes: zip.subarray(0, random.chance(30) ? random.below(zip.length) : zip.length) };
    },
  },
  {
    name: "in a damaged gzip",
    make({ name, bytes }, random) {
      const packed = gzipSync(bytes);
      packed[2 + random.below(packed.length - 2)] = random.below(256);
      return { name: `${name}.gz`, bytes: packed.subarray(0, packed.length - random.below(12)) };
    },
  },
  {
    name: "a gzip that unpacks to much",
    must: "nothing",
    rare: true,
    make: ({ name }, random) => ({
      name: `${name}.gz`,
      bytes: gzipSync(Buffer.alloc(100_000_000, random.pick(["a", "\0", "1,", ",\n", '"']))),
    }),
  },
  {
    name: "a zip that unpacks to much",
    must: "nothing",
    rare: true,
    make: ({ name }, random) => ({
      name: "bomb.zip",
      bytes: zipOf([
        {
          name,
          content: Buffer.alloc(100_000_000, random.pick(["a", "\0", "1,"])),
          claimedBytes: random.pick([10, 100_000_000]),
        },
      ]),
    }),
  },
];
