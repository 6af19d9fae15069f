/** What a template gives: files by path, and what is left to do by hand. */
export interface NewFiles {
  files: Record<string, string>;
  next: string[];
}

/** `pause-cluster` as `pauseCluster`. */
export const camelCase = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
