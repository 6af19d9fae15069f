const openersOf = new WeakMap<Element, readonly HTMLElement[]>();

export function rememberOpeners(dialog: Element, openers: readonly HTMLElement[]): void {
  openersOf.set(dialog, openers);
}

/** What a dialog that opens now gives the focus back to: what has it, and, where that goes away before, what had it when the dialog around was opened. */
export function openersNow(): readonly HTMLElement[] {
  if (typeof document === "undefined") return [];
  const active = document.activeElement;
  const around = active?.closest('[role="dialog"]') ?? [...document.querySelectorAll('[role="dialog"]')].at(-1);
  return [ownOpener(active), ...((around && openersOf.get(around)) ?? [])].filter((one): one is HTMLElement => one !== null);
}

/** An entry of a menu is gone when it was chosen: the menu's button stands for it. */
function ownOpener(active: Element | null): HTMLElement | null {
  const menu = active?.closest('[role="menu"]');
  const opener = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : active;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}
