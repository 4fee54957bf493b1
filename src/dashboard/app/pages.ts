import {
  ChartNoAxesCombined,
  Database,
  Image,
  Link2,
  type LucideIcon,
  Route,
  Settings,
  WalletCards,
} from "lucide-react";

/** The pages of the menu, in its order. */
export const pages = [
  { page: "overview", to: "/w/$workspace", icon: ChartNoAxesCombined },
  { page: "journeys", to: "/w/$workspace/journeys", icon: Route },
  { page: "content", to: "/w/$workspace/content", icon: Image },
  { page: "costs", to: "/w/$workspace/costs", icon: WalletCards },
  { page: "links", to: "/w/$workspace/links", icon: Link2 },
  { page: "data", to: "/w/$workspace/data", icon: Database },
  { page: "settings", to: "/w/$workspace/settings", icon: Settings },
] as const satisfies readonly { page: string; to: string; icon: LucideIcon }[];

export type PageName = (typeof pages)[number]["page"];
