import { Boxes, House, type LucideIcon, ScrollText, Settings } from "lucide-react";
import { paths } from "../paths.ts";

interface TeamPage {
  label: string;
  href: string;
  icon: LucideIcon;
  shortcut: string;
  exact?: true;
}

/** The team's main pages: side navigation, shortcuts and palette are made from this. */
export const teamPages = (team: string): readonly TeamPage[] => [
  { label: "Home", href: paths.home(team), icon: House, shortcut: "g h", exact: true },
  { label: "Clusters", href: paths.clusters(team), icon: Boxes, shortcut: "g c" },
  { label: "Blueprints", href: paths.blueprints(team), icon: ScrollText, shortcut: "g b" },
  { label: "Settings", href: `/${encodeURIComponent(team)}/settings`, icon: Settings, shortcut: "g s" },
];

/** Parts of the settings, for their navigation and for the palette. */
export const settingsPages = (team: string): readonly { label: string; href: string }[] => [
  { label: "General", href: paths.settings(team, "general") },
  { label: "Projects", href: paths.settings(team, "projects") },
  { label: "Members", href: paths.settings(team, "members") },
  { label: "API keys", href: paths.settings(team, "keys") },
  { label: "Webhooks", href: paths.settings(team, "webhooks") },
  { label: "Secrets", href: paths.settings(team, "secrets") },
  { label: "Audit log", href: paths.settings(team, "audit") },
];
