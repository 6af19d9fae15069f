import { AppError } from "@slipway/core/errors";
import { type ApiOperation, requestHeaders } from "@slipway/usecases";

/** By the rules that the API's document tells: what is too long is refused, not cut or passed over. INVALID_INPUT with every fault. */
export function checkHeaders(operation: ApiOperation, headers: Headers): void {
  const faults = Object.entries(requestHeaders(operation)).flatMap(([path, schema]) => {
    const checked = schema.safeParse(headers.get(path) ?? undefined);
    return checked.success ? [] : checked.error.issues.map(({ message }) => ({ path, message }));
  });
  if (faults.length > 0) throw new AppError("INVALID_INPUT", "The request has faults.", { faults });
}
