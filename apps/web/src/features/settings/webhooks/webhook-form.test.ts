import { expect, test } from "vitest";
import { emptyWebhookForm, webhookChange } from "./webhook-form.ts";

test("a change holds what was changed and nothing else", () => {
  const before = { ...emptyWebhookForm, url: "https://example.com/a", clusterIds: ["gone"] };
  expect(webhookChange(before, { ...before, clusterIds: ["gone"] })).toEqual({});
  expect(webhookChange(before, { ...before, url: "https://example.com/b", clusterIds: [] })).toEqual({
    url: "https://example.com/b",
    clusterIds: [],
  });
});
