import { Anchor, Badge, Drawer, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "../../kit/figure.tsx";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import { denominators, type Post, type Posts } from "./post.ts";
import { publishedOf, titleOf } from "./post-columns.tsx";
import { PostCredit } from "./post-credit.tsx";
import { PostHalves } from "./post-halves.tsx";

/** One post: what it reached, what it is credited with, and paid beside organic. */
export function PostDrawer({ post, data, close }: { post: Post | undefined; data: Posts; close: () => void }) {
  const { t } = useTranslation("content");
  const { t: kit } = useTranslation("kit");
  const [shown, show] = useState(post);
  // What is closed keeps its words while it goes.
  useEffect(() => {
    if (post !== undefined) show(post);
  }, [post]);
  return (
    <Drawer
      opened={post !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={t("post.title")}
      closeButtonProps={{ "aria-label": kit("close") }}
    >
      {shown === undefined ? null : <OnePost post={shown} data={data} />}
    </Drawer>
  );
}

function OnePost({ post, data }: { post: Post; data: Posts }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const names = useNames();
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} fz={18} style={{ overflowWrap: "anywhere" }} dir="auto">
          {titleOf(post, { t })}
        </Title>
        <Group gap="xs" mt={6}>
          <Badge variant="light" color="gray" tt="none">
            {names.network(post.network)}
          </Badge>
          {post.kind === null ? null : (
            <Badge variant="light" color="gray" tt="none">
              {t(`kinds.${post.kind}`)}
            </Badge>
          )}
          <Text size="sm" c="dimmed">
            {publishedOf(post, { format })}
          </Text>
          {post.permalink === null ? null : (
            <Anchor size="sm" href={post.permalink} target="_blank" rel="noreferrer noopener">
              {t("post.open")} <ExternalLink size={13} aria-hidden />
            </Anchor>
          )}
        </Group>
        {post.told ? null : (
          <Text size="sm" mt="xs">
            {t("post.untold")}
          </Text>
        )}
        {post.inPeriod || !post.told ? null : (
          <Text size="sm" mt="xs">
            {t("post.earlier")}
          </Text>
        )}
      </div>
      {post.told ? <Reached post={post} /> : null}
      <PostCredit post={post} data={data} />
      <PostHalves post={post} data={data} />
    </Stack>
  );
}

const counts = [
  ...(["reach", "impressions", "views", "engagements"] as const),
  ...(["likes", "comments", "shares", "saves", "clicks"] as const),
];

/** The post's own counts, and each rate by its name; what no file tells is left out. */
function Reached({ post }: { post: Post }) {
  const { t } = useTranslation("content");
  const format = useFormat();
  const until = post.asOf === null ? [] : [t("post.asOf", { day: format.day(post.asOf) })];
  return (
    <div>
      <Title order={3} fz={15} mb="xs">
        {t("post.reached")}
      </Title>
      <SimpleGrid cols={{ base: 2, xs: 3 }} verticalSpacing="sm" style={{ alignItems: "start" }}>
        {counts
          .filter((key) => post[key] !== null)
          .map((key) => (
            <Figure
              key={key}
              size="sm"
              label={t(`columns.${key}`)}
              value={format.number(post[key])}
              how={{
                title: t(`columns.${key}`),
                value: format.number(post[key]),
                formula: null,
                notes: [t("post.counted"), ...(key === "engagements" ? [t("engagementsSay")] : []), ...until],
                rows: { label: t("post.seeFiles"), page: "data" },
              }}
            />
          ))}
        {denominators
          .filter((by) => post.rates[by] !== null)
          .map((by) => (
            <Figure
              key={by}
              size="sm"
              label={t(`rates.${by}`)}
              value={format.percent(post.rates[by], { decimals: 2 })}
              how={{
                title: t(`rates.${by}`),
                value: format.percent(post.rates[by], { decimals: 2 }),
                formula: `engagements × 100 / ${by} = ${post.engagements} × 100 / ${post[by]} = ${post.rates[by]} %`,
                notes: [t("engagementsSay"), ...until],
              }}
            />
          ))}
      </SimpleGrid>
    </div>
  );
}
