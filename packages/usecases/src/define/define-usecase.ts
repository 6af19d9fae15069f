import type { z } from "zod";
import { executeUsecase } from "./execute-usecase.ts";
import type { Usecase, UsecaseDefinition, UsecaseKind } from "./usecase.ts";

export function defineUsecase<I extends z.ZodObject, O extends z.ZodType, K extends UsecaseKind, Prepared = undefined, Result = z.input<O>>(
  definition: UsecaseDefinition<I, O, Prepared, Result> & { kind: K },
): Usecase<I, O, K> {
  return {
    ...definition,
    execute: (scope, input, options = {}) => executeUsecase({ definition, scope, input, options }),
  };
}
