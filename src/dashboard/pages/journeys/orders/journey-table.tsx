import { ArrowRight } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Answered } from "../../../app/client.ts";
import { useFormat } from "../../../kit/format.ts";
import { useNames } from "../../../kit/names.ts";
import type { Column } from "../../../kit/table/column.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import classes from "../paths/paths.module.css";

type Journey = Answered<"journeys">["items"][number];
type Place = Journey["touches"][number];

/** So many touches are named in a row; the order explained has all. */
const named = 5;

/** Conversions with their touches and whom the model credits; an order's number explains it. */
export function JourneyTable({
  journeys,
  currency,
  model,
  onOrder,
  onEnd,
  hasMore,
}: {
  journeys: readonly Journey[];
  currency: string;
  model: string;
  onOrder: (order: string) => void;
  onEnd: () => void;
  hasMore: boolean;
}) {
  const { t } = useTranslation("journeys");
  const names = useNames();
  const { moment, money, number } = useFormat();
  const placeOf = ({ network, paid, channel }: Pick<Place, "network" | "paid" | "channel">) =>
    network === "none" ? channel : names.line({ network, paid });
  const credited = ({ credits }: Journey) =>
    credits.length === 0
      ? t("orders.nobody")
      : credits
          .map((one) =>
            `${placeOf(one)} ${credits.length > 1 ? money(one.value, currency, { whole: true }) : ""}`.trim(),
          )
          .join(" · ");
  const columns: Column<Journey>[] = [
    {
      key: "id",
      title: t("orders.order"),
      unsortable: true,
      cell: ({ id, kind }) => id ?? t(`orders.kinds.${kind}`),
      width: 96,
    },
    { key: "at", title: t("orders.at"), unsortable: true, cell: ({ at }) => at, shown: ({ at }) => moment(at) },
    {
      key: "value",
      title: t("value"),
      isNumber: true,
      unsortable: true,
      cell: ({ value }) => Number(value),
      shown: ({ value }) => money(value, currency),
    },
    {
      key: "touches",
      title: t("touches"),
      unsortable: true,
      cell: ({ touches }) => touches.map(placeOf).join(" > "),
      shown: ({ touches }) =>
        touches.length === 0 ? (
          t("orders.noTouches")
        ) : (
          <Touches names={touches.slice(0, named).map(placeOf)} more={touches.length - named} />
        ),
    },
    { key: "credits", title: t("orders.creditedBy", { model: names.model(model) }), unsortable: true, cell: credited },
  ];
  return (
    <DataTable
      caption={t("orders.title")}
      name="journeys"
      columns={columns}
      rows={journeys}
      rowKey={({ id, kind, at }) => `${kind} ${id ?? ""} ${at}`}
      onOpen={({ id }) => id !== null && onOrder(id)}
      onEnd={onEnd}
      height={620}
      tools={
        hasMore ? (
          <span>{t("orders.soFar", { count: journeys.length, shown: number(journeys.length) })}</span>
        ) : undefined
      }
    />
  );
}

function Touches({ names, more }: { names: readonly string[]; more: number }) {
  const { t } = useTranslation("journeys");
  const { number } = useFormat();
  return (
    <span className={classes.steps}>
      {names.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one place may stand in a journey twice
        <Fragment key={at}>
          {at === 0 ? null : <ArrowRight size={13} aria-hidden className="towards" />}
          <span>{name}</span>
        </Fragment>
      ))}
      {more > 0 ? <span>{t("orders.moreTouches", { count: more, shown: number(more) })}</span> : null}
    </span>
  );
}
