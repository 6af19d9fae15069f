/** A binary min-heap. */
export interface Heap<Item> {
  push(item: Item): void;
  pop(): Item | undefined;
}

export function heapOf<Item>(before: (left: Item, right: Item) => boolean): Heap<Item> {
  const items: Item[] = [];

  function rise(start: number, item: Item): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = items[parent] as Item;
      if (!before(item, above)) break;
      items[index] = above;
      index = parent;
    }
    items[index] = item;
  }

  function sink(item: Item): void {
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1] as Item, items[child] as Item)) child += 1;
      if (!before(items[child] as Item, item)) break;
      items[index] = items[child] as Item;
      index = child;
    }
    items[index] = item;
  }

  return {
    push(item) {
      items.push(item);
      rise(items.length - 1, item);
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (items.length > 0) sink(last as Item);
      return top;
    },
  };
}
