"use client";

import { ClipboardPaste, Rocket } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { paths } from "../paths.ts";
import { demoBlueprint } from "./demo-blueprint.ts";
import { slugOf } from "./slug-of.ts";
import { useFirstStart } from "./use-first-start.ts";

type Choice = "demo" | "own";

export function FirstStart({ team }: { team: string }) {
  const router = useRouter();
  const [choice, setChoice] = useState<Choice>("demo");
  const [name, setName] = useState("demo");
  const [content, setContent] = useState("");
  const start = useFirstStart();
  const source = choice === "demo" ? { path: "demo.js", content: demoBlueprint } : { path: "blueprint.js", content };

  return (
    <form
      className="min-w-0 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate({ name, ...source }, { onSuccess: (made) => router.push(paths.firstStart({ team, ...made })) });
      }}
    >
      <ChoiceCards
        label="What to run"
        value={choice}
        onValue={setChoice}
        choices={[
          {
            value: "demo",
            title: "The demo",
            text: "Three copies of a small web server behind a load balancer, on three machines of this computer.",
            icon: <Rocket aria-hidden />,
          },
          {
            value: "own",
            title: "A blueprint of yours",
            text: "Paste a program. It is checked before anything starts.",
            icon: <ClipboardPaste aria-hidden />,
          },
        ]}
      />
      <div className="max-w-md">
        <Field label="Name" hint="Of the blueprint and of its cluster." required>
          <Input
            mono
            value={name}
            onChange={(event) => setName(event.target.value)}
            // Not while typing: a hyphen at the end is about to be followed by something.
            onBlur={() => setName(slugOf(name) || name)}
            required
            maxLength={40}
          />
        </Field>
      </div>
      {choice === "demo" ? (
        <details className="group">
          <summary className="w-fit rounded-sm text-muted hover:text-ink">What the demo says</summary>
          <div className="mt-2">
            <CodeBlock code={demoBlueprint} label="Demo blueprint" />
          </div>
        </details>
      ) : (
        <Field label="Program" hint="JavaScript that describes machines, containers and connections." required>
          <Textarea mono rows={16} value={content} onChange={(event) => setContent(event.target.value)} required spellCheck={false} />
        </Field>
      )}
      {start.error && <ProblemNotice error={start.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={start.isPending || start.isSuccess}>
          Start {choice === "demo" ? "the demo" : "it"}
        </Button>
        <ButtonLink href={paths.home(team)} variant="ghost">
          Not now
        </ButtonLink>
      </div>
    </form>
  );
}
