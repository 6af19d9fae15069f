/** A refusal of sign-in, in the words of this product; reads like any problem. */
export class AuthRefused extends Error {
  readonly data: { code: string; detail: string; remedy?: string };

  constructor(code: string, detail: string, remedy?: string) {
    super(detail);
    this.name = "AuthRefused";
    this.data = { code, detail, remedy };
  }
}

interface Words {
  message: string;
  remedy?: string;
}

const wrongCode: Words = { message: "The code is wrong or over.", remedy: "Enter the one that the app shows now." };

/** better-auth's codes; what is not here is told as it says it. */
const words: Record<string, Words> = {
  INVALID_EMAIL_OR_PASSWORD: { message: "The e-mail address or the password is wrong." },
  INVALID_EMAIL: { message: "This is no e-mail address." },
  INVALID_PASSWORD: { message: "The password is wrong." },
  PASSWORD_TOO_SHORT: { message: "The password is too short.", remedy: "Take 12 characters or more." },
  PASSWORD_TOO_LONG: { message: "The password is too long.", remedy: "256 characters are the most." },
  USER_ALREADY_EXISTS: { message: "There is an account of this address already.", remedy: "Sign in instead." },
  INVITATION_REQUIRED: { message: "Signing up here is by invitation.", remedy: "Open the link of your invitation, with its address." },
  INVALID_CODE: wrongCode,
  INVALID_TWO_FACTOR_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: { message: "This sign-in has taken too long.", remedy: "Begin again with e-mail and password." },
  INVALID_BACKUP_CODE: { message: "This backup code is wrong or was used.", remedy: "Each one works once; try another." },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { message: "Too many wrong codes.", remedy: "Begin again with e-mail and password." },
  SESSION_NOT_FRESH: { message: "You signed in long ago.", remedy: "Sign out, sign in and try again." },
};

interface Refusal {
  code?: string;
  message?: string;
  detail?: string;
  remedy?: string;
}

/** Asks sign-in itself (`/api/auth`), which stands beside the operations. AuthRefused with what to do. */
export async function authCall<Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/api/auth${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as Answer;
  throw refusalOf(response, (await response.json().catch(() => ({}))) as Refusal);
}

function refusalOf(response: Response, { code = "", message, detail, remedy }: Refusal): AuthRefused {
  const told = words[code];
  if (response.status === 429) {
    const seconds = response.headers.get("retry-after") ?? response.headers.get("x-retry-after");
    return new AuthRefused("RATE_LIMITED", "Too many tries.", `Wait ${seconds ? `${seconds} s` : "a minute"}, then try again.`);
  }
  if (response.status === 401 && !told) return new AuthRefused("UNAUTHENTICATED", message ?? "You are signed out.", "Sign in again.");
  return new AuthRefused(
    code || "REFUSED",
    told?.message ?? detail ?? message ?? `The server answered ${response.status}.`,
    told?.remedy ?? remedy,
  );
}
