import { Button } from "../../ui/button.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Notice } from "../../ui/notice.tsx";

export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept(): void }) {
  return (
    <div className="space-y-3">
      <Notice
        tone="warn"
        actions={
          <Button size="sm" onClick={onKept}>
            I have kept them
          </Button>
        }
      >
        Keep these backup codes: each works once in place of the app, and they are shown this once.
      </Notice>
      <CodeBlock code={codes.join("\n")} label="Backup codes" />
    </div>
  );
}
