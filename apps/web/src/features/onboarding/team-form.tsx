"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useTRPC } from "../api/trpc.ts";
import { paths } from "../paths.ts";
import { rememberTeam } from "../shell/last-team.ts";
import { slugOf } from "./slug-of.ts";

/** The address follows the name until it is written by hand. */
export function TeamForm() {
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState("");
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const slug = ownSlug ?? slugOf(name);
  const create = useMutation(
    trpc.teams.create.mutationOptions({
      onSuccess(team) {
        rememberTeam(team.slug);
        router.push(paths.firstStart({ team: team.slug }));
      },
    }),
  );
  return (
    <form
      className="max-w-md space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name: name.trim(), slug });
      }}
    >
      <p className="text-muted">A team owns clusters, blueprints and credentials. Others see nothing of it until you invite them.</p>
      <Field label="Name" required>
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          autoFocus
          maxLength={80}
          autoComplete="organization"
        />
      </Field>
      <Field label="Address" hint="In the addresses of your pages; it stays." required>
        <Input
          mono
          value={slug}
          onChange={(event) => setOwnSlug(event.target.value)}
          required
          minLength={2}
          maxLength={40}
          spellCheck={false}
        />
      </Field>
      {create.error && <ProblemNotice error={create.error} />}
      <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
        Make the team
      </Button>
    </form>
  );
}
