import { Group, NativeSelect, Skeleton, Stack, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { useAsked, useView } from "../../app/view.ts";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import { DataTable } from "../../kit/table/data-table.tsx";
import { NoPosts } from "./no-posts.tsx";
import { type Denominator, denominators, keyOf, type Post, type Posts } from "./post.ts";
import { postColumns } from "./post-columns.tsx";
import { PostDrawer } from "./post-drawer.tsx";
import { PostSums } from "./post-sums.tsx";

/** Every post of the days, with what it reached and what it is credited with. */
export function PostsPart() {
  const { view } = useView();
  const { asked, ready } = useAsked();
  const { paid: _, ...days } = asked.query;
  const said = Object.fromEntries(
    Object.entries({ model: view.model, paid: view.paid }).filter(([, word]) => word !== undefined),
  );
  const query = { ...days, ...said, limit: 10_000 };
  const { data, error, refetch } = useAnswer("showPosts", { ...asked, query }, { enabled: ready });
  if (error?.code === "not_found") return <NoPosts />;
  if (error !== null) return <FaultNote fault={error} retry={() => void refetch()} />;
  if (data === undefined) return <PostsSkeleton />;
  if (data.networks.length === 0) return <NoPosts />;
  return <PostsShown data={data} />;
}

function PostsShown({ data }: { data: Posts }) {
  const { view, change } = useView();
  const by = denominatorOf(view.by, data);
  const opened = useMemo(() => data.items.find((post) => keyOf(post) === view.post), [data, view.post]);
  return (
    <Stack gap="md">
      <PostSums data={data} by={by} />
      <PostTable data={data} by={by} onOpen={(post) => change({ post: keyOf(post) })} />
      <PostDrawer post={opened} data={data} close={() => change({ post: undefined })} />
    </Stack>
  );
}

/** What is asked for, else the first that any post tells. */
const denominatorOf = (asked: string | undefined, { rates }: Posts): Denominator =>
  denominators.find((one) => one === asked) ??
  denominators.find((one) => rates.some(({ by }) => by === one)) ??
  "reach";

function PostTable({ data, by, onOpen }: { data: Posts; by: Denominator; onOpen: (post: Post) => void }) {
  const { t } = useTranslation("content");
  const { view, change } = useView();
  const format = useFormat();
  const names = useNames();
  const [words, setWords] = useState("");
  const sought = useDeferredValue(words.trim().toLocaleLowerCase());
  const kind = view.kind;
  const rows = useMemo(
    () => data.items.filter((post) => (kind === undefined || post.kind === kind) && hasWords(post, sought)),
    [data, kind, sought],
  );
  const columns = useMemo(() => postColumns(data, by, { t, format, names }), [data, by, t, format, names]);
  const kinds = useMemo(() => [...new Set(data.items.flatMap((post) => post.kind ?? []))], [data]);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <TextInput
          aria-label={t("search")}
          placeholder={t("search")}
          leftSection={<Search size={16} aria-hidden />}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          miw={{ base: "100%", xs: 280 }}
        />
        <NativeSelect
          aria-label={t("kind")}
          value={kind ?? ""}
          onChange={({ currentTarget: { value } }) => change({ kind: value === "" ? undefined : value })}
          data={[
            { value: "", label: t("allKinds") },
            ...kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) })),
          ]}
        />
        <NativeSelect
          aria-label={t("rateOver")}
          value={by}
          onChange={({ currentTarget: { value } }) => change({ by: value })}
          data={denominators.map((one) => ({ value: one, label: t(`rates.${one}`) }))}
        />
      </Group>
      <DataTable
        caption={t("posts")}
        name="posts"
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        onOpen={onOpen}
        height={560}
        sortBy={{ key: "published", isDown: true }}
        empty={t("noneMatches")}
      />
    </Stack>
  );
}

const hasWords = ({ title, id, permalink, account }: Post, words: string): boolean =>
  words === "" || [title, id, permalink, account].some((text) => text?.toLocaleLowerCase().includes(words));

function PostsSkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton h={96} />
      <Skeleton h={36} maw={420} />
      <Skeleton h={592} />
    </Stack>
  );
}
