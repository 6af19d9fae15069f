import { Compass } from "lucide-react";
import { Brand } from "../src/ui/brand.tsx";
import { ButtonLink } from "../src/ui/button-link.tsx";
import { EmptyState } from "../src/ui/empty-state.tsx";

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <Brand />
      <EmptyState
        page
        icon={<Compass aria-hidden />}
        title="There is no such page"
        text="The address may be mistyped, or what it led to is gone."
        actions={
          <ButtonLink href="/" variant="primary">
            To your team
          </ButtonLink>
        }
      />
    </main>
  );
}
