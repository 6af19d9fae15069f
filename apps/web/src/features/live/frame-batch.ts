const LATEST_MS = 250;

/** Collects what comes within one frame and hands it over once; in a background tab, where no frame is drawn, a little later. */
export function frameBatch<Item>(flush: (items: Item[]) => void): { push(item: Item): void; cancel(): void } {
  let pending: Item[] = [];
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function cancel(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    timer = undefined;
  }
  function hand(): void {
    cancel();
    const items = pending;
    pending = [];
    flush(items);
  }
  return {
    push(item) {
      pending.push(item);
      if (timer !== undefined) return;
      frame = requestAnimationFrame(hand);
      timer = setTimeout(hand, LATEST_MS);
    },
    cancel,
  };
}
