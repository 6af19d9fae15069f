interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const MAX_PAGES = 50;

/** Reads a list to its end, for pages that show all of it. Shaped like one page, so that it can stand in the same cache entry. */
export async function allPages<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Page<Item>> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { items: more, nextCursor } = await read(cursor);
    items.push(...more);
    if (nextCursor === null) return { items, nextCursor: null };
    cursor = nextCursor;
  }
  return { items, nextCursor: cursor ?? null };
}
