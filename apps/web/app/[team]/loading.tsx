import { PageSkeleton } from "../../src/ui/page-skeleton.tsx";

export default function Loading() {
  return <PageSkeleton />;
}
