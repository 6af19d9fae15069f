import { PageBody } from "./page-body.tsx";
import { Skeleton } from "./skeleton.tsx";
import { TableSkeleton } from "./table-skeleton.tsx";

/** While a page's code is on its way. */
export function PageSkeleton() {
  return (
    <>
      <div className="border-b border-line px-4 py-5 sm:px-6">
        <Skeleton className="h-6 w-44" />
      </div>
      <PageBody>
        <TableSkeleton label="Loading the page" />
      </PageBody>
    </>
  );
}
