import { BookOpen, Braces, Dot } from "lucide-react";
import NextLink from "next/link";
import type { ReactNode } from "react";
import { Brand } from "../../ui/brand.tsx";
import { SideNav } from "../../ui/side-nav.tsx";
import { paths } from "../paths.ts";

/** Around the API's reference: nobody has to be signed in to read it. */
export function DocsFrame({ entities, children }: { entities: readonly string[]; children: ReactNode }) {
  const items = [
    { href: paths.apiDocs(), label: "Overview", icon: <BookOpen aria-hidden />, exact: true },
    ...entities.map((entity) => ({ href: paths.apiDocs(entity), label: entity, icon: <Dot aria-hidden /> })),
  ];
  const contents = (
    <div className="space-y-4">
      <SideNav label="API reference" items={items} />
      <a href={paths.openapi()} className="flex items-center gap-2.5 px-2 text-xs text-muted hover:text-ink">
        <Braces aria-hidden className="size-4" /> openapi.json
      </a>
    </div>
  );
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <aside className="border-b border-line bg-surface p-3 lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0">
        <NextLink href="/" className="mb-3 flex items-center gap-2 rounded-md px-2 py-1">
          <Brand /> <span className="text-muted">API</span>
        </NextLink>
        <details className="lg:hidden">
          <summary className="cursor-pointer px-2 py-2 text-muted">Contents</summary>
          {contents}
        </details>
        <div className="hidden lg:block">{contents}</div>
      </aside>
      <main className="min-w-0 pb-16">{children}</main>
    </div>
  );
}
