const segment = encodeURIComponent;

type ClusterPart = "timeline" | "services" | "machines" | "logs" | "events" | "terminal" | "settings";
type SettingsPart = "general" | "projects" | "members" | "keys" | "webhooks" | "secrets" | "audit";

/** The only place where the dashboard's addresses are made. */
export const paths = {
  /** Read without signing in. */
  apiDocs: (entity?: string) => `/api/docs${entity === undefined ? "" : `/${segment(entity)}`}`,
  openapi: () => "/api/openapi.json",
  signIn: () => "/sign-in",
  signUp: () => "/sign-up",
  account: () => "/account",
  newTeam: () => "/new",
  /** A new team's next step: choosing what to run, then watching it start. */
  firstStart: (at: { team: string; cluster?: string; operation?: string }) => `/new?${new URLSearchParams(at)}`,
  home: (team: string) => `/${segment(team)}`,
  clusters: (team: string) => `/${segment(team)}/clusters`,
  newCluster: (team: string) => `/${segment(team)}/clusters/new`,
  cluster: (team: string, cluster: string, part?: ClusterPart) => `/${segment(team)}/clusters/${segment(cluster)}${part ? `/${part}` : ""}`,
  /** The timeline with one operation chosen. */
  operation: (team: string, cluster: string, operation: string) =>
    `/${segment(team)}/clusters/${segment(cluster)}/timeline?${new URLSearchParams({ operation })}`,
  /** Logs or terminal of one machine or task, by name. */
  source: (team: string, cluster: string, { part, ...source }: { part: "logs" | "terminal"; machine?: string; task?: string }) =>
    `/${segment(team)}/clusters/${segment(cluster)}/${part}?${new URLSearchParams(source)}`,
  blueprints: (team: string) => `/${segment(team)}/blueprints`,
  newBlueprint: (team: string) => `/${segment(team)}/blueprints/new`,
  blueprint: (team: string, blueprint: string, part?: "versions") =>
    `/${segment(team)}/blueprints/${segment(blueprint)}${part ? `/${part}` : ""}`,
  /** A plan is found by its cluster, so its address names that too. */
  plan: (team: string, { cluster, plan }: { cluster: string; plan: string }) =>
    `/${segment(team)}/plans/${segment(plan)}?${new URLSearchParams({ cluster })}`,
  settings: (team: string, part: SettingsPart = "general") => `/${segment(team)}/settings/${part}`,
  webhook: (team: string, webhook: string) => `/${segment(team)}/settings/webhooks/${segment(webhook)}`,
} as const;
