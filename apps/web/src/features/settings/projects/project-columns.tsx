import type { Project } from "@slipway/usecases/projects/schemas";
import { Pencil, Trash2 } from "lucide-react";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { TableColumn } from "../../../ui/table-column.ts";
import { Time } from "../../../ui/time.tsx";

interface ProjectActs {
  mayManage: boolean;
  onRename(project: Project): void;
  onDelete(project: Project): void;
}

/** Things that name no project go into it, so it stays. */
const DEFAULT_PROJECT = "default";

export const projectColumns = ({ mayManage, onRename, onDelete }: ProjectActs): TableColumn<Project>[] => [
  {
    id: "name",
    header: "Name",
    sortBy: ({ name }) => name,
    cell: ({ name }) => (
      <span className="min-w-0 truncate">
        <span className="font-medium">{name}</span>
        {name === DEFAULT_PROJECT && <span className="ml-2 text-subtle">for what names no project; it stays</span>}
      </span>
    ),
  },
  { id: "made", header: "Made", width: "9rem", sortBy: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    id: "acts",
    header: "",
    width: "6rem",
    align: "right",
    cell: (project) =>
      mayManage && project.name !== DEFAULT_PROJECT ? (
        <span className="inline-flex gap-1">
          <IconButton size="sm" label={`Rename ${project.name}`} icon={<Pencil aria-hidden />} onClick={() => onRename(project)} />
          <IconButton size="sm" label={`Delete ${project.name}`} icon={<Trash2 aria-hidden />} onClick={() => onDelete(project)} />
        </span>
      ) : null,
  },
];
