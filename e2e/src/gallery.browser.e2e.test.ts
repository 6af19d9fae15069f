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
  pages = galleryPages(world);
});
afterAll(async () => {
  await world?.leave();
  await stage?.close();
});

const routes = pageRoutes().filter((route) => route.includes(process.env.SLIPWAY_E2E_ROUTE ?? ""));

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
  const page = await world[as].context.newPage();
  const watch = watchPage(page, { refusals: broken || as === "stranger" });
  // The server itself goes on: only what pages ask of it fails.
  if (broken) await page.route(/\/api\/(trpc|v1|auth)\//, (route) => route.abort());
  await page.goto(path);
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
  return { page, watch };
}

async function look(route: string, state: keyof GalleryPage, shot: Shot): Promise<string[]> {
  const { page, watch } = await opened(shot, state === "error");
  try {
    return [...(await shootPage(page, fileName(route, state), { quick: state !== "full" })), ...watch.faults()];
  } finally {
    await page.close();
  }
}

const stateOf = (route: string): GalleryPage => {
  const row = pages[route];
  if (!row) throw new Error(`${route} has no row in gallery-pages.ts`);
  return row;
};

test.each(routes)("%s with something in it", async (route) => {
  expect(await look(route, "full", stateOf(route).full)).toEqual([]);
});

test.each(routes)("%s with nothing in it, where that is another look", async (route) => {
  const { empty } = stateOf(route);
  expect(empty ? await look(route, "empty", empty) : []).toEqual([]);
});

test.each(routes)("%s when the server does not answer", async (route) => {
  const { full, error } = stateOf(route);
  expect(error ? await look(route, "error", { ...full, shows: error }) : []).toEqual([]);
});
