import { MachinesPage } from "../../../../../src/features/cluster/machines-page.tsx";

export default function Page() {
  return <MachinesPage />;
}
