import type { Locator, Page } from "playwright-core";

/** Remembers the document; the answer throws when the page was loaded anew since. */
export async function sameDocument(page: Page): Promise<() => Promise<void>> {
  const loadedAt = (): Promise<number> => page.evaluate(() => performance.timeOrigin);
  const before = await loadedAt();
  return async () => {
    if ((await loadedAt()) !== before) throw new Error(`${page.url()} was loaded anew`);
  };
}

/** The bars of the timeline that stand for steps in a state. */
export const stepsThat = (page: Page, state: string): Locator =>
  page.getByRole("group", { name: "Steps by machine" }).getByRole("button", { name: new RegExp(`: ${state}`) });

/** A machine of the topology, while it is in a state. */
export const machineHead = (page: Page, name: string, state: string): Locator =>
  page.locator("main").getByRole("button", { name: new RegExp(`^${name} .*${state}`) });

/** Puts another text into the editor, as by pasting. */
export async function replaceProgram(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Program/ }).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

/** The confirming button of the open dialog, and its end. */
export async function confirmWith(page: Page, label: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: label, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The names of what can be pressed or chosen on the page itself, without its frame and the heads that sort a table. */
export const enabledButtons = (page: Page): Promise<string[]> =>
  page
    .locator("main")
    .locator("button:enabled:not(th button), select:enabled, a[href$='/new']")
    .evaluateAll((found) => found.map((one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim()));

/** What has the focus, by its words; the body says nothing. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: active } = document;
    return active && active !== document.body ? (active.getAttribute("aria-label") ?? active.textContent ?? "") : "";
  });
