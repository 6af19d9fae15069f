/** Variables whose whole value is a secret; of the URLs it is the password. */
const SECRET_NAME = /(SECRET|PASSWORD|TOKEN|PRIVATE|MASTER_KEY|_KEY)$/;
const HEADERS = /^OTEL_EXPORTER_OTLP(_TRACES)?_HEADERS$/;

/** The secrets this process was started with: no pattern would know them. */
export function ownSecrets(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value) return [];
    if (SECRET_NAME.test(name)) return [value];
    if (HEADERS.test(name)) return value.split(",").flatMap((pair) => pair.split("=").slice(1).join("=") || []);
    return URL.canParse(value) ? passwordOf(new URL(value)) : [];
  });
}

function passwordOf({ password }: URL): string[] {
  return password === "" ? [] : [password, decodeURIComponent(password)];
}
