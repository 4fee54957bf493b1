import { ActionIcon, TextInput, type TextInputProps } from "@mantine/core";
import { CalendarDays } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asTypedJalali, typedDay } from "../app/jalali.ts";
import classes from "./day-input.module.css";
import { useFormat } from "./format.ts";

type DayInputProps = { label: string; value: string; onDay: (day: string) => void } & Omit<
  TextInputProps,
  "value" | "onChange" | "type" | "label"
>;

/** A day, in the reader's calendar: the browser's own box, or for Persian one that a Persian day is typed into. */
export function DayInput(props: DayInputProps) {
  const { i18n } = useTranslation();
  return i18n.language === "fa" ? <JalaliInput {...props} /> : <BrowserInput {...props} />;
}

function BrowserInput({ value, onDay, ...props }: DayInputProps) {
  return (
    <TextInput
      type="date"
      dir="ltr"
      {...props}
      value={value}
      onChange={({ currentTarget }) => onDay(currentTarget.value)}
    />
  );
}

/** What is no day is told, keeps its form from being sent, and counts as none. */
function JalaliInput({ value, onDay, error, ...props }: DayInputProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const box = useRef<HTMLInputElement>(null);
  const [text, write] = useState(() => typedOf(value));
  const [isLeft, leave] = useState(true);
  const read = typedDay(text);
  const isWrong = text.trim() !== "" && read === null;
  useEffect(() => {
    write((before) => ((typedDay(before) ?? "") === value ? before : typedOf(value)));
  }, [value]);
  useEffect(() => box.current?.setCustomValidity(isWrong ? t("day.wrong") : ""), [isWrong, t]);
  return (
    <TextInput
      {...props}
      ref={box}
      dir="ltr"
      autoComplete="off"
      inputWrapperOrder={["label", "input", "description", "error"]}
      description={read === null ? undefined : t("day.gregorian", { day: format.gregorianDay(read) })}
      error={isWrong && isLeft ? t("day.wrong") : error}
      rightSection={<FromCalendar label={props.label} value={value} min={props.min} onDay={onDay} />}
      value={text}
      onChange={({ currentTarget }) => {
        write(currentTarget.value);
        leave(false);
        onDay(typedDay(currentTarget.value) ?? "");
      }}
      onBlur={() => leave(true)}
    />
  );
}

const typedOf = (day: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? asTypedJalali(day) : "");

/** The browser's own calendar behind a button. */
function FromCalendar({ label, value, min, onDay }: Pick<DayInputProps, "label" | "value" | "min" | "onDay">) {
  const { t } = useTranslation();
  const hidden = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("day.choose", { label })}
        onClick={() => hidden.current?.showPicker()}
      >
        <CalendarDays size={16} aria-hidden />
      </ActionIcon>
      <input
        ref={hidden}
        type="date"
        form=""
        className={classes.hidden}
        tabIndex={-1}
        aria-hidden
        value={value}
        min={min}
        onChange={({ currentTarget }) => onDay(currentTarget.value)}
      />
    </>
  );
}
