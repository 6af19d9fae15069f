export interface ForgeComment {
  id: string;
  body: string;
}

/** The pull or merge request that a CI job is about. */
export interface Forge {
  /** The first comment that begins so. */
  find(start: string): Promise<ForgeComment | undefined>;
  /** Writes a comment, over `before` where it is given; resolves to where it is read. */
  save(body: string, before: ForgeComment | undefined): Promise<string>;
}

export type Environment = Readonly<Record<string, string | undefined>>;
