import type { ReactNode } from "react";

export interface TableColumn<Row> {
  id: string;
  header: string;
  cell(row: Row): ReactNode;
  /** Makes the column sortable: what its rows are compared by; null goes last. */
  sortBy?(row: Row): string | number | null;
  align?: "right";
  /** A CSS width; columns without one share what is left. */
  width?: string;
  /** On a card this is the title, without a label. The first column is, unless another says so. */
  lead?: boolean;
  /** Not worth a line on a card. */
  hideOnCard?: boolean;
}

export interface TableSort {
  column: string;
  descending: boolean;
}
