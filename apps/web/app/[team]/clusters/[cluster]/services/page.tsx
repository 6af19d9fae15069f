import { TasksPage } from "../../../../../src/features/cluster/tasks-page.tsx";

export default function Page() {
  return <TasksPage />;
}
