"use client";

import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";

interface ShownOnceProps {
  title: string;
  description: ReactNode;
  /** What the secret is: "The key". */
  label: string;
  secret: string;
  onClose(): void;
}

/** A secret that no answer holds again. */
export function ShownOnce({ title, description, label, secret, onClose }: ShownOnceProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have kept it
        </Button>
      }
    >
      <div className="space-y-3">
        <Notice tone="warn">Copy it now: it is shown this once.</Notice>
        <CodeBlock code={secret} label={label} wrap />
      </div>
    </Dialog>
  );
}
