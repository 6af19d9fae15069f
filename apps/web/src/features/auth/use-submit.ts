"use client";

import { type FormEvent, useState } from "react";

/** A form that is sent as its fields' values: busy while it goes, with its error when it is refused. `send` leads on by itself. */
export function useSubmit(send: (values: Record<string, string>) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit(form: HTMLFormElement): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
      await send(Object.fromEntries(fields));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void submit(event.currentTarget);
  };
  return { busy, error, onSubmit };
}
