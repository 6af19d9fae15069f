import type { ReactNode } from "react";

interface DataTableProps {
  title: string;
  columns: string[];
  rows: { id: string; cells: ReactNode[] }[];
  empty: string;
}

export function DataTable({ title, columns, rows, empty }: DataTableProps) {
  return (
    <section className="rounded-lg border border-stone-200 bg-white">
      <h2 className="border-b border-stone-200 px-4 py-2 text-sm font-semibold">{title}</h2>
      <div className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead className="text-xs text-stone-500">
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-4 py-2 font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells }) => (
              <tr key={id} className="border-t border-stone-100">
                {columns.map((column, at) => (
                  <td key={column} className="px-4 py-2 align-top">
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className="px-4 py-3 text-sm text-stone-500">{empty}</p>}
    </section>
  );
}
