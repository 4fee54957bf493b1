import { NavLink } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { keepView } from "./page-link.tsx";
import { pages } from "./pages.ts";
import { useWorkspaceId } from "./session.ts";
import type { View } from "./view.ts";

/** The first page's address begins all others: the library would mark it on each. */
const exactly = { exact: true, includeSearch: false } as const;

/** The pages of a workspace; each is opened with the days and filters of the one before. */
export function Menu() {
  const { t } = useTranslation();
  const workspace = useWorkspaceId();
  const { pathname } = useLocation();
  return pages.map(({ page, to, icon: Icon }) => {
    const own = to.replace("$workspace", encodeURIComponent(workspace));
    const isOpen = page === "overview" ? /^\/w\/[^/]+\/?$/.test(pathname) : pathname.startsWith(own);
    return (
      <NavLink
        key={page}
        label={t(`pages.${page}`)}
        leftSection={<Icon size={18} aria-hidden />}
        active={isOpen}
        variant="light"
        aria-current={isOpen ? "page" : undefined}
        renderRoot={(given) => (
          <Link
            {...given}
            activeOptions={exactly}
            to={to}
            params={{ workspace }}
            search={((before: View) => keepView(before)) as never}
          />
        )}
      />
    );
  });
}
