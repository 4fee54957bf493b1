import { Anchor, type AnchorProps } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type PageName, pages } from "./pages.ts";
import { useWorkspaceId } from "./session.ts";
import type { View } from "./view.ts";

/** What a link to a page keeps of the view that is open: its days, comparison, model and filters. */
export const keepView = ({ period, from, to, compare, model, network, paid, campaign, goal }: View): View =>
  Object.fromEntries(
    Object.entries({ period, from, to, compare, model, network, paid, campaign, goal }).filter(
      ([, word]) => word !== undefined,
    ),
  );

/** A link to another page with the same days and filters, and words of its own. */
export function PageLink({
  page,
  search = {},
  children,
  ...props
}: { page: PageName; search?: View; children: ReactNode } & AnchorProps) {
  const workspace = useWorkspaceId();
  const to = pages.find((one) => one.page === page)?.to ?? "/w/$workspace";
  return (
    <Anchor
      {...props}
      renderRoot={(given) => (
        <Link
          {...given}
          to={to}
          params={{ workspace }}
          search={((before: View) => ({ ...keepView(before), ...search })) as never}
        />
      )}
    >
      {children}
    </Anchor>
  );
}
