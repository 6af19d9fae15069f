"use client";

import type { Project } from "@slipway/usecases/projects/schemas";
import { useQuery } from "@tanstack/react-query";
import { FolderOpen, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageBody } from "../../../ui/page-body.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { Table } from "../../../ui/table.tsx";
import { allPages } from "../../api/all-pages.ts";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import { useMay } from "../../shell/use-may.ts";
import { Loaded } from "../loaded.tsx";
import { DeleteProject } from "./delete-project.tsx";
import { projectColumns } from "./project-columns.tsx";
import { ProjectDialog } from "./project-dialog.tsx";

const PAGE = 200;

export function ProjectsPage() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayManage = useMay("projects.manage");
  const [naming, setNaming] = useState<Project | "new" | null>(null);
  const [deleting, setDeleting] = useState<Project | null>(null);
  const projects = useQuery({
    queryKey: trpc.projects.list.queryKey({ limit: PAGE }),
    queryFn: () => allPages((cursor) => client.projects.list.query({ limit: PAGE, cursor })),
  });
  const add = mayManage && (
    <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setNaming("new")}>
      New project
    </Button>
  );
  return (
    <PageBody>
      <Panel flush title="Projects" description="Clusters and blueprints lie in one; keys can be narrowed to it." actions={add}>
        <Loaded query={projects} label="Loading projects">
          {({ items }) => (
            <Table
              bare
              label="Projects"
              columns={projectColumns({ mayManage, onRename: setNaming, onDelete: setDeleting })}
              rows={items}
              rowKey={({ id }) => id}
              empty={<EmptyState icon={<FolderOpen aria-hidden />} title="No project" text="Make one for things that belong together." />}
            />
          )}
        </Loaded>
      </Panel>
      {naming !== null && <ProjectDialog project={naming === "new" ? null : naming} onClose={() => setNaming(null)} />}
      {deleting && <DeleteProject project={deleting} onClose={() => setDeleting(null)} />}
    </PageBody>
  );
}
