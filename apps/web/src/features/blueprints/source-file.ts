/** One file of a blueprint's program; the first of a list is the one that is run. */
export interface SourceFile {
  path: string;
  content: string;
}
