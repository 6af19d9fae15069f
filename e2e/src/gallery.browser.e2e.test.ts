import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type GalleryPage, galleryPages, type Shot } from "./browser/gallery-pages.ts";
import { type GalleryWorld, galleryWorld } from "./browser/gallery-world.ts";
import { pageRoutes } from "./browser/page-routes.ts";
import { shootPage } from "./browser/shoot-page.ts";
import { openStage, type Stage } from "./browser/stage.ts";
import { type PageWatch, watchPage } from "./browser/watch-page.ts";

/** Every page in every state, light and dark, wide and on a phone: looked at by axe here, and by people in `.slipway/screenshots`. */
let stage: Stage;
let world: GalleryWorld;
let pages: Record<string, GalleryPage>;

beforeAll(async () => {
  stage = await openStage({
    provider: "fake",
    timeDivisor: 10,
    // The receiver of the webhooks listens on loopback.
    environment: { SLIPWAY_WEBHOOK_NETWORKS: "127.0.0.0/8" },
  });
  world = await galleryWorld(stage);
  pages = galleryPages(world.places);
});
afterAll(async () => {
  await world?.leave();
  await stage?.close();
});

/** Which pages have which states is known before there is a world. */
const outline = galleryPages({ full: "", empty: "", bare: "", plan: "", webhook: "", emptyWebhook: "", invitation: "" });
const routes = pageRoutes().filter((route) => route.includes(process.env.SLIPWAY_E2E_ROUTE ?? ""));
const routesWith = (state: keyof GalleryPage): string[] => routes.filter((route) => outline[route]?.[state]);

test("every page has its row, and every row its page", () => {
  expect(Object.keys(pages).sort()).toEqual(pageRoutes());
});

const fileName = (route: string, state: string): string =>
  `${
    route === "/"
      ? "entry"
      : route
          .slice(1)
          .replaceAll(/[[\].]/g, "")
          .replaceAll("/", "-")
  }.${state}`;

async function opened({ as, path, shows }: Shot, broken: boolean): Promise<{ page: Page; watch: PageWatch }> {
  const page = await world.people[as].newPage();
  const watch = watchPage(page, { refusals: broken || as === "stranger" });
  // The server itself goes on: only what pages ask of it fails.
  if (broken) await page.route(/\/api\/(trpc|v1|auth)\//, (route) => route.abort());
  await page.goto(path);
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
  return { page, watch };
}

async function look(route: string, state: keyof GalleryPage): Promise<string[]> {
  const { page, watch } = await opened(shotOf(route, state), state === "error");
  try {
    return [...(await shootPage(page, fileName(route, state), { quick: state !== "full" })), ...watch.faults()];
  } finally {
    await page.close();
  }
}

function shotOf(route: string, state: keyof GalleryPage): Shot {
  const { full, empty, error } = pages[route] ?? {};
  const shot = { full, empty, error: full && error ? { ...full, shows: error } : undefined }[state];
  if (!shot) throw new Error(`${route} has no row for ${state} in gallery-pages.ts`);
  return shot;
}

test.each(routes)("%s with something in it", async (route) => {
  expect(await look(route, "full")).toEqual([]);
});

test.each(routesWith("empty"))("%s with nothing in it", async (route) => {
  expect(await look(route, "empty")).toEqual([]);
});

test.each(routesWith("error"))("%s when the server does not answer", async (route) => {
  expect(await look(route, "error")).toEqual([]);
});
