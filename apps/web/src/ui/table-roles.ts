/** Said aloud although the elements mean the same: as cards a table is not displayed as one, and browsers then forget what it is. */
export const tableRoles = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  cell: { role: "cell" },
} as const;
