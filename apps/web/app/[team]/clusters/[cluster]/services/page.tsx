import { ServicesPage } from "../../../../../src/features/cluster/services-page.tsx";

export default function Page() {
  return <ServicesPage />;
}
