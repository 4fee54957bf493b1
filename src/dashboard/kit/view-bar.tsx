import { Box, Button, Menu, NativeSelect, Popover, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { CalendarDays, ChevronDown, ListFilter, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../app/client.ts";
import { bareName, daysAfter, hangsOnCalendar, isJalali, type Preset, periodOf, presetsFor } from "../app/presets.ts";
import { useWorkspaceId } from "../app/session.ts";
import { useView, type View } from "../app/view.ts";
import { DayInput } from "./day-input.tsx";
import { useFormat } from "./format.ts";
import { ModelSelect } from "./model-select.tsx";
import { NetworkSelect } from "./network-select.tsx";
import classes from "./view-bar.module.css";

/** What a page may be asked, in one bar; a page names those that change what it shows. All of it stands in the address. */
export function ViewBar({
  asks = ["period", "compare", "model", "filters"],
  reach,
  nothingBefore = false,
}: {
  asks?: readonly ("period" | "compare" | "model" | "filters")[];
  /** The days that all days are, where the page knows them. */
  reach?: Days | undefined;
  /** Whether no fact reaches back to the days that are asked to compare with. */
  nothingBefore?: boolean;
}) {
  const { t } = useTranslation();
  const { view } = useView();
  const [isOpen, open] = useState(false);
  const rest = asks.filter((one) => one !== "period");
  const changed = [view.compare, view.model, view.network, view.paid, view.campaign, view.goal].some(Boolean);
  return (
    <Box className={classes.bar} role="group" aria-label={t("view.name")}>
      {asks.includes("period") ? <PeriodMenu reach={reach} /> : null}
      {rest.length === 0 ? null : (
        <Button
          className={classes.options}
          variant={changed ? "light" : "default"}
          size="sm"
          leftSection={<SlidersHorizontal size={16} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => open(!isOpen)}
        >
          {t("view.options")}
        </Button>
      )}
      <div className={classes.rest} data-open={isOpen || undefined}>
        {asks.includes("compare") ? <CompareSelect nothingBefore={nothingBefore} /> : null}
        {asks.includes("model") ? <ModelSelect /> : null}
        {asks.includes("filters") ? <Filters /> : null}
      </div>
    </Box>
  );
}

interface Days {
  readonly from: string;
  readonly to: string;
}

function PeriodMenu({ reach }: { reach: Days | undefined }) {
  const { t, i18n } = useTranslation();
  const { view, change } = useView();
  const readsJalali = i18n.language === "fa";
  const [choosesOwn, chooseOwn] = useState(false);
  const shown = useShownPeriod(view, readsJalali);
  const format = useFormat();
  const isAll = view.period === undefined || view.period === "all";
  const days = isAll && reach !== undefined ? format.days(reach.from, reach.to) : null;
  return (
    <Popover opened={choosesOwn} onChange={chooseOwn} position="bottom-start" withArrow trapFocus withRoles={false}>
      <Popover.Target>
        <div className={classes.period}>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="default"
                size="sm"
                leftSection={<CalendarDays size={16} aria-hidden />}
                rightSection={<ChevronDown size={14} aria-hidden />}
                aria-label={[`${t("view.period")}: ${shown}`, days].filter(Boolean).join(" · ")}
              >
                {days === null ? (
                  shown
                ) : (
                  <>
                    <span className={classes.all}>{`${shown} ·\u00a0`}</span>
                    {days}
                  </>
                )}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {presetsFor(readsJalali).map((period) => (
                <Menu.Item
                  key={period}
                  aria-current={(view.period ?? "all") === period}
                  fw={(view.period ?? "all") === period ? 700 : 400}
                  onClick={() =>
                    change({ period: period === "all" ? undefined : period, from: undefined, to: undefined })
                  }
                >
                  {t(`view.presets.${bareName(period)}`)}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => chooseOwn(true)}>{t("view.presets.custom")}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        <OwnDays view={view} close={() => chooseOwn(false)} change={change} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The period by its name; by its days where they are chosen, or are months of a calendar that the reader does not go by. */
function useShownPeriod({ period = "all", from, to }: View, readsJalali: boolean): string {
  const { t } = useTranslation();
  const format = useFormat();
  const isForeign = period !== "custom" && hangsOnCalendar(period) && isJalali(period) !== readsJalali;
  if (period !== "custom" && !isForeign) return t(`view.presets.${bareName(period)}`);
  const days = isForeign ? periodOf(period as Preset, format.timeZone) : { from, to };
  return format.days(days.from ?? "", days.to ?? "");
}

/** The last day is named as people name it, counted in; the address has the first that no longer counts. */
function OwnDays({
  view,
  change,
  close,
}: {
  view: View;
  change: ReturnType<typeof useView>["change"];
  close: () => void;
}) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(view.from ?? "");
  const [last, setLast] = useState(view.to === undefined ? "" : daysAfter(view.to, -1));
  const isGood = from !== "" && last !== "" && from <= last;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGood) return;
        change({ period: "custom", from, to: daysAfter(last, 1) });
        close();
      }}
    >
      <Stack gap="xs">
        <DayInput label={t("view.from")} value={from} onDay={setFrom} data-autofocus />
        <DayInput label={t("view.to")} value={last} onDay={setLast} min={from} />
        <Button type="submit" disabled={!isGood}>
          {t("view.show")}
        </Button>
      </Stack>
    </form>
  );
}

function CompareSelect({ nothingBefore }: { nothingBefore: boolean }) {
  const { t } = useTranslation();
  const { view, change } = useView();
  const asked = view.compare ?? "previous";
  const isAll = view.period === undefined || view.period === "all";
  const isMissing = (value: string) => nothingBefore && value !== "none" && (isAll || value === asked);
  const nothing = nothingBefore && asked !== "none" ? [{ value: asked, label: t("view.compare.nothingBefore") }] : [];
  return (
    <NativeSelect
      aria-label={t("view.compare.name")}
      className={classes.select}
      size="sm"
      value={asked}
      onChange={({ currentTarget: { value } }) => change({ compare: value === "previous" ? undefined : value })}
      data={[
        ...nothing,
        ...(["previous", "year", "none"] as const)
          .filter((value) => !isMissing(value))
          .map((value) => ({ value, label: `${t("view.compare.name")} ${t(`view.compare.${value}`)}` })),
      ]}
    />
  );
}

function Filters() {
  const { t } = useTranslation();
  const { view, change } = useView();
  const workspace = useWorkspaceId();
  const [isOpen, open] = useState(false);
  const { data } = useAnswer("listGoals", { params: { workspace } }, { enabled: isOpen });
  const format = useFormat();
  const count = [view.network, view.paid, view.campaign, view.goal].filter((one) => one !== undefined).length;
  return (
    <Popover opened={isOpen} onChange={open} position="bottom-start" withArrow trapFocus width={300}>
      <Popover.Target>
        <Button
          variant={count > 0 ? "light" : "default"}
          size="sm"
          leftSection={<ListFilter size={16} aria-hidden />}
          onClick={() => open(!isOpen)}
        >
          {count === 0 ? t("view.filters") : t("view.filtersOn", { count, replace: { count: format.number(count) } })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <NetworkSelect
            label={t("view.network")}
            any={t("view.any")}
            value={view.network}
            onNetwork={(network) => change({ network })}
          />
          <SegmentedControl
            aria-label={t("view.paid.name")}
            value={view.paid ?? "any"}
            onChange={(value) => change({ paid: value === "any" ? undefined : value })}
            data={(["any", "true", "false"] as const).map((value) => ({ value, label: t(`view.paid.${value}`) }))}
          />
          <CampaignInput key={view.campaign} campaign={view.campaign} onCampaign={(campaign) => change({ campaign })} />
          <NativeSelect
            label={t("view.goal")}
            value={view.goal ?? ""}
            onChange={({ currentTarget: { value } }) => change({ goal: value === "" ? undefined : value })}
            data={[
              { value: "", label: t("view.any") },
              ...(data?.items ?? []).map(({ name }) => ({ value: name, label: name })),
            ]}
          />
          <Button
            variant="default"
            disabled={count === 0}
            onClick={() => change({ network: undefined, paid: undefined, campaign: undefined, goal: undefined })}
          >
            {t("view.clear")}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Asked once it is written whole: on Enter, or when it is left. */
function CampaignInput({
  campaign,
  onCampaign,
}: {
  campaign: string | undefined;
  onCampaign: (campaign: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(campaign ?? "");
  const take = () => onCampaign(text.trim() === "" ? undefined : text.trim());
  return (
    <TextInput
      label={t("view.campaign")}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => key === "Enter" && take()}
    />
  );
}
