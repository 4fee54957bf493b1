import { Group, Text } from "@mantine/core";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import classes from "./costs.module.css";
import type { ReportLine } from "./ledger-rows.ts";
import { usePartMarks } from "./part-marks.ts";

/** One cost as a bar: a part for each place it was shared to, as wide as its share. */
export function SpreadBar({ line: { shares, amount, what }, currency }: { line: ReportLine; currency: string }) {
  const format = useFormat();
  const names = useNames();
  const marks = usePartMarks(
    shares.map(({ key }) => ({ name: names.line(key), network: key.network ?? "none", isPaid: key.paid === true })),
  );
  const parts = shares.map(({ key, amount: part }) => ({
    name: names.line(key),
    colour: marks.get(names.line(key))?.colour,
    opacity: marks.get(names.line(key))?.opacity,
    part,
    share: Number(amount) === 0 ? 0 : (Number(part) / Number(amount)) * 100,
  }));
  return (
    <div>
      <div className={classes.bar} aria-hidden title={what}>
        {parts.map(({ name, colour, opacity, part, share }) => (
          <span
            key={name}
            className={classes.part}
            title={`${name}: ${format.money(part, currency)}`}
            style={{ flexGrow: share, flexBasis: 0, background: colour, opacity }}
          />
        ))}
      </div>
      <Group mt={4} style={{ columnGap: 16, rowGap: 0 }}>
        {parts.map(({ name, colour, opacity, part, share }) => (
          <Text key={name} size="sm" component="span">
            <span className={classes.swatch} style={{ background: colour, opacity }} aria-hidden />
            {name}{" "}
            <Text component="span" size="sm" c="dimmed">
              {format.money(part, currency)} · {format.percent(share, { decimals: 0 })}
            </Text>
          </Text>
        ))}
      </Group>
    </div>
  );
}
