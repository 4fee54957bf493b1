import { Loader, Text, TextInput } from "@mantine/core";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../kit/format.ts";
import { usePreview } from "./use-lint.ts";
import { withScheme } from "./written.ts";

/** Where the link leads, with what stands there. */
export function DestinationInput({ value, onText }: { value: string; onText: (text: string) => void }) {
  const { t } = useTranslation("links");
  return (
    <div>
      <TextInput
        data-autofocus
        required
        type="url"
        inputMode="url"
        dir="ltr"
        label={t("fields.destination")}
        placeholder="https://shop.example/spring"
        value={value}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
        onBlur={() => onText(withScheme(value))}
      />
      <Text size="sm" mt={4} mih={22} component="div" aria-live="polite">
        <Seen destination={value} />
      </Text>
    </div>
  );
}

function Seen({ destination }: { destination: string }) {
  const { t } = useTranslation("links");
  const format = useFormat();
  const seen = usePreview(destination);
  if (seen.is === "none")
    return (
      <Text span inherit c="dimmed">
        {t("form.destinationSays")}
      </Text>
    );
  if (seen.is === "asking")
    return (
      <>
        <Loader size={12} me={6} />
        {t("form.looking")}
      </>
    );
  if (seen.is === "unreachable")
    return (
      <Text span inherit c="orange">
        <TriangleAlert size={14} aria-hidden /> {t(seen.isRefused ? "form.refused" : "form.unreachable")}
      </Text>
    );
  const isGood = seen.status < 400;
  const Sign = isGood ? CircleCheck : TriangleAlert;
  return (
    <Text span inherit c={isGood ? "teal" : "orange"}>
      <Sign size={14} aria-hidden />{" "}
      {t(isGood ? "form.stands" : "form.broken", { status: format.number(seen.status, { useGrouping: false }) })}{" "}
      <Text span inherit fw={600} c="var(--mantine-color-text)">
        <bdi>{seen.title ?? ""}</bdi>
      </Text>
    </Text>
  );
}
