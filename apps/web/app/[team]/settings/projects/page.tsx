import { ProjectsPage } from "../../../../src/features/settings/projects/projects-page.tsx";

export default function Page() {
  return <ProjectsPage />;
}
