import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from "@tanstack/react-router";
import i18next from "i18next";
import type { ReactNode } from "react";
import { ApiError } from "../../client/call.ts";
import { NotHere } from "./not-here.tsx";
import { PageFault } from "./page-fault.tsx";
import { Shell } from "./shell.tsx";
import { viewIn } from "./view.ts";

const root = createRootRoute({ notFoundComponent: NotHere });
const workspace = createRoute({
  getParentRoute: () => root,
  path: "/w/$workspace",
  validateSearch: viewIn,
  component: Shell,
});
const getParentRoute = () => workspace;

/**
 * A page whose code and words are loaded when it is opened. The router would load the whole window again where they do not
 * come; whoever reads keeps the page that stands, and is told.
 */
const page = (words: string, load: () => Promise<() => ReactNode>) =>
  lazyRouteComponent(async () => {
    try {
      const [component] = await Promise.all([load(), i18next.loadNamespaces(words)]);
      return { default: component };
    } catch (cause) {
      throw new ApiError(0, { code: "unreachable", detail: "the page did not come" }, cause);
    }
  });

const pages = [
  createRoute({
    getParentRoute,
    path: "/",
    component: page("overview", async () => (await import("../pages/overview/overview-page.tsx")).OverviewPage),
  }),
  createRoute({
    getParentRoute,
    path: "/journeys",
    component: page("journeys", async () => (await import("../pages/journeys/journeys-page.tsx")).JourneysPage),
  }),
  createRoute({
    getParentRoute,
    path: "/content",
    component: page("content", async () => (await import("../pages/content/content-page.tsx")).ContentPage),
  }),
  createRoute({
    getParentRoute,
    path: "/costs",
    component: page("costs", async () => (await import("../pages/costs/costs-page.tsx")).CostsPage),
  }),
  createRoute({
    getParentRoute,
    path: "/links",
    component: page("links", async () => (await import("../pages/links/links-page.tsx")).LinksPage),
  }),
  createRoute({
    getParentRoute,
    path: "/data",
    component: page("data", async () => (await import("../pages/data/data-page.tsx")).DataPage),
  }),
  createRoute({
    getParentRoute,
    path: "/settings",
    component: page("settings", async () => (await import("../pages/settings/settings-page.tsx")).SettingsPage),
  }),
  createRoute({
    getParentRoute,
    path: "/start",
    component: page("first-run", async () => (await import("../pages/first-run/first-run-page.tsx")).FirstRunPage),
  }),
] as const;

/** The pages of a workspace. What is asked stands in the address as plain words. */
export const router = createRouter({
  routeTree: root.addChildren([workspace.addChildren(pages)]),
  parseSearch: parseSearchWith((word) => word),
  stringifySearch: stringifySearchWith((word) => String(word)),
  defaultPreload: "intent",
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: NotHere,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
