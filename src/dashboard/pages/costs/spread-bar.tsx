import { Group, Text } from "@mantine/core";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import classes from "./costs.module.css";
import type { ReportLine } from "./ledger-rows.ts";
import { usePartColours } from "./part-colours.ts";

/** One cost as a bar: a part for each place it was shared to, as wide as its share. */
export function SpreadBar({ line: { shares, amount, what }, currency }: { line: ReportLine; currency: string }) {
  const format = useFormat();
  const names = useNames();
  const colourOf = usePartColours();
  const parts = shares.map(({ key, amount: part }) => ({
    name: names.line(key),
    colour: colourOf(key.network ?? "none"),
    isPaid: key.paid === true,
    part,
    share: Number(amount) === 0 ? 0 : (Number(part) / Number(amount)) * 100,
  }));
  return (
    <div>
      <div className={classes.bar} aria-hidden title={what}>
        {parts.map(({ name, colour, isPaid, part, share }) => (
          <span
            key={name}
            className={classes.part}
            title={`${name}: ${format.money(part, currency)}`}
            style={{ flexGrow: share, flexBasis: 0, background: colour, opacity: isPaid ? 0.62 : 1 }}
          />
        ))}
      </div>
      <Group mt={4} style={{ columnGap: 16, rowGap: 0 }}>
        {parts.map(({ name, colour, isPaid, part, share }) => (
          <Text key={name} size="sm" component="span">
            <span className={classes.swatch} style={{ background: colour, opacity: isPaid ? 0.62 : 1 }} aria-hidden />
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
