import { NativeSelect } from "@mantine/core";
import { useNames } from "./names.ts";

const networks = [
  ...(["facebook", "instagram", "threads", "linkedin", "x", "tiktok", "youtube", "pinterest"] as const),
  ...(["reddit", "snapchat", "whatsapp", "telegram", "bluesky", "mastodon", "google", "bing"] as const),
] as const;

/** One of the networks, or any; a network that is none of the usual ones is offered where it is chosen. */
export function NetworkSelect({
  label,
  any,
  value,
  onNetwork,
}: {
  label: string;
  any: string;
  value: string | undefined;
  onNetwork: (network: string | undefined) => void;
}) {
  const names = useNames();
  const isOther = value !== undefined && !networks.some((one) => one === value);
  return (
    <NativeSelect
      label={label}
      value={value ?? ""}
      onChange={({ currentTarget }) => onNetwork(currentTarget.value === "" ? undefined : currentTarget.value)}
      data={[
        { value: "", label: any },
        ...[...networks, ...(isOther ? [value] : [])].map((one) => ({ value: one, label: names.network(one) })),
      ]}
    />
  );
}
