import { TimelinePage } from "../../../../../src/features/timeline/timeline-page.tsx";

export default function Page() {
  return <TimelinePage />;
}
