import type { TFunction } from "i18next";
import type { Format } from "../../kit/format.ts";
import type { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import classes from "./content.module.css";
import type { Denominator, Post, Posts } from "./post.ts";

interface Words {
  readonly t: TFunction<"content">;
  readonly format: Format;
  readonly names: ReturnType<typeof useNames>;
}

/** What a post is called: its first words, else its id. */
export const titleOf = ({ title, id }: Post, { t }: Pick<Words, "t">): string => title ?? id ?? t("untitled");

/** When it was published: without an hour where the file tells none. */
export const publishedOf = ({ publishedAt, hourKnown }: Post, { format }: Pick<Words, "format">): string =>
  publishedAt === null
    ? format.number(null)
    : format.moment(publishedAt, hourKnown ? { dateStyle: "medium", timeStyle: "short" } : { dateStyle: "medium" });

/** The columns of the posts; a count that no post tells has none. */
export function postColumns(data: Posts, by: Denominator, { t, format, names }: Words): Column<Post>[] {
  const { currency } = data.about;
  const number = (key: "reach" | "impressions" | "views" | "engagements" | "clicks"): Column<Post> => ({
    key,
    title: t(`columns.${key}`),
    isNumber: true,
    cell: (post) => post[key],
    shown: (post) => format.number(post[key]),
  });
  const money = (key: "return" | "cost"): Column<Post> => ({
    key,
    title: t(`columns.${key}`),
    isNumber: true,
    cell: ({ credited }) => (credited === null ? null : Number(credited[key])),
    shown: ({ credited }) => format.money(credited?.[key], currency),
  });
  const all: Column<Post>[] = [
    {
      key: "post",
      title: t("columns.post"),
      cell: (post) => titleOf(post, { t }),
      // Words end where their own language ends them.
      shown: (post) => (
        <span className={classes.words} dir="auto">
          {titleOf(post, { t })}
        </span>
      ),
    },
    { key: "network", title: t("columns.network"), cell: ({ network }) => names.network(network) },
    {
      key: "published",
      title: t("columns.published"),
      cell: ({ publishedAt }) => publishedAt,
      shown: (post) => publishedOf(post, { format }),
    },
    number("reach"),
    number("engagements"),
    {
      key: "rate",
      title: t(`rateShort.${by}`),
      isNumber: true,
      cell: ({ rates }) => rates[by],
      shown: ({ rates }) => format.percent(rates[by], { decimals: 2 }),
    },
    number("clicks"),
    money("return"),
    {
      key: "roi",
      title: t("columns.roi"),
      isNumber: true,
      cell: ({ credited }) => credited?.roi ?? null,
      shown: ({ credited }) => format.percent(credited?.roi, { decimals: 0 }),
    },
    {
      key: "conversions",
      title: t("columns.conversions"),
      isNumber: true,
      cell: ({ credited }) => credited?.conversions ?? null,
      shown: ({ credited }) => format.number(credited?.conversions, { maximumFractionDigits: 1 }),
    },
    money("cost"),
    {
      key: "ads",
      title: t("columns.ads"),
      isNumber: true,
      cell: ({ ads }) => (ads === null ? null : Number(ads.spend)),
      shown: ({ ads }) => format.money(ads?.spend, currency),
    },
    { key: "kind", title: t("columns.kind"), cell: ({ kind }) => (kind === null ? null : t(`kinds.${kind}`)) },
    number("impressions"),
    number("views"),
  ];
  const always = new Set(["post", "network", "published", "engagements", "rate", "return"]);
  return all.filter(({ key, cell }) => always.has(key) || data.items.some((post) => isTold(cell(post))));
}

const isTold = (cell: string | number | null): boolean => cell !== null && cell !== 0;
