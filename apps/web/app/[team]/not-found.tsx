import { Compass } from "lucide-react";
import { ButtonLink } from "../../src/ui/button-link.tsx";
import { EmptyState } from "../../src/ui/empty-state.tsx";

export default function NotFound() {
  return (
    <div className="flex flex-1 items-center">
      <EmptyState
        page
        icon={<Compass aria-hidden />}
        title="There is no such page"
        text="The address may be mistyped, or what it led to is gone. The team's pages are at the side; ⌘K or Ctrl K finds everything."
        actions={<ButtonLink href="/">To your team</ButtonLink>}
      />
    </div>
  );
}
