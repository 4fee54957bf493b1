import { useCostWords } from "../cost-words.ts";
import classes from "../costs.module.css";
import { scopeWord } from "../ledger-rows.ts";
import type { HoursRow } from "./hours-draft.ts";

const networks = [
  ...(["facebook", "instagram", "threads", "linkedin", "x", "tiktok", "youtube", "pinterest"] as const),
  ...(["reddit", "snapchat", "whatsapp", "telegram", "bluesky", "mastodon"] as const),
] as const;

/** What a row's hours were for: all social, a network, or what stands there already. */
export function ScopeCell({
  cell,
  label,
  scope,
  onScope,
}: {
  cell: string;
  label: string;
  scope: HoursRow["scope"];
  onScope: (scope: HoursRow["scope"]) => void;
}) {
  const words = useCostWords();
  const offered: HoursRow["scope"][] = [undefined, ...networks.map((network) => ({ network }))];
  const isOther = offered.every((one) => scopeWord(one) !== scopeWord(scope));
  const all = isOther ? [...offered, scope] : offered;
  return (
    <select
      className={classes.cell}
      data-cell={cell}
      aria-label={label}
      value={scopeWord(scope)}
      onChange={({ currentTarget: { value } }) => onScope(all.find((one) => scopeWord(one) === value))}
    >
      {all.map((one) => (
        <option key={scopeWord(one)} value={scopeWord(one)}>
          {words.scope(one)}
        </option>
      ))}
    </select>
  );
}
