import { EventsPage } from "../../../../../src/features/cluster/events-page.tsx";

export default function Page() {
  return <EventsPage />;
}
