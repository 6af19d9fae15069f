"use client";

import { PageBody } from "../../ui/page-body.tsx";
import { PageHeader } from "../../ui/page-header.tsx";

export function HomePage() {
  return (
    <>
      <PageHeader title="Home" />
      <PageBody>{null}</PageBody>
    </>
  );
}
