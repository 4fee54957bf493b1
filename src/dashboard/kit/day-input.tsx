import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "./format.ts";

/** A day, chosen by the browser's own calendar; where the reader's calendar is another, the day stands below in it. */
export function DayInput({
  value,
  onDay,
  ...props
}: { value: string; onDay: (day: string) => void } & Omit<TextInputProps, "value" | "onChange" | "type">) {
  const { i18n } = useTranslation();
  const format = useFormat();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const inOwn = i18n.language === "fa" && isDay ? format.day(value) : undefined;
  return (
    <TextInput
      type="date"
      dir="ltr"
      description={inOwn}
      inputWrapperOrder={["label", "input", "description", "error"]}
      {...props}
      value={value}
      onChange={({ currentTarget }) => onDay(currentTarget.value)}
    />
  );
}
