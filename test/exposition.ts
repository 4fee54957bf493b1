interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Family {
  readonly type: string;
  readonly help: string | null;
  readonly samples: readonly Sample[];
}

const sampleLine = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (NaN|[+-]Inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
const labelPart = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:\\.|[^"\\\n])*)"(?:,|$)/y;

/** Reads Prometheus's text format 0.0.4, strictly: throws at a line that is not of it, or a family told of twice. */
export function readExposition(text: string): Map<string, Family> {
  if (text !== "" && !text.endsWith("\n")) throw new Error("the last line does not end");
  const families = new Map<string, { type: string; help: string | null; samples: Sample[] }>();
  const helps = new Map<string, string>();
  let current = "";
  for (const line of text.split("\n").slice(0, -1)) {
    const [, keyword, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (keyword === "HELP") helps.set(name, rest);
    else if (keyword === "TYPE") {
      if (families.has(name)) throw new Error(`${name} is told of twice`);
      if (!["counter", "gauge", "histogram"].includes(rest)) throw new Error(`${name} is a ${rest}`);
      families.set(name, { type: rest, help: helps.get(name) ?? null, samples: [] });
      current = name;
    } else {
      const sample = readSample(line);
      const family = sample.name.replace(/_(bucket|sum|count)$/, "");
      if (sample.name !== current && family !== current) throw new Error(`${sample.name} stands under ${current}`);
      families.get(current)?.samples.push(sample);
    }
  }
  return families;
}

function readSample(line: string): Sample {
  const [, name, written = "", value] = sampleLine.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`no sample: ${line}`);
  const labels: Record<string, string> = {};
  labelPart.lastIndex = 0;
  while (labelPart.lastIndex < written.length) {
    const part = labelPart.exec(written);
    if (part === null) throw new Error(`no labels: ${line}`);
    labels[part[1] ?? ""] = (part[2] ?? "").replace(/\\(.)/g, (_, escaped) => (escaped === "n" ? "\n" : escaped));
  }
  return { name, labels, value: value.endsWith("Inf") ? Number(`${value}inity`) : Number(value) };
}
