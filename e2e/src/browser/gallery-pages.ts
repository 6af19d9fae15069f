/** What the addresses of a world name. */
export interface GalleryPlaces {
  /** Slugs of teams: with something of everything, with things in which nothing has happened, and with nothing at all. */
  full: string;
  empty: string;
  bare: string;
  /** Of the full team. */
  plan: string;
  webhook: string;
  /** Of the empty team. */
  emptyWebhook: string;
  /** Where an invitation leads. */
  invitation: string;
}

export interface Shot {
  as: "owner" | "beginner" | "newcomer" | "stranger";
  path: string;
  /** Text that is there when the page has what it is to show. */
  shows: string | RegExp;
}

/** The states of a page: with something in it, with nothing, and when the server fails (the full one's address, unless it says another). */
export interface GalleryPage {
  full: Shot;
  empty?: Shot;
  /** What it says when its requests fail; null: it asks nothing that can fail before one acts. */
  error: string | RegExp | null;
}

const FAILED = /did not answer|is not answering|cannot be reached/i;

const open = (path: string, shows: string): GalleryPage => ({ full: { as: "stranger", path, shows }, error: null });

/** Nobody has to be signed in for these, and they ask nothing. */
const openPages: Record<string, GalleryPage> = {
  "/sign-in": open("/sign-in", "Sign in"),
  "/sign-up": open("/sign-up", "Create your account"),
  "/two-factor": open("/two-factor", "Second step"),
  "/api/docs": open("/api/docs", "How to call it"),
  "/api/docs/[entity]": open("/api/docs/clusters", "clusters.create"),
};

const as =
  (who: Shot["as"]) =>
  (path: string, shows: Shot["shows"]): Shot => ({ as: who, path, shows });
const [owns, begins, comes, strange] = [as("owner"), as("beginner"), as("newcomer"), as("stranger")];

const rowOf =
  ({ full, empty }: GalleryPlaces) =>
  (path: string, shows: Shot["shows"], nothing: Shot["shows"]): GalleryPage => ({
    full: owns(`/${full}${path}`, shows),
    empty: begins(`/${empty}${path}`, nothing),
    error: FAILED,
  });

/** A row for every page of the dashboard: one that has none fails the run. */
export const galleryPages = (places: GalleryPlaces): Record<string, GalleryPage> => ({
  ...peoplesPages(places),
  ...workPages(places),
  ...settingsPages(places),
});

function peoplesPages(places: GalleryPlaces): Record<string, GalleryPage> {
  const { full, bare, invitation } = places;
  return {
    "/": { full: comes("/", "New team"), error: FAILED },
    ...openPages,
    "/account": { full: owns("/account", "Password"), error: FAILED },
    "/new": { full: owns(`/new?team=${full}`, "Your first cluster"), empty: comes("/new", "New team"), error: null },
    "/invitations/[token]": {
      full: comes(invitation, "Join the team"),
      empty: strange("/invitations/nothing-of-the-kind", "You are invited to a team"),
      error: null,
    },
    "/[team]": { full: owns(`/${full}`, "shop"), empty: begins(`/${bare}`, "Start with the demo"), error: FAILED },
    "/[team]/[...rest]": { full: owns(`/${full}/no/such/page`, /no such page|nothing here|not found/i), error: null },
  };
}

function workPages(places: GalleryPlaces): Record<string, GalleryPage> {
  const { full, empty, bare } = places;
  const ofTeam = rowOf(places);
  const ofCluster = (part: string, shows: Shot["shows"], nothing: Shot["shows"]): GalleryPage => ({
    full: owns(`/${full}/clusters/shop${part}`, shows),
    empty: begins(`/${empty}/clusters/idle${part}`, nothing),
    error: FAILED,
  });
  return {
    "/[team]/clusters": { full: owns(`/${full}/clusters`, "shop"), empty: begins(`/${bare}/clusters`, "No cluster yet"), error: FAILED },
    "/[team]/clusters/new": ofTeam("/clusters/new", "Blueprint", "No blueprint to run yet"),
    "/[team]/clusters/[cluster]": ofCluster("", "master-1", "Nothing runs"),
    "/[team]/clusters/[cluster]/timeline": ofCluster("/timeline", "Steps", "No operation yet"),
    "/[team]/clusters/[cluster]/services": ofCluster("/services", "busybox", "No service"),
    "/[team]/clusters/[cluster]/machines": ofCluster("/machines", "worker-1", "No machine"),
    "/[team]/clusters/[cluster]/logs": ofCluster("/logs", /lines|Nothing was printed/, "Nothing was printed yet"),
    "/[team]/clusters/[cluster]/events": ofCluster("/events", "step.succeeded", /Nothing has happened yet|cluster\.created/),
    "/[team]/clusters/[cluster]/terminal": ofCluster("/terminal", "Open a terminal", "Nothing to open a terminal on"),
    "/[team]/clusters/[cluster]/settings": ofCluster("/settings", "Description", "Description"),
    "/[team]/blueprints": {
      full: owns(`/${full}/blueprints`, "shop"),
      empty: begins(`/${bare}/blueprints`, "No blueprint yet"),
      error: FAILED,
    },
    "/[team]/blueprints/new": ofTeam("/blueprints/new", "The demo", "The demo"),
    "/[team]/blueprints/[blueprint]": {
      full: owns(`/${full}/blueprints/shop`, "No fault"),
      empty: begins(`/${empty}/blueprints/blank`, "No fault"),
      error: FAILED,
    },
    "/[team]/blueprints/[blueprint]/versions": {
      full: owns(`/${full}/blueprints/shop/versions`, "many copies"),
      empty: begins(`/${empty}/blueprints/blank/versions`, "No version yet"),
      error: FAILED,
    },
  };
}

function settingsPages(places: GalleryPlaces): Record<string, GalleryPage> {
  const { full, empty, bare, plan, webhook, emptyWebhook } = places;
  const ofTeam = rowOf(places);
  return {
    "/[team]/plans/[plan]": { full: owns(`/${full}/plans/${plan}?cluster=staging`, "Placements"), error: FAILED },
    "/[team]/settings": { full: owns(`/${full}/settings`, "General"), error: null },
    "/[team]/settings/general": ofTeam("/settings/general", "Roles", "Roles"),
    "/[team]/settings/projects": ofTeam("/settings/projects", "checkout", "default"),
    "/[team]/settings/members": ofTeam("/settings/members", "someone.with.a.long.name", "Nobody is invited"),
    "/[team]/settings/keys": ofTeam("/settings/keys", "deploy from CI", "No API key yet"),
    "/[team]/settings/webhooks": {
      full: owns(`/${full}/settings/webhooks`, "http://127.0.0.1"),
      empty: begins(`/${bare}/settings/webhooks`, "No webhook yet"),
      error: FAILED,
    },
    "/[team]/settings/webhooks/[webhook]": {
      full: owns(`/${full}/settings/webhooks/${webhook}`, "step.succeeded"),
      empty: begins(`/${empty}/settings/webhooks/${emptyWebhook}`, "Nothing was sent yet"),
      error: FAILED,
    },
    "/[team]/settings/secrets": ofTeam("/settings/secrets", "database-password", "No secret yet"),
    "/[team]/settings/audit": ofTeam("/settings/audit", "secrets.put", "blueprints.create"),
  };
}
