import { AppError } from "@slipway/core/errors";
import { z } from "zod";
import { newApiKey } from "../credentials/api-key.ts";
import { actorName, defineUsecase } from "../define/index.ts";
import { createdKey, keyRole } from "./schemas.ts";

export const createKey = defineUsecase({
  name: "keys.create",
  kind: "command",
  action: "keys.manage",
  rest: { method: "POST", path: "/keys", status: 201 },
  summary: "Makes an API key; the key itself is in this answer only.",
  input: z.strictObject({
    name: z.string().trim().min(1).max(100),
    role: keyRole,
    expiresAt: z.iso.datetime().optional().meta({ description: "Never, when left out." }),
  }),
  output: createdKey,
  confidential: true,
  async run({ tx, actor, ports }, { name, role, expiresAt }) {
    if (expiresAt && Date.parse(expiresAt) <= ports.clock.now()) {
      throw new AppError("INVALID_INPUT", "The request has faults.", {
        faults: [{ path: "/expiresAt", message: "Must lie in the future." }],
      });
    }
    const { key, prefix, keyHash } = newApiKey();
    const row = await tx.apiKeys.create({
      name,
      role,
      prefix,
      keyHash,
      createdBy: actorName(actor),
      expiresAt: expiresAt ? new Date(expiresAt) : null,
    });
    return { ...row, role, key };
  },
  audit: ({ role, expiresAt }, { id }) => ({ target: `key/${id}`, detail: { role, expiresAt: expiresAt ?? null } }),
});
